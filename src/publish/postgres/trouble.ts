import { RemoteError } from '../trouble';

/** What the system or the server says by a code (PostgreSQL's appendix A), in words, and what can be done. */
const TROUBLES: readonly (readonly [code: RegExp, reason: string, remedy: string, isPassing: boolean])[] = [
  [/^(ECONNREFUSED|ENOENT)$/, 'does not listen', 'check host and port, and whether the server runs', true],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'has a host that nobody knows', 'check its name', false],
  [
    /^(ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0[123]|25P0[34])$/,
    'broke the connection',
    'try again when it is back',
    true,
  ],
  [/^53300$/, 'has no connection left', 'try again when others are done', true],
  [/^(40001|40P01|55P03)$/, 'was kept busy by others', 'try again', true],
  [/^57014$/, 'was too slow', 'try again when it has less to do', false],
  [/^28...$/, 'refuses the login', 'check user and password (PGPASSWORD, or in the address)', false],
  [/^3D000$/, 'has no such database', 'make it, or name another', false],
  [/^42501$/, 'does not let this user do it', 'grant what docs/publishing.md names', false],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+)$/,
    'has a certificate that is not trusted',
    'name the file of its authority by sslrootcert=… in the address',
    false,
  ],
  [/^no TLS$/, 'offers no TLS', 'turn it on at the server, or ask for none by sslmode=disable', false],
  [/^no password$/, 'asks for a password', 'set PGPASSWORD, or write it to ~/.pgpass', false],
  [/^53[12]..$/, 'is out of disk or memory', 'make room on the server', false],
  [/^22003$/, 'cannot hold a value', 'amounts have at most twelve digits before the point', false],
  [/^22...$/, 'cannot hold a value', 'check the column that it names', false],
];

/** What the driver says without a code. */
const UNCODED: readonly (readonly [said: RegExp, code: string])[] = [
  [/^Connection terminated|timeout expired|timeout exceeded/, 'ETIMEDOUT'],
  [/does not support SSL connections/, 'no TLS'],
  [/password must be a (non-empty )?string|no password supplied/, 'no password'],
];

/** Any error below, as one that says where, why and what to do; without an address's secrets and without a row's values. */
export function postgresTrouble(address: string, error: unknown): Error {
  if (error instanceof RemoteError) return error;
  const { code = '', message, where } = error as Error & { code?: string; where?: string };
  const known = UNCODED.find(([said]) => said.test(message))?.[1] ?? code;
  const trouble = TROUBLES.find(([pattern]) => pattern.test(known));
  if (message === 'Invalid URL' || code === 'ERR_INVALID_URL') {
    const remedy = 'write it as postgres://user@host:5432/database, special characters of a password as %40';
    return new RemoteError(address, 'is no address', remedy, false);
  }
  if (trouble === undefined && !/^[0-9A-Z]{5}$/.test(code)) return error as Error;
  const [, reason, remedy, isPassing] = trouble ?? [/^/, 'refuses', 'see what it says', false];
  const [, column] = /column (\w+)/.exec(where ?? '') ?? [];
  const at = column === undefined ? '' : `, column ${column}`;
  // Of a value that does not fit the server repeats what it is.
  const said = code.startsWith('22') ? message.replace(/: ".*/s, '') : message;
  return new RemoteError(address, `${reason} (${said}${at})`, remedy, isPassing, error);
}
