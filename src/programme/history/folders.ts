import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { type HistoryTable } from './tables';

/** What decides where history lies. */
export type HistoryPlace = Pick<Settings, 'dataDir' | 'run'>;

/** The folder of a run's history. */
export function historyFolder({ dataDir, run }: HistoryPlace): string {
  return path.join(dataDir, 'history', run);
}

/** The folder of one month, whether it exists or not. @throws RangeError when it is no month `YYYY-MM` */
export function monthFolder(settings: HistoryPlace, month: string): string {
  return path.join(historyFolder(settings), `month=${checkMonth(month)}`);
}

/** The Parquet file of a table of a month. */
export function historyFile(settings: HistoryPlace, month: string, table: HistoryTable): string {
  return path.join(monthFolder(settings, month), `${table}.parquet`);
}

/** Where a month's `month.json` lies. */
export function monthFile(settings: HistoryPlace, month: string): string {
  return path.join(monthFolder(settings, month), 'month.json');
}

/** The months of a run's history, oldest first: `YYYY-MM`; empty where there is none. */
export async function historyMonths(settings: HistoryPlace): Promise<string[]> {
  const names = await readdir(historyFolder(settings)).catch(() => []);
  return names
    .flatMap((name) => /^month=(\d{4}-\d{2})$/.exec(name)?.slice(1) ?? [])
    .filter((month) => existsSync(monthFile(settings, month)))
    .sort();
}

/** @throws RangeError when the text is no calendar month */
export function checkMonth(month: string, name = 'month'): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month;
  throw new RangeError(`${name} must be a month as YYYY-MM, such as 2011-11, received "${month}"`);
}
