import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint, parquetRows, withDatabase } from '../../store';
import { historyFile, monthFile, monthFolder, type HistoryPlace } from './folders';
import { type HistoryTable } from './tables';
import { type HistoryMonth, type HistoryRows } from './types';

/**
 * Reads what a month says of itself.
 *
 * @throws Error that names the file, and the command that writes the month anew, when it is none of version 1
 */
export async function readMonth(place: HistoryPlace, month: string): Promise<HistoryMonth> {
  const file = monthFile(place, month);
  const again = `write the month anew with npm run monthly -- --run ${place.run} --from ${month}`;
  let read: Partial<HistoryMonth>;
  try {
    read = JSON.parse(await readFile(file, 'utf8')) as Partial<HistoryMonth>;
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as Error).message}): ${again}`, { cause: error });
  }
  if (read.type === 'insiders-month' && read.version === 1) return read as HistoryMonth;
  throw new Error(`${file} is no month of history of version 1: ${again}`);
}

/**
 * Checks that a month's files are those that its `month.json` names.
 *
 * @throws Error that names the file that differs, and the command that writes the month anew
 */
export async function checkMonthFiles(place: HistoryPlace, month: HistoryMonth): Promise<void> {
  for (const { file, sha256 } of month.files) {
    const whole = path.join(monthFolder(place, month.month), file);
    if ((await fingerprint(whole).catch(() => null)) === sha256) continue;
    throw new Error(
      `${whole} is not the file that month.json names: write the month anew with npm run monthly -- --run ${place.run} --from ${month.month}`,
    );
  }
}

/** A table of a month as a table in SQL, for databases of one's own (see `withDatabase`). */
export function historyRows(place: HistoryPlace, month: string, table: HistoryTable): string {
  return parquetRows(historyFile(place, month, table));
}

/** Reads the rows of a table of a month, in the order in which they were written. */
export function readHistory<Table extends HistoryTable>(
  place: HistoryPlace,
  month: string,
  table: Table,
): Promise<HistoryRows[Table][number][]> {
  return withDatabase((database) =>
    database.rows<HistoryRows[Table][number]>(`SELECT * FROM ${historyRows(place, month, table)}`),
  );
}
