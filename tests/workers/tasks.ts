import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';

// What the tests of the worker threads run in them.

export async function wait({ wait, value }: { wait: number; value: number }): Promise<number> {
  await setTimeout(wait);
  return value;
}

export function thread(): number {
  return threadId;
}

export function failOnTwo(task: number): number {
  if (task === 2) throw new RangeError('task 2 cannot be done');
  return task;
}

export async function failLater(reason: string): Promise<void> {
  await setTimeout(20);
  throw new Error(reason);
}

export function talk(n: number, report: (message: number) => void): number {
  for (let i = 0; i < n; i += 1) report(i);
  return n;
}

export function double(values: Float64Array): { doubled: Float64Array; n: Int32Array } {
  return { doubled: values.map((value) => 2 * value), n: Int32Array.of(values.length) };
}
