import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { clearLeftovers } from './leftovers';
import { processMark } from './processes';
import { namedTrouble } from './trouble';

let temporaries = 0;
const cleared = new Set<string>();

/**
 * Makes a file through a temporary name beside it, so that a reader never sees half of it.
 *
 * @param file the final path; its folder is made when missing
 * @param write writes the whole file at the path that it is given
 * A half that a killed process left goes with the next writing of the same file.
 *
 * @returns what `write` returned
 * @throws Error that names the file, the cause and the remedy where the system refuses
 */
export async function atomically<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const folder = path.dirname(file);
  // Short enough for the rest of the temporary name.
  const name = [...path.basename(file)].slice(0, 40).join('');
  temporaries += 1;
  // A name of its own for each write: two cells may write the same file at once, in one process or in threads of it.
  const temporary = path.join(folder, `.${name}.${processMark()}-${threadId}-${temporaries}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    if (!cleared.has(file)) await clearLeftovers(folder, name);
    cleared.add(file);
    const result = await write(temporary);
    await rename(temporary, file);
    return result;
  } catch (error) {
    const { path: about } = error as NodeJS.ErrnoException;
    throw namedTrouble(error, about === undefined || about === temporary ? file : about);
  } finally {
    await rm(temporary, { force: true, recursive: true }).catch(() => undefined);
  }
}

/** Writes a text file through a temporary name. */
export function writeText(file: string, text: string): Promise<void> {
  return atomically(file, (temporary) => writeFile(temporary, text, 'utf8'));
}

/** The SHA-256 of a file's bytes, as hexadecimal digits. */
export async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
