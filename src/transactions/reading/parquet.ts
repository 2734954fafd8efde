import { identifier, literal, parquetRows, type Database } from '../../store';
import { COLUMNS, placeColumns } from './columns';
import { SourceError } from './source-error';
import { type Staged } from './staging';
import { type Unpacked } from './unpack';

/** The names of a Parquet file's columns. @throws SourceError when the file is damaged */
export async function parquetHeader(database: Database, parquet: Unpacked): Promise<string[]> {
  try {
    const columns = await database.rows<{ column_name: string }>(
      `DESCRIBE SELECT * FROM ${parquetRows(parquet.file)}`,
    );
    return columns.map((column) => column.column_name);
  } catch (error) {
    throw new SourceError(
      parquet.source,
      `is a damaged Parquet file (${(error as Error).message})`,
      'get or write the file again',
      error,
    );
  }
}

/**
 * Reads a Parquet file into the table `staged`, whatever types its columns have: a number, a date and a text that say
 * the same become the same text. The line numbers are the row numbers, counted from 1.
 */
export async function stageParquet(database: Database, parquet: Unpacked): Promise<Staged> {
  const header = await parquetHeader(database, parquet);
  const places = placeColumns(header, parquet.source);
  const columns = COLUMNS.map(
    (column) => `CAST(${identifier(header[places[column]])} AS VARCHAR) AS ${column}`,
  ).join(', ');
  await database.run(`
    CREATE OR REPLACE TEMP TABLE staged AS
    SELECT CAST(file_row_number + 1 AS INTEGER) AS line_no, ${columns}, NULL::VARCHAR AS ninth
    FROM ${parquetRows(parquet.file, { numbered: true })}`);
  const { rows } = await database.row<{ rows: number }>(
    `SELECT sum(num_rows)::BIGINT AS rows FROM parquet_file_metadata(${literal(parquet.file)})`,
  );
  return {
    rows,
    faults: [],
    blankLines: 0,
    encoding: 'utf-8',
    separator: null,
    emptyNinth: false,
    notices: [],
  };
}
