import { closeSync, openSync, writeSync } from 'node:fs';
import { identifier, literal, type Database } from '../../store';
import { limits } from './limits';
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

/**
 * Reads delimited records into a temporary table.
 *
 * @param file UTF-8, one record a line, the line number first, then the source's fields
 * @param separator between fields
 * @param width how many fields the records have
 * @param columns which of them are wanted, under which names
 */
export async function stageRecords(
  database: Database,
  into: string,
  file: string,
  separator: string,
  width: number,
  columns: readonly StagedColumn[],
): Promise<void> {
  const longest = limits().fieldKb * 4096;
  const fields = Array.from({ length: width }, (_, i) => `'f${i}': 'VARCHAR'`).join(', ');
  // One thread finds the records: several would have to guess whether they start between quotes.
  await database.run(`
    CREATE OR REPLACE TEMP TABLE ${identifier(into)} AS
    SELECT ${['line_no', ...columns.map(({ name, place }) => `${trimmed(`f${place}`)} AS ${identifier(name)}`)].join(', ')}
    FROM read_csv(${literal(file)}, auto_detect = false, header = false, delim = ${literal(separator)},
      quote = '"', escape = '"', new_line = '\\n', parallel = false, null_padding = false,
      max_line_size = ${longest}, buffer_size = ${longest * 4},
      columns = {'line_no': 'INTEGER', ${fields}})`);
}
