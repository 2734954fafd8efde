import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Client } from 'pg';
import { historyRows, type HistoryMonth, type HistoryPlace, type HistoryTable } from '../../programme';
import { identifier, literal, withDatabase } from '../../store';
import { stagedName, stageSql } from './statements';
import { publishedTables } from './tables';

/** Copies a table of a month into its staging table, and returns the columns of it. */
export async function stageTable(
  client: Client,
  place: HistoryPlace,
  month: HistoryMonth,
  table: HistoryTable,
  folder: string,
): Promise<string[]> {
  const published = publishedTables[table];
  await client.query(stageSql(published));
  const columns = await columnsOf(client, published.table);
  const file = path.join(folder, `${table}.csv`);
  await writeRows(file, columns, place, month, table);
  const { from } = await import('pg-copy-streams');
  const names = columns.map(identifier).join(', ');
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    client.query(from(`COPY ${stagedName(published)} (${names}) FROM STDIN (FORMAT csv, NULL '\\N')`)),
  );
  await rm(file);
  await client.query(`ANALYZE ${stagedName(published)}`);
  return columns;
}

async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = to_regclass('insiders.' || quote_ident($1)) AND attnum > 0 AND NOT attisdropped
     ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Writes a table's rows as the server takes them; features without a column of their own go to `features` as JSON. */
async function writeRows(
  file: string,
  columns: readonly string[],
  place: HistoryPlace,
  month: HistoryMonth,
  table: HistoryTable,
): Promise<void> {
  const rows = historyRows(place, month.month, table);
  await withDatabase(async (database) => {
    const { columns: there } = await database.table(`SELECT * FROM ${rows} LIMIT 0`);
    const others = there.filter((name) => !columns.includes(name));
    const selected = columns.map((column) => {
      if (column === 'run') return literal(place.run);
      if (column === 'features') return jsonOf(others);
      return there.includes(column) ? identifier(column) : 'NULL';
    });
    await database.run(
      `COPY (SELECT ${selected.join(', ')} FROM ${rows}) TO ${literal(file)} (FORMAT csv, HEADER false, NULLSTR '\\N')`,
    );
  });
}

function jsonOf(columns: readonly string[]): string {
  const pairs = columns.flatMap((column) => [literal(column), identifier(column)]);
  return `json_object(${pairs.join(', ')})`;
}
