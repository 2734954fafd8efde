import { type Reading, type SetAsideCount, type Role } from '../../reading';

/** A code that may be no product. */
export interface NonProduct {
  readonly code: string;
  readonly description: string | null;
  readonly rows: number;
  /** Quantity × unit price. */
  readonly value: number;
  /** Why it is proposed. */
  readonly why: 'its name' | 'a code without digits';
}

/** What a source holds, as it was understood: one object, as `npm run check -- --json` prints it. */
export interface Check {
  readonly source: string;
  /** The known export that it is, in words; null for any other source. */
  readonly export: string | null;
  readonly form: string;
  readonly encoding: string;
  /** Between fields; null for a workbook or a Parquet file. */
  readonly separator: string | null;
  readonly tables: Reading['tables'];
  /** Rows of the source: kept + set aside. */
  readonly rows: number;
  /** Rows that count. */
  readonly kept: number;
  /** Rows that cannot be read, and rows of orders that did not stand. */
  readonly setAside: number;
  /** Of those set aside the rows that a rule leaves out for what their order came to. */
  readonly ruledOut: number;
  readonly reasons: readonly SetAsideCount[];
  /** Blank lines and rows of separators; they are no rows. */
  readonly empty: number;
  /** Different customers, invoices, and the pieces and the value of the rows kept. */
  readonly customers: number;
  readonly invoices: number;
  readonly items: number;
  readonly value: number;
  /** Days, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  readonly currency: string | null;
  /** Shares of the rows kept, 0 to 1: without a customer; returns; exact repeats of another row. */
  readonly withoutCustomer: number;
  readonly returns: number;
  readonly repeats: number;
  /** The columns by role, and why each was taken. */
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly why: Readonly<Partial<Record<Role, string>>>;
  readonly dates: { readonly evidence: string; readonly order: string | null };
  readonly numbers: Reading['numbers'];
  /** What a run leaves out for want of a column, a phrase each. */
  readonly leftOut: readonly string[];
  /** What looks odd, a sentence each. */
  readonly odd: readonly string[];
  /** Codes that may be no products. */
  readonly nonProducts: readonly NonProduct[];
  readonly notices: readonly string[];
}
