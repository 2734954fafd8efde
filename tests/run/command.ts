import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../../src/store';

/** The project's root, found from this file. */
const root = path.resolve(__dirname, '..', '..');

/** What a command said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** A place of its own for a run's data and pages. */
export interface Workplace {
  readonly dataDir: string;
  readonly reportsDir: string;
  remove(): void;
}

export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-run-'));
  return {
    dataDir: path.join(folder, 'data'),
    reportsDir: path.join(folder, 'reports'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs one of the npm scripts' commands as a user would, with the settings of the run given by word. */
export function insiders(
  command: string,
  words: readonly string[],
  place?: Workplace,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const where = place === undefined ? [] : ['--data-dir', place.dataDir, '--reports-dir', place.reportsDir];
  const plain = Object.entries(process.env).filter(([name]) => !/^(INSIDERS_|NODE_TEST_CONTEXT)/.test(name));
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'tools', 'insiders.mjs'), command, ...words, ...where],
      {
        cwd: root,
        env: { ...Object.fromEntries(plain), ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}

/** Runs a command and kills it, with all that it started, once something is there. */
export async function killed(
  command: string,
  words: readonly string[],
  place: Workplace,
  isThere: () => boolean,
): Promise<void> {
  const where = ['--data-dir', place.dataDir, '--reports-dir', place.reportsDir];
  const plain = Object.entries(process.env).filter(([name]) => !/^(INSIDERS_|NODE_TEST_CONTEXT)/.test(name));
  const child = spawn(
    process.execPath,
    [path.join(root, 'tools', 'insiders.mjs'), command, ...words, ...where],
    // A group of its own: the command runs in a process of the entry.
    { cwd: root, env: Object.fromEntries(plain), stdio: 'ignore', detached: true },
  );
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const watch = setInterval(() => {
    if (!isThere()) return;
    clearInterval(watch);
    process.kill(-child.pid!, 'SIGKILL');
  }, 5);
  await ended;
  clearInterval(watch);
  // The entry has ended; what it started may still be dying.
  while (groupOf(child.pid!).some((pid) => isRunning(pid, null))) await sleep(5);
}

/** The processes of a group, from what the system says of each (proc(5), field 5 of stat); none where it does not say. */
function groupOf(group: number): number[] {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) === group;
    } catch {
      return false;
    }
  });
}

/** The SHA-256 of every file below a folder, by its path; what `change` makes of the text is what is hashed. */
export function fingerprints(
  folder: string,
  change = (text: string): string => text,
): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  const digest = (name: string): string => {
    const bytes = readFileSync(path.join(folder, name));
    const content = /\.(html|json|csv)$/.test(name) ? change(bytes.toString('utf8')) : bytes;
    return createHash('sha256').update(content).digest('hex');
  };
  return Object.fromEntries(names.map((name) => [name, digest(name)]));
}
