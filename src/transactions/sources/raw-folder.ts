import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { recognise, SourceError } from '../reading';

/** What a folder of raw data holds. */
export interface RawFolder {
  /** The files of a known form, by name. */
  readonly known: readonly string[];
  /** Why other files were left out, a phrase each. */
  readonly refused: readonly string[];
}

/** Looks through a folder for files of transactions; hidden files, subfolders and a README do not count. */
export async function searchRawFolder(folder: string): Promise<RawFolder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => !entry.isDirectory() && !/^(\.|readme)/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const known: string[] = [];
  const refused: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    try {
      await recognise(file, name);
      known.push(file);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      refused.push(error.fact);
    }
  }
  return { known, refused };
}
