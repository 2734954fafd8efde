import { RemoteError } from '../trouble';

/** How the program shows who it is: an API key, or the session of a login. */
export type Credential =
  { readonly header: 'X-Api-Key' | 'X-Metabase-Session'; readonly value: string } | { readonly header: null };

/** A server, what it is spoken to with, and what must never be shown. */
export interface MetabaseClient {
  readonly url: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
}

const TIMEOUT_MS = 60_000;

/**
 * A client of Metabase's REST interface.
 *
 * @param url such as `http://127.0.0.1:3000`, without `/api`
 * @param secrets what no message may repeat
 * @throws RangeError when the address is none of HTTP
 */
export function metabaseClient(
  url: string,
  credential: Credential,
  secrets: readonly string[] = [],
): MetabaseClient {
  if (!/^https?:\/\/[^/?#@\s]+(\/[^?#@\s]*)?$/i.test(url)) {
    throw new RangeError(
      `--url must be such as http://127.0.0.1:3000, with neither a login nor a question mark in it`,
    );
  }
  const base = url.replace(/\/+$/, '').replace(/\/api$/, '');
  const hidden = [...secrets, 'value' in credential ? credential.value : ''].filter(
    (secret) => secret !== '',
  );
  const hide = (text: string): string =>
    hidden.reduce((shown, secret) => shown.replaceAll(secret, '…'), text).slice(0, 500);
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if ('value' in credential) headers[credential.header] = credential.value;
    let status: number;
    let text: string;
    try {
      const answer = await fetch(`${base}/api${path}`, {
        method,
        headers,
        // A key follows no answer to another place.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = answer.status;
      text = await answer.text();
    } catch (error) {
      throw unreachable(base, error as Error & { readonly cause?: { readonly code?: string } });
    }
    if (status >= 200 && status < 300) return parsed<T>(base, text);
    throw refusal(base, `${method} /api${path}`, status, hide(saidBy(text)));
  };
  return {
    url: base,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
  };
}

function parsed<T>(url: string, text: string): T {
  try {
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch {
    throw new RemoteError(url, 'does not answer like Metabase', 'check --url', false);
  }
}

function unreachable(
  url: string,
  error: Error & { readonly cause?: { readonly code?: string } },
): RemoteError {
  const said = error.name === 'TimeoutError' ? 'no answer' : (error.cause?.code ?? error.message);
  const remedy = 'check --url, and whether Metabase is up: its start takes a minute or two';
  return new RemoteError(url, `cannot be reached (${said})`, remedy, true, error);
}

function refusal(url: string, what: string, status: number, said: string): RemoteError {
  const told = said === '' ? '' : `: ${said}`;
  if (status === 401)
    return new RemoteError(
      url,
      `does not know who asks (${what}, 401)`,
      'check INSIDERS_METABASE_API_KEY, or INSIDERS_METABASE_USER and INSIDERS_METABASE_PASSWORD',
      false,
    );
  if (status === 403)
    return new RemoteError(
      url,
      `does not let this user do it (${what}, 403)`,
      'take a key or a user of the group Administrators',
      false,
    );
  if (status >= 300 && status < 400)
    return new RemoteError(
      url,
      `answers from another place (${what}, ${status})`,
      'give --url as Metabase has it, with https where it asks for it',
      false,
    );
  if (status >= 500)
    return new RemoteError(url, `failed (${what}, ${status}${told})`, 'see its log, and try again', true);
  return new RemoteError(url, `refuses (${what}, ${status}${told})`, 'see what it says', false);
}

/** What an answer says of its failure: a text, or an object with a message or with an error for each field. */
function saidBy(text: string): string {
  try {
    const said = JSON.parse(text) as { message?: unknown; errors?: Record<string, unknown> } | string;
    if (typeof said === 'string') return said;
    const errors = Object.entries(said.errors ?? {}).map(([field, why]) => `${field} ${String(why)}`);
    return [said.message, ...errors].filter((each) => typeof each === 'string').join('; ');
  } catch {
    return text.startsWith('<') ? '' : text;
  }
}
