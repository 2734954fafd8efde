import { type Database } from '../../store';
import { type Head } from '../columns';
import { type Encoding, type FileKind, type OnBytes, type Packing } from '../bytes';

/** A column to be staged: its place in the source, and the name that it gets. */
export interface StagedColumn {
  readonly name: string;
  readonly place: number;
}

/** A row that could not be split into fields, or that is no row of the table. */
export interface SplitFault {
  readonly line: number;
  readonly reason: string;
}

/** What staging a table's rows found. */
export interface StagedRows {
  /** Rows of the source, whether they could be split or not; empty ones are none. */
  readonly rows: number;
  readonly faults: readonly SplitFault[];
  /** Blank lines and rows of separators. */
  readonly empty: number;
  readonly encoding: Encoding;
}

/**
 * A table that a file holds: a text, a workbook's sheet, a Parquet file.
 *
 * `stage` makes a temporary table of its rows: `line_no INTEGER` (the line in the text, or the row in the sheet or the
 * Parquet file, from 1) and the columns asked for, as text without the blanks around it, null where nothing stands.
 */
export interface Table {
  /** As the user knows it, for messages. */
  readonly source: string;
  readonly kind: FileKind;
  readonly packing: Packing;
  /** A workbook's sheet; null elsewhere. */
  readonly sheet: string | null;
  readonly head: Head;
  /** The character between fields; null where there is none. */
  readonly separator: string | null;
  /** Whether a spreadsheet's days count from 1904. */
  readonly from1904: boolean;
  stage(
    database: Database,
    into: string,
    columns: readonly StagedColumn[],
    onBytes?: OnBytes,
  ): Promise<StagedRows>;
  /** Hands out a text's rows of these lines as they stand in it; false where the source has no text of its own. */
  raw(
    lines: ReadonlySet<number>,
    encoding: Encoding,
    onRow: (line: number, raw: string) => void,
  ): Promise<boolean>;
}
