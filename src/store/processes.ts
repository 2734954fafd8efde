import { readFileSync } from 'node:fs';

/** What the system says of a process; null where there is none, or where the system does not say. */
function processStat(pid: number): { readonly state: string; readonly start: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; the fields after it begin with the third.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], start: fields[19] };
  } catch {
    return null;
  }
}

/**
 * When a process started, in clock ticks since the machine did (proc(5), field 22 of stat); null where there is none, or
 * where the system does not say.
 */
export function processStart(pid: number): string | null {
  return processStat(pid)?.start ?? null;
}

/**
 * Whether a process of this machine still runs. One that is dead and that nobody has asked for its end yet, as in a
 * container whose first process asks for nobody's, does not.
 *
 * @param start when it started; a pid is given again one day. Null: unknown, and any process of that pid counts
 */
export function isRunning(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = processStat(pid);
  if (stat === null) return true;
  return !/^[ZX]/.test(stat.state) && (start === null || stat.start === start);
}

/** This process as a part of the names of files that only it works on: `4711-183022`. */
export function processMark(): string {
  mark ??= `${process.pid}-${processStart(process.pid) ?? 'x'}`;
  return mark;
}
let mark: string | undefined;

/** A process mark, for the pattern of a name. */
export const MARK = '\\d+-(?:\\d+|x)';

/** Whether the process of a mark still runs. */
export function isMarkRunning(text: string): boolean {
  const [pid, start] = text.split('-');
  return isRunning(Number(pid), start === 'x' ? null : start);
}
