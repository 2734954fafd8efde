import { closeSync, openSync, writeSync } from 'node:fs';
import { identifier, literal, type Database } from '../../store';
import { limits } from '../bytes';
import { type StagedColumn } from './table';
import { trimmed } from './trim';

/** Writes records to a file through a buffer, each with its line number as a first field. */
export class RecordWriter {
  private readonly file: number;
  private buffer = Buffer.allocUnsafe(1 << 20);
  private used = 0;

  constructor(
    path: string,
    private readonly separator: string,
  ) {
    this.file = openSync(path, 'w');
  }

  /** Adds a record of bytes that are delimited already. */
  bytes(line: number, bytes: Buffer, start: number, end: number, tail: string): void {
    const room = 16 + end - start + tail.length;
    if (this.used + room > this.buffer.length) this.flush(room);
    this.used += this.buffer.write(`${line}${this.separator}`, this.used, 'latin1');
    this.used += bytes.copy(this.buffer, this.used, start, end);
    this.used += this.buffer.write(`${tail}\n`, this.used, 'latin1');
  }

  /** Adds a record of text that is delimited already. */
  text(line: number, record: string): void {
    const room = 16 + record.length * 3;
    if (this.used + room > this.buffer.length) this.flush(room);
    this.used += this.buffer.write(`${line}${this.separator}${record}\n`, this.used);
  }

  close(): void {
    try {
      this.flush(0);
    } finally {
      closeSync(this.file);
    }
  }

  private flush(room: number): void {
    for (let at = 0; at < this.used;) at += writeSync(this.file, this.buffer, at, this.used - at);
    this.used = 0;
    if (room > this.buffer.length) this.buffer = Buffer.allocUnsafe(room);
  }
}

/** A file of delimited records, all with as many fields. */
export interface RecordFile {
  /** UTF-8, one record a line. */
  readonly file: string;
  readonly separator: string;
  /** How many fields a record has. */
  readonly width: number;
}

/**
 * Reads records that a {@link RecordWriter} wrote, the line number first, into a temporary table.
 *
 * @param columns which of them are wanted, under which names
 */
export async function stageRecords(
  database: Database,
  into: string,
  records: RecordFile,
  columns: readonly StagedColumn[],
): Promise<void> {
  const longest = limits().fieldKb * 4096;
  // One thread finds the records: several would have to guess whether they start between quotes.
  const options = `new_line = '\\n', parallel = false, max_line_size = ${longest}, buffer_size = ${longest * 4}`;
  await database.run(`
    CREATE OR REPLACE TEMP TABLE ${identifier(into)} AS
    SELECT ${['line_no', ...textColumns(columns)].join(', ')}
    FROM ${recordsSql(records, options, "'line_no': 'INTEGER'")}`);
}

/** A piece of a text whose lines are its records. */
export interface Lines extends RecordFile {
  /** How many lines of the text stand before it, and how many of its own are no records. */
  readonly before: number;
  readonly skip: number;
  /** What stands between the lines. */
  readonly newLine: '\n' | '\r\n';
  /** Of each field, whether it may have blanks at its ends. */
  readonly blanks: readonly boolean[];
}

/** Reads the records of a text whose lines are its records, without a look at each, piece after piece into one table. */
export async function stageLines(
  database: Database,
  into: string,
  lines: Lines,
  columns: readonly StagedColumn[],
): Promise<void> {
  const { before, skip, newLine, blanks } = lines;
  const options = `new_line = '${newLine === '\n' ? '\\n' : '\\r\\n'}', skip = ${skip}`;
  const table = identifier(into);
  await database.run(`
    ${before === 0 ? `CREATE OR REPLACE TEMP TABLE ${table} AS` : `INSERT INTO ${table}`}
    SELECT ${[`CAST(row_number() OVER () + ${before + skip} AS INTEGER) AS line_no`, ...textColumns(columns, blanks)].join(', ')}
    FROM ${recordsSql(lines, options)}`);
}

const textColumns = (columns: readonly StagedColumn[], blanks?: readonly boolean[]): string[] =>
  columns.map(
    ({ name, place }) =>
      `${blanks?.[place] === false ? `f${place}` : trimmed(`f${place}`)} AS ${identifier(name)}`,
  );

/** SQL for the records of a file as text columns `f0`, `f1` …; a record that is none is an error. */
function recordsSql({ file, separator, width }: RecordFile, options: string, before?: string): string {
  const fields = Array.from({ length: width }, (_, i) => `'f${i}': 'VARCHAR'`);
  const name = literal(file.replace(/[*?[]/g, '[$&]'));
  return `read_csv(${name}, auto_detect = false, header = false, delim = ${literal(separator)}, quote = '"', escape = '"',
    compression = 'none', hive_partitioning = false, null_padding = false, ${options},
    columns = {${[...(before === undefined ? [] : [before]), ...fields].join(', ')}})`;
}
