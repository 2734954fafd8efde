import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

let temporaries = 0;

/**
 * Makes a file through a temporary name beside it, so that a reader never sees half of it.
 *
 * @param file the final path; its folder is made when missing
 * @param write writes the whole file at the path that it is given
 * @returns what `write` returned
 */
export async function atomically<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  // A name of its own for each write: two cells may write the same file at once, in one process or in threads of it.
  temporaries += 1;
  const writer = [process.pid, threadId, temporaries].join('-');
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${writer}.tmp`);
  try {
    const result = await write(temporary);
    await rename(temporary, file);
    return result;
  } finally {
    await rm(temporary, { force: true });
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
