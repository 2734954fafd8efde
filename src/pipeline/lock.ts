import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { type Settings } from '../config';
import {
  clearLeftovers,
  isMarkRunning,
  isRunning,
  MARK,
  namedTrouble,
  processMark,
  processStart,
  runFolders,
} from '../store';

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

/** Another process writes the run. */
export class RunLockedError extends Error {
  override readonly name = 'RunLockedError';
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
 * @throws RunLockedError that says who holds the lock, and since when
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
  try {
    await mkdir(path.dirname(file), { recursive: true });
  } catch (error) {
    throw namedTrouble(error, path.dirname(file));
  }
  const holder: LockHolder = {
    pid: process.pid,
    host: hostname(),
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
    command,
    token: randomUUID(),
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (place(file, holder)) {
      await clearRun(settings);
      return holder.token;
    }
    const other = readHolder(file);
    if (other !== null && isAlive(other)) throw refusal(settings, file, other);
    await putAside(file, other);
  }
  const other = readHolder(file);
  throw other === null ? new Error(`the lock ${file} cannot be taken`) : refusal(settings, file, other);
}

/** Clears what a killed run of this name left of its work in between: half files, unpacked sources, halves of locks. */
async function clearRun(settings: Settings): Promise<void> {
  const { interim, processed } = runFolders(settings);
  for (const folder of [interim, path.join(interim, 'notebooks'), processed]) await clearLeftovers(folder);
  const half = new RegExp(`^run\\.lock\\.(${MARK})\\.`);
  for (const name of await readdir(interim)) {
    const [, mark] = half.exec(name) ?? [];
    if (mark !== undefined && !isMarkRunning(mark)) await rm(path.join(interim, name), { force: true });
  }
}

/** Puts a lock in its place at once and whole, so that nobody reads the half of it. @returns false where there is one */
function place(file: string, holder: LockHolder): boolean {
  const text = `${JSON.stringify(holder)}\n`;
  const whole = `${file}.${processMark()}.${holder.token}`;
  try {
    writeFileSync(whole, text);
    linkSync(whole, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw namedTrouble(error, file);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Renames the dead lock before it is removed: of several who find it dead, one alone succeeds in that. */
async function putAside(file: string, dead: LockHolder | null): Promise<void> {
  const aside = `${file}.${processMark()}.${randomUUID()}`;
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
  return new RunLockedError(
    `the run "${run}" is being written by process ${pid} on ${host} (${command}) since ${since}: wait for it, or take another name with --run (the lock is ${file})`,
  );
}

/** Whether the process that took the lock still runs; of another machine's nobody knows, so that it counts as alive. */
function isAlive({ pid, host, processStart: start }: LockHolder): boolean {
  if (host !== hostname()) return true;
  return isRunning(pid, start);
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
