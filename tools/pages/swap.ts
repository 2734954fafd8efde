import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder anew, beside the old one, and puts it in its place when all of it is there.
 *
 * When the work fails, the old folder stays as it was.
 *
 * @param folder the folder to make or to replace
 * @param build fills the new folder, whose path it is given
 * @returns what the work returned
 */
export async function replaceFolder<T>(folder: string, build: (fresh: string) => Promise<T>): Promise<T> {
  const parent = path.dirname(folder);
  const fresh = path.join(parent, `.${path.basename(folder)}-${randomUUID().slice(0, 8)}`);
  const old = `${fresh}-old`;
  await mkdir(fresh, { recursive: true });
  try {
    const built = await build(fresh);
    const replaces = existsSync(folder);
    if (replaces) await rename(folder, old);
    try {
      await rename(fresh, folder);
    } catch (error) {
      if (replaces) await rename(old, folder);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
    return built;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
