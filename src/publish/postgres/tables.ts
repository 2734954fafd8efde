import { type HistoryTable } from '../../programme';

/** Where a table of history goes. */
export interface PublishedTable {
  /** The table of the schema insiders. */
  readonly table: string;
  /**
   * Of a table whose rows come in several months, by what they are known within a run, and which columns keep what they
   * have when a month brings none. The rows of all other tables are their month's alone.
   */
  readonly shared?: { readonly key: readonly string[]; readonly kept: readonly string[] };
}

/** The tables of history in Postgres. */
export const publishedTables: Readonly<Record<HistoryTable, PublishedTable>> = {
  customers: { table: 'customers' },
  events: { table: 'membership_events' },
  segments: { table: 'segments' },
  migration: { table: 'migration_rows' },
  // What came is known by a later month, and stays when the month of the forecast is published anew.
  forecasts: {
    table: 'forecasts',
    shared: { key: ['run', 'as_of', 'who', 'months'], kept: ['actual'] },
  },
  drift: { table: 'drift' },
};
