import path from 'node:path';
import { type Client } from 'pg';
import { historyTables, monthFingerprint, type HistoryMonth, type HistoryPlace } from '../../programme';
import { readSql, withTemporaryFolder } from '../../store';
import { type PublishedHow } from '../publisher';
import { inTransaction, withPostgres } from './connection';
import { migrate } from './migrate';
import { publishTable } from './publish-table';

/**
 * Writes a month of history to the schema `insiders`: one transaction, so that a reader sees all of it or what was
 * there before, and a process that is killed leaves nothing. Two that write the same run wait for each other.
 *
 * @throws RemoteError without any secret, when the server cannot be reached or refuses
 */
export function publishMonth(
  address: string,
  place: HistoryPlace,
  month: HistoryMonth,
): Promise<PublishedHow> {
  return withPostgres(address, async (client) => {
    await migrate(client, address);
    const sha256 = await monthFingerprint(place, month.month);
    return inTransaction(client, 'BEGIN', async () => {
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [
        'insiders.runs',
        place.run,
      ]);
      const before = await publishedHash(client, place.run, month.asOf);
      if (before === sha256) return 'unchanged';
      await withTemporaryFolder(path.join(place.dataDir, 'interim'), 'publish', async (folder) => {
        for (const table of historyTables) await publishTable(client, place, month, table, folder);
      });
      await describeMonth(client, place.run, month, sha256);
      return before === null ? 'new' : 'replaced';
    });
  });
}

async function publishedHash(client: Client, run: string, asOf: string): Promise<string | null> {
  const { rows } = await client.query<{ sha256: string }>(
    'SELECT sha256 FROM insiders.runs WHERE run = $1 AND as_of = $2::date',
    [run, asOf],
  );
  return rows[0]?.sha256 ?? null;
}

async function describeMonth(
  client: Client,
  run: string,
  month: HistoryMonth,
  sha256: string,
): Promise<void> {
  const { source, counts } = month;
  await client.query(readSql('publish/postgres/describe-month'), [
    run,
    month.asOf,
    month.month,
    month.runId,
    month.model,
    month.currency,
    month.windowDays,
    source.name,
    source.rows,
    source.kept,
    source.setAside,
    counts.customers,
    counts.members,
    counts.onNotice,
    counts.entered,
    counts.removed,
    counts.left,
    sha256,
  ]);
  await client.query(readSql('publish/postgres/count-models'), [run]);
}
