import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The key of the hashes that stand for addresses and names: `INSIDERS_IDENTITY_KEY`, or the file `identity.key` in the
 * folder of data, made once with 256 random bits. Without it nobody can tell from a hash whose it is, or try addresses.
 *
 * @param dataDir null: a key for this once
 */
export async function identityKey(dataDir: string | null): Promise<string> {
  const given = process.env.INSIDERS_IDENTITY_KEY;
  if (given !== undefined && given !== '') return given;
  const made = randomBytes(32).toString('hex');
  if (dataDir === null) return made;
  const file = path.join(dataDir, 'identity.key');
  await mkdir(dataDir, { recursive: true });
  // The first of two runs at once makes it; the other reads it.
  await writeFile(file, `${made}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
