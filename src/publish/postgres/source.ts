import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { atomically, identifier } from '../../store';
import { shownAddress } from '../address';
import { type RemoteSource } from '../remote-source';
import { inTransaction, withPostgres } from './connection';
import { isPostgres } from './address';

/** A table, a view or a query of a Postgres database, as a CSV file. */
export const postgresSource: RemoteSource = {
  example: 'postgres://user@host/database?table=sales',
  takes: isPostgres,
  fetch: async (address, folder) => {
    const { connection, what, name } = sourceParts(address);
    const hash = createHash('sha256')
      .update(`${shownAddress(address)} ${what}`)
      .digest('hex')
      .slice(0, 12);
    const file = path.join(folder, 'postgres', `${name}-${hash}.csv`);
    const { to } = await import('pg-copy-streams');
    await withPostgres(connection, (client) =>
      inTransaction(client, 'BEGIN TRANSACTION READ ONLY', async () => {
        await client.query(`SET LOCAL DateStyle = 'ISO'; SET LOCAL client_encoding = 'UTF8'`);
        // A query may end in a comment.
        const rows = client.query(to(`COPY (${what}\n) TO STDOUT (FORMAT csv, HEADER)`));
        await atomically(file, (temporary) => pipeline(rows, createWriteStream(temporary)));
      }),
    );
    return { files: [file], name: `${name} of ${shownAddress(address)}` };
  },
};

/** The address of the server, and the query that was named by `table=` or `query=`. */
function sourceParts(address: string): { connection: string; what: string; name: string } {
  const [server, words = ''] = address.split(/\?(.*)/s);
  const parameters = new URLSearchParams(words);
  const [table, query] = [parameters.get('table'), parameters.get('query')];
  if ((table === null || table === '') === (query === null || query === '')) {
    throw new RangeError(
      `transactions in Postgres are named by ?table=schema.name or by ?query=SELECT…, one of them, behind ${shownAddress(address)}`,
    );
  }
  parameters.delete('table');
  parameters.delete('query');
  const rest = parameters.toString();
  const connection = rest === '' ? server : `${server}?${rest}`;
  if (!table) return { connection, what: (query ?? '').trim().replace(/;$/, ''), name: 'query' };
  const what = `SELECT * FROM ${table.split('.').map(identifier).join('.')}`;
  return { connection, what, name: table.replace(/[^\w.-]/g, '_') };
}
