import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMarkRunning, MARK, processMark } from './processes';
import { namedTrouble } from './trouble';

/** The files and folders of work in between: `.list.csv.4711-183022-0-3.tmp`, `insiders-reading-4711-183022-Xa83hQ`. */
const IN_BETWEEN = new RegExp(`^(?:\\.(.+)\\.(${MARK})-\\d+-\\d+\\.tmp|insiders-[a-z]+-(${MARK})-\\w+)$`);

/**
 * Removes what processes that are dead left of their work in between in a folder, and nothing else.
 *
 * @param of only the halves of files of this name; default: all
 */
export async function clearLeftovers(folder: string, of?: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, file, ofFile, ofFolder] = IN_BETWEEN.exec(name) ?? [];
    const mark = ofFile ?? ofFolder;
    if (mark === undefined || (of !== undefined && file !== of) || isMarkRunning(mark)) continue;
    // Somebody else's, in a folder for everybody, stays.
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Works with a folder that is gone afterwards; killed in the middle, it goes with the next work in the same place.
 *
 * @param parent where it lies; made when missing
 * @param purpose a word for its name
 */
export async function withTemporaryFolder<T>(
  parent: string,
  purpose: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  let folder: string;
  try {
    await mkdir(parent, { recursive: true });
    await clearLeftovers(parent);
    folder = await mkdtemp(path.join(parent, `insiders-${purpose}-${processMark()}-`));
  } catch (error) {
    throw namedTrouble(error, parent);
  }
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
