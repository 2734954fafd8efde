import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMarkRunning, MARK, namedTrouble, processMark } from '../../src/store';

/** The names of what we made in a folder; all else in it is its user's. */
export type Ours = (folder: string) => Promise<ReadonlySet<string>>;

/**
 * Makes a folder anew, beside the old one, and puts it in its place when all of it is there.
 *
 * When the work fails, the old folder stays as it was. What a user put into the old folder comes over into the new one.
 * What a process killed in the middle left is mended first: the old folder is put back where there is none, and the
 * halves go.
 *
 * @param folder the folder to make or to replace
 * @param ours tells what of an old folder need not be kept
 * @param build fills the new folder, whose path it is given
 * @returns what the work returned
 * @throws Error that names the folder, the cause and the remedy where the system refuses
 */
export async function replaceFolder<T>(
  folder: string,
  ours: Ours,
  build: (fresh: string) => Promise<T>,
): Promise<T> {
  const parent = path.dirname(folder);
  const fresh = path.join(parent, `.${path.basename(folder)}-${processMark()}-${randomUUID().slice(0, 8)}`);
  const old = `${fresh}-old`;
  try {
    await mend(folder, ours);
    await mkdir(fresh, { recursive: true });
    const built = await build(fresh);
    const replaces = existsSync(folder);
    if (replaces) await rename(folder, old);
    try {
      await rename(fresh, folder);
    } catch (error) {
      if (replaces) await rename(old, folder);
      throw error;
    }
    if (replaces) await takeOver(old, folder, await ours(old));
    return built;
  } catch (error) {
    throw namedTrouble(error);
  } finally {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Puts right what killed processes left of the swap of a folder. */
async function mend(folder: string, ours: Ours): Promise<void> {
  const parent = path.dirname(folder);
  const halves = new RegExp(`^(${MARK})-[0-9a-f]{8}(-old)?$`);
  const start = `.${path.basename(folder)}-`;
  for (const name of existsSync(parent) ? await readdir(parent) : []) {
    const [, mark, isOld] = (name.startsWith(start) ? halves.exec(name.slice(start.length)) : null) ?? [];
    if (mark === undefined || isMarkRunning(mark)) continue;
    const half = path.join(parent, name);
    if (isOld === undefined) await rm(half, { recursive: true, force: true });
    else if (!existsSync(folder)) await rename(half, folder);
    else {
      // Where the folder has nothing of ours, somebody made it after the kill: the old pages come back into it.
      const replaced = (await ours(folder)).size > 0;
      await takeOver(half, folder, replaced ? await ours(half) : new Set());
    }
  }
}

/** Moves what is not ours, and not there yet, from an old folder into the new one; the rest of the old one goes. */
async function takeOver(old: string, folder: string, ours: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(old)) {
    const to = path.join(folder, name);
    if (!ours.has(name) && !existsSync(to)) await rename(path.join(old, name), to);
  }
  await rm(old, { recursive: true, force: true });
}
