import { dayNumber } from '../numeric';
import { createCustomersTable } from '../features';
import { type Preset, type Settings } from '../config';
import { readSql, withDatabase, type Row } from '../store';
import { cleanLines } from '../cleaning';
import { numberCustomers } from '../transactions';
import { readTransactions, type Reading, type ReadingSettings } from '../reading';

/** How new customers are read. */
export interface NewCustomersOptions {
  /** The day up to which recency and tenure are counted, `YYYY-MM-DD`; default: the last day with a purchase. */
  readonly asOf?: string | null;
  /** Where the rows that cannot be read are written; default: nowhere. */
  readonly setAsideFile?: string | null;
  /** Where the key of hashed addresses is, and whether lists may have them; default: nowhere. */
  readonly settings?: Pick<Settings, 'dataDir' | 'identify'>;
  /** What is said of the source; default: nothing. */
  readonly reading?: Partial<ReadingSettings>;
  readonly onBytes?: (done: number, total: number) => void;
}

/** Customers of a file that no model has seen, with features by a preset's rules. */
export interface NewCustomers {
  /** Rows in = kept + set aside, and why those were. */
  readonly reading: Reading;
  /** What the shop calls a customer, by number; empty where the numbers are the shop's own. */
  readonly names: ReadonlyMap<number, string>;
  /** The day up to which recency and tenure are counted: `YYYY-MM-DD`. */
  readonly referenceDay: string;
  /** Lines that the preset's rules dropped, and what is left for the features. */
  readonly linesDropped: number;
  readonly linesKept: number;
  /** Lines without a customer id; where the preset makes customers of guests, they are theirs. */
  readonly linesWithoutCustomer: number;
  /** The columns of the artefact `customers` for whoever has a purchase that stands, by number. */
  readonly customers: readonly Row[];
  /** The numbers of those of whose purchases nothing is left, by number. */
  readonly withoutPurchase: readonly number[];
  /** The last purchase of those who bought nothing in the preset's window, by number. */
  readonly lapsed: ReadonlyMap<number, string>;
  /** The last purchase of those who bought after the reference day, by number. */
  readonly boughtLater: ReadonlyMap<number, string>;
}

/**
 * Reads transactions, in any of the known forms, and makes the customers' features of them by a preset's rules.
 *
 * Nothing of a run is read or written: the lines are cleaned in memory.
 *
 * @param files the files of transactions
 * @throws SourceError when the file cannot be used; RangeError when `asOf` is no day; Error when no customer is in it
 */
export function readNewCustomers(
  preset: Preset,
  files: string | readonly string[],
  options: NewCustomersOptions = {},
): Promise<NewCustomers> {
  const { asOf = null, setAsideFile = null, onBytes } = options;
  if (asOf !== null) dayNumber(asOf, 'as-of');
  return withDatabase(async (database) => {
    const reading = await readTransactions(database, files, {
      setAsideFile,
      onBytes,
      settings: options.reading,
    });
    await numberCustomers(database, 'lines', {
      personal: reading.personalIds,
      settings: options.settings,
    });
    const ids = await database.rows<{ customer_id: number; name: string }>(
      'SELECT customer_id, coalesce(identity, shown) AS name FROM ids',
    );
    await cleanLines(database, preset);
    await createCustomersTable(database, preset, asOf);
    const customers = await database.rows('SELECT * FROM customers ORDER BY customer_id');
    await database.run(`CREATE TEMP TABLE last_purchases AS ${readSql('scoring/last-purchases')}`);
    const gone = await database.rows<{ id: number; day: string | null }>(readSql('scoring/left-out'));
    const purchases = await database.rows<{ customer_id: number; day: string }>(
      'SELECT * FROM last_purchases',
    );
    if (customers.length + gone.length === 0) {
      throw new Error(
        `no customer is in ${[files].flat().join(', ')}: none of its ${reading.kept} lines has a customer id, and nobody knows whom they belong to`,
      );
    }
    const { kept } = await database.row<{ kept: number }>('SELECT count(*) AS kept FROM cleaned');
    return {
      reading,
      names: new Map(ids.map(({ customer_id, name }) => [customer_id, name])),
      referenceDay: asOf ?? lastOf(purchases) ?? reading.totals.lastMoment.slice(0, 10),
      linesDropped: reading.kept - kept,
      linesKept: kept,
      linesWithoutCustomer: reading.totals.linesWithoutCustomer,
      customers,
      withoutPurchase: gone.flatMap(({ id, day }) => (day === null ? [id] : [])),
      lapsed: new Map(gone.flatMap(({ id, day }) => (day === null ? [] : [[id, day]]))),
      boughtLater: new Map(
        purchases.flatMap(({ customer_id, day }) =>
          asOf !== null && day > asOf ? [[customer_id, day]] : [],
        ),
      ),
    };
  });
}

function lastOf(purchases: readonly { readonly day: string }[]): string | null {
  return purchases.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null);
}
