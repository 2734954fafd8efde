import { type HistoryTable } from '../../programme';

/** Where a table of history goes, and by what its rows are known within a run. */
export interface PublishedTable {
  /** The table of the schema insiders. */
  readonly table: string;
  readonly key: readonly string[];
  /** Columns of the key that may be NULL. */
  readonly nullable?: readonly string[];
  /** Columns that keep what they have when a month brings none. */
  readonly kept?: readonly string[];
}

/** The tables of history in Postgres. */
export const publishedTables: Readonly<Record<HistoryTable, PublishedTable>> = {
  customers: { table: 'customers', key: ['run', 'as_of', 'customer_id'] },
  events: { table: 'membership_events', key: ['run', 'as_of', 'customer_id', 'event'] },
  segments: { table: 'segments', key: ['run', 'as_of', 'segment', 'country'], nullable: ['country'] },
  migration: { table: 'migration_rows', key: ['run', 'as_of', 'from_segment', 'to_segment'] },
  // What came is known by a later month, and stays when the month of the forecast is published anew.
  forecasts: { table: 'forecasts', key: ['run', 'as_of', 'who', 'months'], kept: ['actual'] },
  drift: { table: 'drift', key: ['run', 'as_of', 'measure', 'subject'] },
};
