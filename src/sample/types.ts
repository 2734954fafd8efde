import { type SampleGroup } from './groups';

/** The size and the seed of a sample. */
export interface SampleOptions {
  /** How many registered customers, from 50 to 1,000,000; 1,500 by default. */
  readonly customers?: number;
  /** How many years the window has, from 1 to 3; 1 by default. It ends on 2011-12-09. */
  readonly years?: number;
  /** How many more first purchases each year has than the year before, as a share; 0.15 by default. */
  readonly growth?: number;
  /** A whole number from 0 to 2^32 - 1; 352 by default. */
  readonly seed?: number;
}

/** What a generated sample holds. */
export interface SampleSummary {
  /** The transactions. */
  readonly file: string;
  /** The planted truth, one row per registered customer. */
  readonly truthFile: string;
  readonly seed: number;
  /** Lines of the file, its header not counted. */
  readonly rows: number;
  /** Distinct invoices, cancellations among them. */
  readonly invoices: number;
  /** Distinct customer ids. */
  readonly customers: number;
  /** Invoices without a customer id, of every kind (sales, cancellations, write-offs, fees). */
  readonly guests: number;
  /** Registered customers by planted group. */
  readonly groups: Readonly<Record<SampleGroup, number>>;
}
