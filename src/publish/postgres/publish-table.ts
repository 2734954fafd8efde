import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Client } from 'pg';
import { historyRows, type HistoryMonth, type HistoryPlace, type HistoryTable } from '../../programme';
import { identifier, literal, readSql, withDatabase } from '../../store';
import { removeGoneSql, removeMonthSql, stagedName, stageSql, upsertSql } from './statements';
import { publishedTables } from './tables';

/**
 * Brings a table of a month to the server, within a transaction. The month's rows take the place of those it had; where
 * rows come in several months they are staged first, and taken over by their key.
 *
 * @param folder for a file that is removed again
 */
export async function publishTable(
  client: Client,
  place: HistoryPlace,
  month: HistoryMonth,
  name: HistoryTable,
  folder: string,
): Promise<void> {
  const { table, shared } = publishedTables[name];
  const columns = await columnsOf(client, table);
  const file = path.join(folder, `${name}.csv`);
  await writeRows(file, columns, place, month, name);
  const ofMonth = [place.run, month.asOf];
  if (shared === undefined) {
    await client.query(removeMonthSql(table), ofMonth);
    await copy(client, file, `insiders.${table}`, columns);
  } else {
    await client.query(stageSql(table));
    await copy(client, file, stagedName(table), columns);
    await client.query(removeGoneSql(table, shared.key), ofMonth);
    await client.query(upsertSql(table, columns, shared));
  }
}

/** Copies a file to a table, and removes it. */
async function copy(client: Client, file: string, to: string, columns: readonly string[]): Promise<void> {
  const { from } = await import('pg-copy-streams');
  const names = columns.map(identifier).join(', ');
  const statement = `COPY ${to} (${names}) FROM STDIN (FORMAT csv, NULL '\\N')`;
  await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), client.query(from(statement)));
  await rm(file);
}

async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(readSql('publish/postgres/table-columns'), [table]);
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
