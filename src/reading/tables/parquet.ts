import { identifier, literal, parquetRows, withDatabase, type Database } from '../../store';
import { SourceError } from '../source-error';
import { type StagedColumn, type StagedRows, type Table } from './table';
import { trimmed } from './trim';
import { type Unpacked } from '../bytes';

/** How many rows are looked at before the file is read. */
const HEAD_ROWS = 500;

/**
 * Opens a Parquet file as a table, whatever types its columns have: a number, a date and a text that say the same
 * become the same text.
 *
 * @throws SourceError when the file is damaged
 */
export async function openParquet(parquet: Unpacked): Promise<Table> {
  const { header, sample } = await withDatabase((database) => readHead(database, parquet));
  return {
    source: parquet.source,
    kind: 'parquet',
    packing: parquet.packing,
    sheet: null,
    head: { header, row: 0, titles: [], sample },
    separator: null,
    from1904: false,
    stage: (database, into, columns) => stage(parquet, header, database, into, columns),
    raw: () => Promise.resolve(false),
  };
}

async function readHead(
  database: Database,
  { file, source }: Unpacked,
): Promise<{ header: string[]; sample: string[][] }> {
  try {
    const columns = await database.rows<{ column_name: string }>(
      `DESCRIBE SELECT * FROM ${parquetRows(file)}`,
    );
    const header = columns.map((column) => column.column_name);
    const texts = header.map((name, i) => `CAST(${identifier(name)} AS VARCHAR) AS c${i}`).join(', ');
    const rows = await database.rows(`SELECT ${texts} FROM ${parquetRows(file)} LIMIT ${HEAD_ROWS}`);
    return { header, sample: rows.map((row) => header.map((_, i) => String(row[`c${i}`] ?? ''))) };
  } catch (error) {
    throw damaged(source, error);
  }
}

/** What DuckDB says of a file that it cannot read; a full disk or memory is no fault of the file. */
function damaged(source: string, error: unknown): Error {
  const { message } = error as Error;
  if (/no space left|out of memory/i.test(message)) return error as Error;
  return new SourceError(
    source,
    `is a damaged Parquet file (${message})`,
    'get or write the file again',
    error,
  );
}

async function stage(
  { file, source }: Unpacked,
  header: readonly string[],
  database: Database,
  into: string,
  columns: readonly StagedColumn[],
): Promise<StagedRows> {
  const chosen = columns.map(
    ({ name, place }) => `CAST(${identifier(header[place])} AS VARCHAR) AS ${identifier(name)}`,
  );
  const trim = columns.map(({ name }) => `${trimmed(identifier(name))} AS ${identifier(name)}`);
  try {
    await database.run(`
      CREATE OR REPLACE TEMP TABLE ${identifier(into)} AS
      SELECT ${['line_no', ...trim].join(', ')} FROM (
        SELECT ${['CAST(file_row_number + 1 AS INTEGER) AS line_no', ...chosen].join(', ')}
        FROM ${parquetRows(file, { numbered: true })})`);
  } catch (error) {
    throw damaged(source, error);
  }
  const { rows } = await database.row<{ rows: number }>(
    `SELECT sum(num_rows)::BIGINT AS rows FROM parquet_file_metadata(${literal(file)})`,
  );
  return { rows, faults: [], empty: 0, encoding: 'utf-8' };
}
