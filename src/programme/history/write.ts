import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Preset } from '../../config';
import {
  appendTable,
  fingerprint,
  identifier,
  isMarkRunning,
  literal,
  MARK,
  namedTrouble,
  processMark,
  withDatabase,
} from '../../store';
import { historyFolder, monthFile, monthFolder, type HistoryPlace } from './folders';
import { historyColumns, historyTables } from './tables';
import { type HistoryFile, type HistoryMonth, type HistoryRows } from './types';

/** What a month says of itself before its files are written. */
export type MonthContent = Omit<HistoryMonth, 'type' | 'version' | 'files'>;

/**
 * Writes a month of history: its tables as Parquet, and `month.json` last.
 *
 * All of it is made in a folder beside the month's, which is renamed when it is whole: killed at any point, the months
 * before stay, and a month that is written anew is the old one or the new one. One thread writes rows in their order,
 * so that the same rows give the same bytes.
 *
 * @throws RangeError when a value does not fit its column; Error that names the folder where the system refuses
 */
export async function writeMonth(
  place: HistoryPlace,
  preset: Preset,
  content: MonthContent,
  rows: HistoryRows,
): Promise<HistoryMonth> {
  const folder = monthFolder(place, content.month);
  const fresh = path.join(
    path.dirname(folder),
    `.${path.basename(folder)}.${processMark()}.${randomUUID().slice(0, 8)}`,
  );
  try {
    await mkdir(fresh, { recursive: true });
    const files = await writeTables(fresh, preset, rows);
    const month: HistoryMonth = { type: 'insiders-month', version: 1, ...content, files };
    await writeFile(path.join(fresh, 'month.json'), `${JSON.stringify(month, null, 2)}\n`);
    await swap(fresh, folder);
    return month;
  } catch (error) {
    throw namedTrouble(error, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function swap(fresh: string, folder: string): Promise<void> {
  const old = `${fresh}.old`;
  if (existsSync(folder)) await rename(folder, old);
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (existsSync(old)) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Puts right what killed processes left between two names: an old month comes back where there is no new one. */
export async function mendHistory(place: HistoryPlace): Promise<void> {
  const parent = historyFolder(place);
  const halves = new RegExp(`^\\.(month=\\d{4}-\\d{2})\\.(${MARK})\\.[0-9a-f]{8}(\\.old)?$`);
  for (const name of await readdir(parent).catch(() => [])) {
    const [, month, mark, isOld] = halves.exec(name) ?? [];
    if (mark === undefined || isMarkRunning(mark)) continue;
    const half = path.join(parent, name);
    if (isOld !== undefined && !existsSync(path.join(parent, month)))
      await rename(half, path.join(parent, month));
    else await rm(half, { recursive: true, force: true });
  }
}

function writeTables(folder: string, preset: Preset, rows: HistoryRows): Promise<HistoryFile[]> {
  return withDatabase(async (database) => {
    await database.run('SET threads = 1');
    const files: HistoryFile[] = [];
    for (const table of historyTables) {
      const columns = historyColumns(table, preset);
      const types = Object.entries(columns);
      // Days are appended as text and cast, which refuses what is no day.
      const appended = types.map(([name, type]) => [name, type === 'DATE' ? 'VARCHAR' : type] as const);
      await appendTable(database, table, Object.fromEntries(appended), rows[table] as never[]);
      const selected = types.map(
        ([name, type]) => `CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`,
      );
      const file = `${table}.parquet`;
      await database.run(
        `COPY (SELECT ${selected.join(', ')} FROM ${identifier(table)}) TO ${literal(path.join(folder, file))} (FORMAT parquet, COMPRESSION zstd)`,
      );
      const sha256 = await fingerprint(path.join(folder, file));
      files.push({ table, file, rows: rows[table].length, sha256 });
    }
    return files;
  });
}

/** The SHA-256 of a month's `month.json`, by which the next month knows it. */
export async function monthFingerprint(place: HistoryPlace, month: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(monthFile(place, month)))
    .digest('hex');
}
