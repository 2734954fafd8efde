import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';

/** A value bound to a `$name` in a statement. */
export type Bound = string | number | bigint | boolean | null;

/** A row as plain JavaScript values: numbers, strings, booleans, null; dates and timestamps as ISO text. */
export type Row = Record<string, string | number | boolean | null>;

/** An open database of this process alone, in memory. */
export interface Database {
  /** Runs statements and returns nothing; only a single statement can have bound values. */
  run(sql: string, bound?: Readonly<Record<string, Bound>>): Promise<void>;
  /** Runs a query and returns its rows. */
  rows<T extends object = Row>(sql: string, bound?: Readonly<Record<string, Bound>>): Promise<T[]>;
  /** Runs a query and returns its columns, which are there even without rows, and its rows. */
  table(sql: string, bound?: Readonly<Record<string, Bound>>): Promise<{ columns: string[]; rows: Row[] }>;
  /** Runs a query and returns its only row. @throws Error when there is not exactly one */
  row<T extends object = Row>(sql: string, bound?: Readonly<Record<string, Bound>>): Promise<T>;
  /** The thin binding below, for what this face does not offer. */
  readonly connection: DuckDBConnection;
}

/**
 * Opens a database in memory, hands it to the work, and closes it whatever happens.
 *
 * Nothing is kept between calls: what flows between steps are the artefact files.
 */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    return await work(face(connection));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Quotes an identifier for SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes a text for those places of SQL that take no bound value (file names, COPY). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The rows of one Parquet file, as a table in SQL.
 *
 * The name is taken as it stands: in a folder such as `data [old]` or `year=2011` DuckDB would otherwise see a pattern
 * of names, or a column that the path adds.
 *
 * @param options `numbered`: with the column `file_row_number`, from 0; default false
 */
export function parquetRows(file: string, options: { readonly numbered?: boolean } = {}): string {
  const { numbered = false } = options;
  const name = literal(file.replace(/[*?[]/g, '[$&]'));
  return `read_parquet(${name}, hive_partitioning = false, file_row_number = ${numbered})`;
}

function face(connection: DuckDBConnection): Database {
  const table: Database['table'] = async (sql, bound = {}) => {
    const reader = await connection.runAndReadAll(sql, { ...bound });
    const columns = reader.deduplicatedColumnNames();
    const rows = reader.getRows().map((values) => {
      const row: Row = {};
      columns.forEach((name, column) => (row[name] = plain(values[column], name)));
      return row;
    });
    return { columns, rows };
  };
  const query = async <T extends object>(
    sql: string,
    bound: Readonly<Record<string, Bound>> = {},
  ): Promise<T[]> => (await table(sql, bound)).rows as T[];
  return {
    connection,
    rows: query,
    table,
    run: async (sql, bound) => {
      await (bound === undefined ? connection.run(sql) : connection.run(sql, { ...bound }));
    },
    row: async <T extends object>(sql: string, bound?: Readonly<Record<string, Bound>>): Promise<T> => {
      const rows = await query<T>(sql, bound);
      if (rows.length !== 1) throw new Error(`expected one row, received ${rows.length}: ${sql}`);
      return rows[0];
    },
  };
}

function plain(value: DuckDBValue, column: string): Row[string] {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint': {
      const number = Number(value);
      if (!Number.isSafeInteger(number))
        throw new RangeError(`column ${column} holds ${value}, too large for a number`);
      return number;
    }
    default:
      if ('toDouble' in value && typeof value.toDouble === 'function') return value.toDouble();
      return String(value);
  }
}
