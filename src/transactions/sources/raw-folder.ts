import path from 'node:path';
import { recognise, SourceError, type ReadingSettings } from '../../reading';
import { filesOf } from './named-files';

/** What a folder of raw data holds. */
export interface RawFolder {
  /** The files of transactions, by name, each with the currency that it shows. */
  readonly known: readonly { readonly file: string; readonly currency: string | null }[];
  /** Why other files were left out, a phrase each. */
  readonly refused: readonly string[];
}

/** Looks through a folder for files of transactions; hidden files, subfolders and a README do not count. */
export async function searchRawFolder(folder: string, settings: ReadingSettings): Promise<RawFolder> {
  const known: { file: string; currency: string | null }[] = [];
  const refused: string[] = [];
  for (const file of await filesOf(folder, () => true)) {
    try {
      known.push({ file, currency: (await recognise(file, path.basename(file), settings)).currency });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      refused.push(error.fact);
    }
  }
  return { known, refused };
}
