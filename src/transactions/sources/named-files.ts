import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, type Settings } from '../../config';
import { recognise, readingSettings, SourceError } from '../../reading';

/** The files that the setting `data` names, and whether they were gathered: from a folder, or by a pattern. */
export interface NamedFiles {
  readonly files: readonly string[];
  readonly gathered: boolean;
}

/**
 * The files that `data` names: one file, several with commas between them, a folder's, or those of a pattern whose last
 * part has `*` or `?`.
 *
 * @throws SourceError when nothing is there
 */
export async function namedFiles(data: string): Promise<NamedFiles> {
  const whole = path.resolve(projectRoot(), data);
  const kind = await stat(whole).catch(() => null);
  if (kind?.isFile() === true) return { files: [whole], gathered: false };
  if (kind?.isDirectory() === true) {
    const files = await filesOf(whole, () => true);
    if (files.length === 0)
      throw new SourceError(whole, 'is a folder without a file', 'name a file, or a folder of files');
    return { files, gathered: true };
  }
  const last = path.basename(whole);
  if (/[*?]/.test(last)) {
    const files = await filesOf(path.dirname(whole), patternOf(last));
    if (files.length === 0) throw new SourceError(whole, 'is a pattern that no file fits', 'check it');
    return { files, gathered: true };
  }
  if (kind === null && data.includes(',')) {
    const all = await Promise.all((await listed(data)).map(namedFiles));
    return { files: all.flatMap(({ files }) => files), gathered: all.some(({ gathered }) => gathered) };
  }
  return { files: [whole], gathered: false };
}

/** The parts of a list; where a file's own name has commas, the longest that there is. */
async function listed(data: string): Promise<string[]> {
  const parts = data.split(',');
  const found: string[] = [];
  for (let from = 0; from < parts.length;) {
    let end = parts.length;
    const name = (): string => parts.slice(from, end).join(',').trim();
    while (end > from + 1 && (await stat(path.resolve(projectRoot(), name())).catch(() => null)) === null) {
      end -= 1;
    }
    if (name() !== '') found.push(name());
    from = end;
  }
  return found;
}

/** Of files that were gathered those that can be read together, and why others were left out. */
export async function usableFiles(
  files: readonly string[],
  settings: Settings,
): Promise<{ files: readonly string[]; left: readonly string[] }> {
  const reading = readingSettings(settings);
  const whole = await recognise(files, undefined, reading).catch((error: unknown) => error as Error);
  if (!(whole instanceof Error)) return { files, left: [] };
  const known: string[] = [];
  const left: string[] = [];
  for (const file of files) {
    try {
      await recognise(file, undefined, reading);
      known.push(file);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      left.push(error.fact);
    }
  }
  if (known.length === 0) throw whole;
  return { files: known, left };
}

/** A folder's own files, by name; hidden ones, subfolders and a README do not count. */
export async function filesOf(folder: string, fits: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !/^(\.|readme)/i.test(entry.name) && fits(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

function patternOf(text: string): (name: string) => boolean {
  const escaped = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${escaped}$`);
  return (name) => pattern.test(name);
}
