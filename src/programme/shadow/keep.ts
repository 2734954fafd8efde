import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeText } from '../../store';
import { checkMonth, historyFolder, type HistoryPlace } from '../history';
import { type ShadowMonth } from './types';

/** Beside the months, whose bytes it does not change. */
function shadowFile(place: HistoryPlace, month: string): string {
  return path.join(historyFolder(place), 'shadow', `${checkMonth(month)}.json`);
}

/** Writes what a month's shadow showed. @returns the file */
export async function writeShadow(place: HistoryPlace, shadow: ShadowMonth): Promise<string> {
  const file = shadowFile(place, shadow.month);
  await writeText(file, `${JSON.stringify(shadow, null, 2)}\n`);
  return file;
}

/** What a month's shadow showed; null where none was trained. @throws Error that names a file which is none */
export async function readShadow(place: HistoryPlace, month: string): Promise<ShadowMonth | null> {
  const file = shadowFile(place, month);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  let read: Partial<ShadowMonth> = {};
  try {
    read = JSON.parse(text) as Partial<ShadowMonth>;
  } catch {
    // Said below.
  }
  if (read.type === 'insiders-shadow' && read.version === 1) return read as ShadowMonth;
  throw new Error(`${file} is no shadow of version 1: delete it, or make it anew with --shadow`);
}
