import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Client } from 'pg';
import { projectRoot } from '../../config';
import { readSql } from '../../store';
import { RemoteError } from '../trouble';
import { inTransaction } from './connection';

/** The key of the advisory lock under which migrations are applied: any number that nobody else takes. */
const LOCK = 1_229_869_129;

/**
 * Brings the schema `insiders` to the version of this program: numbered files, each applied once, all or none.
 * Two at once wait for each other.
 *
 * @returns the migrations that were applied
 * @throws RemoteError when the schema was made by a newer program
 */
export async function migrate(client: Client, address: string): Promise<string[]> {
  const names = await migrationNames();
  return inTransaction(client, 'BEGIN', async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    // To make what is there needs a right that to use it does not.
    const { rows: there } = await client.query<{ schema: string | null; known: string | null }>(
      `SELECT to_regnamespace('insiders')::text AS schema, to_regclass('insiders.migrations')::text AS known`,
    );
    if (there[0].schema === null) await client.query('CREATE SCHEMA insiders');
    if (there[0].known === null) await client.query(readSql('publish/postgres/migrations-table'));
    const { rows } = await client.query<{ name: string }>('SELECT name FROM insiders.migrations');
    const applied = rows.map(({ name }) => name);
    const unknown = applied.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new RemoteError(
        address,
        `has tables of a newer version (${unknown})`,
        'publish with that version or a later one',
        false,
      );
    }
    const missing = names.filter((name) => !applied.includes(name));
    for (const name of missing) {
      await client.query(readSql(`publish/postgres/migrations/${name}`));
      await client.query('INSERT INTO insiders.migrations (name) VALUES ($1)', [name]);
    }
    return missing;
  });
}

/** The migrations there are, in order, by their files' names without the ending. */
async function migrationNames(): Promise<string[]> {
  const files = await readdir(path.join(projectRoot(), 'src', 'publish', 'postgres', 'migrations'));
  return files
    .filter((file) => /^\d{3}_\w+\.sql$/.test(file))
    .map((file) => path.basename(file, '.sql'))
    .sort();
}
