import { RemoteError } from '../trouble';

/** What the system or the server says by a code (PostgreSQL's appendix A), in words, and what can be done. */
const TROUBLES: readonly (readonly [code: RegExp, reason: string, remedy: string, isPassing: boolean])[] = [
  [/^(ECONNREFUSED|ENOENT)$/, 'does not listen', 'check host and port, and whether the server runs', true],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'has a host that nobody knows', 'check its name', false],
  [
    /^(ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0[123])$/,
    'broke the connection',
    'try again when it is back',
    true,
  ],
  [/^53300$/, 'has no connection left', 'try again when others are done', true],
  [/^(40001|40P01|55P03)$/, 'was kept busy by others', 'try again', true],
  [/^28...$/, 'refuses the login', 'check user and password (PGPASSWORD, or in the address)', false],
  [/^3D000$/, 'has no such database', 'make it, or name another', false],
  [/^42501$/, 'does not let this user do it', 'grant what docs/publishing.md names', false],
  [/^53[12]..$/, 'is out of disk or memory', 'make room on the server', false],
  [/^22...$/, 'cannot hold a value', 'check the column that it names', false],
];

/** Any error below, as one that says where, why and what to do; without an address's secrets and without a row's values. */
export function postgresTrouble(address: string, error: unknown): Error {
  if (error instanceof RemoteError) return error;
  const { code = '', message, where } = error as Error & { code?: string; where?: string };
  // pg says these two without a code.
  const known = /^Connection terminated|timeout expired|timeout exceeded/.test(message) ? 'ETIMEDOUT' : code;
  const trouble = TROUBLES.find(([pattern]) => pattern.test(known));
  if (message === 'Invalid URL' || code === 'ERR_INVALID_URL') {
    const remedy = 'write it as postgres://user@host:5432/database, special characters of a password as %40';
    return new RemoteError(address, 'is no address', remedy, false);
  }
  if (trouble === undefined && !/^[0-9A-Z]{5}$/.test(code)) return error as Error;
  const [, reason, remedy, isPassing] = trouble ?? [/^/, 'refuses', 'see what it says', false];
  const [, column] = /column (\w+)/.exec(where ?? '') ?? [];
  const at = column === undefined ? '' : `, column ${column}`;
  return new RemoteError(address, `${reason} (${message}${at})`, remedy, isPassing, error);
}
