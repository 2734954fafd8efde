import { type DatesRead, type Decimal, type Form } from './values';
import { type Role } from './columns';
import { type Packing } from './bytes';

/** A reason for which rows were set aside, and how many rows. */
export interface SetAsideCount {
  readonly reason: string;
  readonly rows: number;
  /** The first rows of it, with what stands there, shortened. */
  readonly examples: readonly { readonly line: number | string; readonly raw: string }[];
}

/** A row that could not be read. */
export interface SetAsideRow {
  /** The number of its line in the text, or of its row in the workbook or Parquet file; with several, its file before it. */
  readonly line: number | string;
  /** The reason without the value. */
  readonly kind: string;
  readonly reason: string;
  /** The row as it stands in the source. */
  readonly raw: string;
}

/** Figures that tell one set of lines from another; the public data set is verified by them. */
export interface Totals {
  readonly lines: number;
  readonly invoices: number;
  readonly stockCodes: number;
  readonly customers: number;
  readonly linesWithoutCustomer: number;
  readonly linesWithoutDescription: number;
  /** Sum of the quantities. */
  readonly quantity: number;
  /** Sum of quantity × unit price, to the hundredth. */
  readonly value: number;
  /** ISO text. */
  readonly firstMoment: string;
  readonly lastMoment: string;
  readonly countries: number;
}

/** What was read from a source. */
export interface Reading {
  readonly form: Form;
  readonly formName: string;
  /** The known export that it is; null for any other source. */
  readonly export: string | null;
  readonly exportTitle: string | null;
  /** The names of the columns by role, and why each was taken. */
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly reasonsOfColumns: Readonly<Partial<Record<Role, string>>>;
  /** The roles that the source has. */
  readonly roles: readonly Role[];
  readonly dates: DatesRead;
  readonly numbers: Readonly<Record<string, { readonly decimal: Decimal; readonly evidence: string | null }>>;
  /** The tables that were read one after the other. */
  readonly tables: readonly { readonly name: string; readonly sheet: string | null }[];
  /** Days by which the form's dates were moved, and which were taken off again. */
  readonly shiftUndoneDays: number;
  /** Of a text; workbooks and Parquet files hold UTF-8. */
  readonly encoding: 'utf-8' | 'iso-8859-1';
  /** The character between fields; null where there is none. */
  readonly separator: string | null;
  readonly packing: Packing;
  /** Rows of the source, counted while it was read, the header and blank lines left out. */
  readonly rowsIn: number;
  readonly kept: number;
  readonly setAside: number;
  readonly setAsideReasons: readonly SetAsideCount[];
  /** Blank lines and rows of separators. */
  readonly blankLines: number;
  /** Prices with more than four decimals, which were rounded to four. */
  readonly roundedPrices: number;
  readonly hasTimeOfDay: boolean;
  /** Whether customers' ids are e-mail addresses, or some are. */
  readonly personalIds: boolean;
  /** Whether addresses or names stand beside the customers' ids: in the table `contacts`, by a line of each. */
  readonly hasContacts: boolean;
  /** Whether the lines have `order_state`. */
  readonly hasStates: boolean;
  /** As the source names it; null when it names none. */
  readonly currency: string | null;
  readonly totals: Totals;
  /** What a reader should know about how the file was understood, a sentence each. */
  readonly notices: readonly string[];
}
