import { type Client } from 'pg';
import { postgresTrouble } from './trouble';

/**
 * Connects to a server, works, and closes the connection whatever happens: what is under way is then rolled back.
 *
 * Whatever the address leaves out comes from the usual variables (PGPASSWORD, PGSSLMODE, …) or `~/.pgpass`.
 *
 * @throws RemoteError without any secret, when the server cannot be reached or refuses
 */
export async function withPostgres<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  try {
    const client = new pg.Client({
      connectionString: address,
      application_name: 'insiders',
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // A connection that breaks while nothing is asked would else end the process; the next question says it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    throw postgresTrouble(address, error);
  }
}

/**
 * How long a transaction waits: for one statement, for somebody else's lock, and, on the server's side, for a client that
 * has vanished without a word and would hold its locks for ever.
 */
const LIMITS = `
  SET LOCAL statement_timeout = '1h';
  SET LOCAL lock_timeout = '10min';
  SET LOCAL idle_in_transaction_session_timeout = '10min'`;

/** Works in a transaction, which counts as a whole or not at all. */
export async function inTransaction<T>(client: Client, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(`${begin};${LIMITS}`);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
