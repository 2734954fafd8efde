import { type Database } from '../../store';
import { type DayOrder } from '../values';
import { type Head, type HeadRow, type Role } from '../columns';

/** The export of a shop system, or a published data set, whose columns need no mapping. */
export interface KnownExport {
  readonly name: string;
  /** What it is called in a sentence. */
  readonly title: string;
  /** Whether a table is one, by its header and first rows. */
  recognises(head: Head): boolean;
  /** The names of the columns, for a table that has no header; null when these rows are not such a table. */
  headerless?(rows: readonly HeadRow[]): readonly string[] | null;
  /** The columns by role, where their names alone would not do. */
  readonly columns?: Readonly<Partial<Record<Role, string>>>;
  /** Roles that no column has here, whatever its name. */
  readonly without?: readonly Role[];
  /** The order of day and month that it has where the dates themselves do not tell. */
  readonly dates?: DayOrder;
  /** Roles whose value stands on an order's first line only. */
  readonly onFirstLine?: readonly Role[];
  /** Roles whose value is the whole order's, to be shared out over its lines. */
  readonly ofOrder?: readonly Role[];
  /** Whether an e-mail address stands for a customer without a number. */
  readonly emailForGuests?: boolean;
  /** Whether a row without a quantity is one piece, and not a sum of which nobody knows how many. */
  readonly onePieceARow?: boolean;
  /** Further columns that `afterDates` looks at, by name. */
  readonly extra?: Readonly<Record<string, number>>;
  /** Called when the table `moments` is made; answers by how many days it moved the dates back. */
  afterDates?(database: Database): Promise<number>;
  /** ISO 4217 code, where it is always the same. */
  readonly currency?: string;
  /** What a reader should know. */
  readonly notices?: readonly string[];
}

/** An export of several tables that belong together. */
export interface KnownFolder {
  readonly name: string;
  readonly title: string;
  /** The tables that it needs, each by the columns that tell it. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** The query that joins them to one row a line; its columns are roles, and `line_no`. Tables are named as above. */
  readonly select: string;
  /** Whether a row without a quantity is one piece, and not a sum of which nobody knows how many. */
  readonly onePieceARow?: boolean;
  /** The table whose rows are the lines. */
  readonly lines: string;
  readonly currency?: string;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly notices?: readonly string[];
}
