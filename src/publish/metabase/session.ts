import { RemoteError } from '../trouble';
import { metabaseClient, type MetabaseClient } from './client';

/** Who provisions: a key, a session, or a user. Each comes from the environment. */
export interface MetabaseLogin {
  readonly apiKey?: string;
  readonly session?: string;
  readonly user?: string;
  readonly password?: string;
}

/** The least version: the first with API keys, and with cards and tabs in one request. */
const LEAST = 49;

interface Properties {
  readonly version?: { readonly tag?: string };
  readonly 'has-user-setup'?: boolean;
  readonly 'setup-token'?: string | null;
  readonly 'report-timezone-short'?: string;
}

/** A client that is logged in, and what happened on the way. */
export interface OpenedMetabase {
  /** Null in a dry run of a server that has no user yet. */
  readonly client: MetabaseClient | null;
  readonly notes: readonly string[];
}

/**
 * Reaches a server, checks its version, and logs in; a server without any user gets its administrator.
 *
 * @param secrets further ones that no message may repeat
 * @throws RemoteError that says what to do when it cannot be reached, is too old, or refuses
 */
export async function openMetabase(
  url: string,
  login: MetabaseLogin,
  { dryRun, secrets }: { readonly dryRun: boolean; readonly secrets: readonly string[] },
): Promise<OpenedMetabase> {
  const { apiKey = '', session = '', user = '', password = '' } = login;
  const hidden = [...secrets, apiKey, session, password];
  const anybody = metabaseClient(url, { header: null }, hidden);
  const properties = await anybody.get<Properties | null>('/session/properties');
  const notes = checkVersion(anybody.url, properties);
  const as = (header: 'X-Api-Key' | 'X-Metabase-Session', value: string): OpenedMetabase => ({
    client: metabaseClient(url, { header, value }, hidden),
    notes,
  });
  const token = properties?.['setup-token'] ?? '';
  if (properties?.['has-user-setup'] === false && token !== '') {
    if (user === '' || password === '')
      throw new RemoteError(
        anybody.url,
        'has no user yet',
        'set INSIDERS_METABASE_USER (an e-mail address) and INSIDERS_METABASE_PASSWORD, and the administrator is made',
        false,
      );
    if (dryRun) return { client: null, notes: [...notes, `would make the administrator ${user}`] };
    const { id } = await anybody.post<{ id: string }>('/setup', setupBody(token, user, password));
    notes.push(`made the administrator ${user}`);
    return as('X-Metabase-Session', id);
  }
  if (apiKey !== '') return as('X-Api-Key', apiKey);
  if (session !== '') return as('X-Metabase-Session', session);
  if (user === '' || password === '')
    throw new RemoteError(
      anybody.url,
      'asks who provisions it',
      'set INSIDERS_METABASE_API_KEY, or INSIDERS_METABASE_USER and INSIDERS_METABASE_PASSWORD',
      false,
    );
  const { id } = await anybody.post<{ id: string }>('/session', { username: user, password });
  return as('X-Metabase-Session', id);
}

function setupBody(token: string, email: string, password: string): object {
  return {
    token,
    user: { email, password, first_name: 'Insiders', last_name: 'Administrator' },
    prefs: { site_name: 'Insiders', allow_tracking: false },
  };
}

/** Refuses a version that is too old, and notes what cannot be told. */
function checkVersion(url: string, properties: Properties | null): string[] {
  const tag = properties?.version?.tag;
  if (typeof tag !== 'string')
    throw new RemoteError(url, 'does not answer like Metabase', 'check --url', false);
  // v0.53.1 is the open edition, v1.53.1 the other one.
  const [, version] = /^v?[01]\.(\d+)/.exec(tag) ?? [];
  if (version === undefined) return [`its version, ${tag}, is not one that can be compared`];
  if (Number(version) < LEAST)
    throw new RemoteError(url, `is Metabase ${tag}`, `version 0.${LEAST} or newer is needed`, false);
  return [];
}
