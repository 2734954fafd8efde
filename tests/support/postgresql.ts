import { spawnSync } from 'node:child_process';
import { existsSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = '/usr/lib/postgresql';
const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
const programs = versions
  .map((version) => path.join(root, version, 'bin'))
  .find((folder) => ['initdb', 'pg_ctl', 'psql'].every((program) => existsSync(path.join(folder, program))));

/** A server refuses to run as root: then it runs as the user whom Debian's package makes. */
const isRoot = process.getuid?.() === 0;
const user = isRoot ? idsOf('postgres') : null;

/** The option `skip` of a test that needs a PostgreSQL server of its own. */
export const skipWithoutPostgresql =
  programs === undefined
    ? `no PostgreSQL server found in ${root}`
    : isRoot && user === null
      ? 'a PostgreSQL server does not run as root, and there is no user postgres'
      : (false as const);

/** A running PostgreSQL server of a test's own. */
export interface PostgresqlServer {
  /** For libpq and for `pg`: a socket in a temporary folder, user `tester`, who may do everything. */
  readonly url: string;
  /** Runs statements with psql. @returns the rows of the queries, unaligned, a line each, without headings */
  psql(statements: string): string;
  /** Stops the server, as a crash would. */
  crash(): void;
  /** Starts it again. */
  restart(): void;
  /** Stops the server and removes all of it. */
  stop(): void;
}

/** Starts a new PostgreSQL server, which listens on a socket in a temporary folder only. */
export function startPostgresql(): PostgresqlServer {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-pg-'));
  const data = path.join(folder, 'data');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const crash = (): void => void run(folder, 'pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
  const restart = (): void => {
    const options = `-k ${folder} -c listen_addresses= -c fsync=off`;
    const logged = ['-l', path.join(folder, 'log'), '-o', options];
    run(folder, 'pg_ctl', ['-D', data, '-w', '-t', '30', ...logged, 'start']);
  };
  try {
    if (user !== null) chownSync(folder, user.uid, user.gid);
    const made = ['-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    run(folder, 'initdb', ['-D', data, ...made]);
    restart();
  } catch (error) {
    remove();
    throw error;
  }
  const reading = ['-h', folder, '-U', 'tester', '-d', 'postgres', '-X', '-q', '-A', '-t'];
  return {
    url: `postgres://tester@localhost/postgres?host=${folder}`,
    psql: (statements) => run(folder, 'psql', [...reading, '-v', 'ON_ERROR_STOP=1'], statements),
    crash,
    restart,
    stop: () => {
      try {
        crash();
      } finally {
        remove();
      }
    },
  };
}

/**
 * Runs statements in a new PostgreSQL server, which is stopped and removed whatever happens.
 *
 * @returns the rows of the queries, unaligned, a line each, without headings
 * @throws Error with what the program said, when one fails
 */
export function postgresql(statements: string): string {
  const server = startPostgresql();
  try {
    return server.psql(statements);
  } finally {
    server.stop();
  }
}

function run(folder: string, program: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(path.join(programs!, program), args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    // The server would keep a pipe open, and the call would wait for it.
    ...(args.includes('start') ? { stdio: 'ignore' as const } : {}),
    ...(user ?? {}),
    timeout: 60_000,
  });
  if (status === 0) return (stdout ?? '').trim();
  throw new Error(`${program} failed (${error?.message ?? String(status)}): ${stderr ?? ''}`);
}

/** The numbers of a user and their group; null when there is no such user. */
function idsOf(name: string): { readonly uid: number; readonly gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }));
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
