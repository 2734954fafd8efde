import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteError } from '../trouble';
import { type MetabaseClient } from './client';
import { covers } from './covers';
import { viewsOf, type DashboardDefinition } from './definition';

interface Database {
  readonly id: number;
  readonly name: string;
  readonly engine: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Table {
  readonly db_id: number;
  readonly schema: string | null;
  readonly name: string;
}

/** What was found of a database, or made of it; the id is null where a dry run would make it. */
export interface FoundDatabase {
  readonly id: number | null;
  readonly how: 'made' | 'changed' | 'same';
}

/**
 * Finds the connection to Postgres by its name, or makes it. One that is there is changed where the address says so; the
 * password cannot be compared, and is sent along with any other change.
 *
 * @param address how Metabase reaches Postgres, `postgres://reader:password@host:5432/shop`; null: it must be there
 */
export async function findDatabase(
  client: MetabaseClient,
  { database }: DashboardDefinition,
  address: string | null,
  dryRun: boolean,
): Promise<FoundDatabase> {
  const listed = await client.get<{ data: Database[] } | Database[]>('/database');
  const there = (Array.isArray(listed) ? listed : listed.data).find(({ name }) => name === database.name);
  if (there === undefined) {
    if (address === null)
      throw new RemoteError(
        client.url,
        `has no database "${database.name}"`,
        'name Postgres as Metabase reaches it by --database or INSIDERS_METABASE_DATABASE',
        false,
      );
    if (dryRun) return { id: null, how: 'made' };
    const details = connectionDetails(address, database.schema);
    const body = { name: database.name, engine: 'postgres', details };
    const { id } = await client.post<Database>('/database', body);
    return { id, how: 'made' };
  }
  if (there.engine !== 'postgres')
    throw new RemoteError(
      client.url,
      `has a database "${database.name}" that is no Postgres`,
      'give it another name there',
      false,
    );
  if (address === null) return { id: there.id, how: 'same' };
  const { password, ...details } = connectionDetails(address, database.schema);
  if (covers(there.details, details)) return { id: there.id, how: 'same' };
  if (!dryRun) {
    const body = { name: database.name, engine: 'postgres', details: { ...details, password } };
    await client.put(`/database/${there.id}`, body);
  }
  return { id: there.id, how: 'changed' };
}

/** Waits between looks for views that a new connection does not know yet, in milliseconds. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Checks that Metabase knows the views that the cards read; where it does not, it is told to look again, and waited for.
 *
 * @throws RemoteError that names the views which are not there or which its user may not see
 */
export async function checkViews(
  client: MetabaseClient,
  definition: DashboardDefinition,
  database: number,
  { waitsMs = WAITS_MS, dryRun }: { readonly waitsMs?: readonly number[]; readonly dryRun: boolean },
): Promise<void> {
  const { schema } = definition.database;
  const missing = async (): Promise<string[]> => {
    const tables = await client.get<Table[]>('/table');
    const known = tables.filter((table) => table.db_id === database && table.schema === schema);
    return viewsOf(definition).filter((view) => !known.some(({ name }) => name === view));
  };
  let lacking = await missing();
  if (lacking.length > 0 && !dryRun) await client.post(`/database/${database}/sync_schema`, {});
  for (const wait of dryRun ? [] : waitsMs) {
    if (lacking.length === 0) return;
    await sleep(wait);
    lacking = await missing();
  }
  if (lacking.length === 0) return;
  throw new RemoteError(
    client.url,
    `does not see ${lacking.map((view) => `${schema}.${view}`).join(', ')}`,
    'publish a month first (npm run publish), and let its user of Postgres read the views: deploy/metabase/reader.sql',
    false,
  );
}

/** The details of a connection, as Metabase names them. */
function connectionDetails(address: string, schema: string): Record<string, unknown> {
  if (!/^postgres(ql)?:\/\/./i.test(address) || !URL.canParse(address)) {
    throw new RangeError(
      '--database must be such as postgres://insiders_reader@postgres:5432/shop, as Metabase reaches it, special characters of a password as %40',
    );
  }
  const { hostname, port, pathname, username, password, searchParams } = new URL(address);
  const mode = searchParams.get('sslmode') ?? 'disable';
  return {
    host: hostname,
    port: port === '' ? 5432 : Number(port),
    dbname: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ssl: mode !== 'disable',
    ...(mode === 'disable' ? {} : { 'ssl-mode': mode }),
    'schema-filters-type': 'inclusion',
    'schema-filters-patterns': schema,
  };
}
