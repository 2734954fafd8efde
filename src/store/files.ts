import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a file through a temporary name beside it, so that a reader never sees half of it.
 *
 * @param file the final path; its folder is made when missing
 * @param write writes the whole file at the path that it is given
 */
export async function atomically(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await write(temporary);
    await rename(temporary, file);
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
