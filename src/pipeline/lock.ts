import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { type Settings } from '../config';
import { runFolders } from '../store';

/** Who writes a run. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, as the system counts it; null where it does not say. A pid is given again one day. */
  readonly processStart: string | null;
  /** ISO time at which the lock was taken. */
  readonly since: string;
  /** What holds it, in words. */
  readonly command: string;
  /** Tells this holding from any other. */
  readonly token: string;
}

/** Options of {@link withLock}. */
export interface LockOptions {
  /** What is going on, in words; stands in the refusal of others. */
  readonly command: string;
  /** The token of a lock under which this process works, as a kernel does under its headless runner's. */
  readonly under?: string;
}

/** Where the lock of a run lies. */
export function lockPath(settings: Settings): string {
  return path.join(runFolders(settings).interim, 'run.lock');
}

const held = new Map<string, { readonly token: string; users: number }>();

/**
 * Works on a run as its only writer; a lock that a dead process left is taken over.
 *
 * Work within work of the same process goes under the same lock, and so does that of a process which was given the
 * lock's token.
 *
 * @param work is given the lock's token
 * @throws Error that says who holds the lock, and since when
 */
export async function withLock<T>(
  settings: Settings,
  { command, under }: LockOptions,
  work: (token: string) => Promise<T>,
): Promise<T> {
  const file = lockPath(settings);
  if (under !== undefined && readHolder(file)?.token === under) return work(under);
  let ours = held.get(file);
  if (ours === undefined) {
    ours = { token: await take(settings, file, command), users: 0 };
    held.set(file, ours);
  }
  ours.users += 1;
  try {
    return await work(ours.token);
  } finally {
    ours.users -= 1;
    if (ours.users === 0) {
      held.delete(file);
      if (readHolder(file)?.token === ours.token) rmSync(file, { force: true });
    }
  }
}

async function take(settings: Settings, file: string, command: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const holder: LockHolder = {
    pid: process.pid,
    host: hostname(),
    processStart: startOf(process.pid),
    since: new Date().toISOString(),
    command,
    token: randomUUID(),
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (place(file, holder)) return holder.token;
    const other = readHolder(file);
    if (other !== null && isAlive(other)) throw refusal(settings, file, other);
    await putAside(file, other);
  }
  const other = readHolder(file);
  throw other === null ? new Error(`the lock ${file} cannot be taken`) : refusal(settings, file, other);
}

/** Puts a lock in its place at once and whole, so that nobody reads the half of it. @returns false where there is one */
function place(file: string, holder: LockHolder): boolean {
  const text = `${JSON.stringify(holder)}\n`;
  const whole = `${file}.${holder.token}`;
  try {
    writeFileSync(whole, text);
    linkSync(whole, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Renames the dead lock before it is removed: of several who find it dead, one alone succeeds in that. */
async function putAside(file: string, dead: LockHolder | null): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  // Somebody may have taken the lock between the look and the renaming: theirs is put back.
  const moved = await readFile(aside, 'utf8');
  if (dead !== null && parse(moved)?.token !== dead.token) await rename(aside, file);
  else rmSync(aside, { force: true });
}

function refusal({ run }: Settings, file: string, { pid, host, since, command }: LockHolder): Error {
  return new Error(
    `the run "${run}" is being written by process ${pid} on ${host} (${command}) since ${since}: wait for it, or take another name with --run (the lock is ${file})`,
  );
}

/** Whether the process that took the lock still runs; of another machine's nobody knows, so that it counts as alive. */
function isAlive({ pid, host, processStart }: LockHolder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = startOf(pid);
  return processStart === null || start === null || start === processStart;
}

/** When a process started, in clock ticks since the machine did (proc(5), field 22 of stat); null where there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; the fields after it begin with the third.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function parse(text: string): LockHolder | null {
  try {
    return JSON.parse(text) as LockHolder;
  } catch {
    return null;
  }
}
