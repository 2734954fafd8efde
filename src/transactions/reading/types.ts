/** Is told how many bytes of how many were read so far. */
export type OnBytes = (done: number, total: number) => void;

/** The forms that transactions are known in. */
export type Form =
  'workbook' | 'month-first-csv' | 'course-csv' | 'iso-csv' | 'day-first-csv' | 'month-name-csv' | 'parquet';

/** How a source writes its dates. */
export type DateStyle = 'iso' | 'month-first' | 'day-first' | 'month-name';

/** What a file holds once it is unpacked. */
export type FileKind = 'text' | 'workbook' | 'parquet';

/** How a file is packed. */
export type Packing = 'none' | 'gzip' | 'zip';

/** A reason for which rows were set aside, and how many rows. */
export interface SetAsideCount {
  readonly reason: string;
  readonly rows: number;
}

/** A row that could not be read. */
export interface SetAsideRow {
  /** The number of its line in the text, or of its row in the workbook or Parquet file. */
  readonly line: number;
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
  readonly dates: DateStyle;
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
  readonly blankLines: number;
  /** Prices with more than four decimals, which were rounded to four. */
  readonly roundedPrices: number;
  readonly hasTimeOfDay: boolean;
  readonly totals: Totals;
  /** What a reader should know about how the file was understood, a sentence each. */
  readonly notices: readonly string[];
}
