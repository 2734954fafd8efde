import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { checkNumber } from '../numeric';
import { withSharedPool } from './shared-pool';

/** Options of {@link runInWorkers}. */
export interface WorkerOptions<Message> {
  /** Tasks at work at once, whole, from 1; default, and at most: the machine's cores. */
  readonly threads?: number;
  /** Called after each finished task, with the number of finished tasks and of all. */
  readonly onDone?: (done: number, of: number) => void;
  /** Called with whatever a task reports while it runs, and with the task's number; all of it before `onDone`. */
  readonly onMessage?: (message: Message, task: number) => void;
}

/** What comes through a task's channel: its messages, then a mark that there are no more. */
type Report<Message> = { readonly message: Message } | { readonly last: true };

/**
 * Runs one function over many inputs in worker threads; works the same from a notebook, a tool and a test.
 *
 * The function lives in a module of the project and is named, not passed:
 * `runInWorkers('src/spaces/worker-tasks.ts', 'embed', inputs)` calls `embed(input, report)`. Inputs and outputs
 * are copied between threads (structured clone), so they are plain objects and typed arrays. The order of the
 * outputs is the order of the inputs whatever finishes first. Threads are kept for a while after a call, so a function
 * must not rely on what an earlier task left in its module.
 *
 * @param module the module's path from the project's root, with its ending
 * @param fn the name of the exported function `(input, report) => output`, which may be asynchronous
 * @throws Error when the module exports no such function; otherwise what the first failing task throws, with the other
 *   tasks abandoned
 */
export async function runInWorkers<Input, Output, Message = unknown>(
  module: string,
  fn: string,
  inputs: readonly Input[],
  options: WorkerOptions<Message> = {},
): Promise<Output[]> {
  const { threads = availableParallelism(), onDone, onMessage } = options;
  checkNumber('threads', threads, { min: 1, integer: true });
  if (inputs.length === 0) return [];
  const outputs = new Array<Output>(inputs.length);
  const abandon = new AbortController();
  let [next, done] = [0, 0];
  return withSharedPool(async (pool) => {
    const runTask = async (task: number): Promise<void> => {
      const { port1, port2 } = new MessageChannel();
      const allReported = new Promise<void>((resolve) => {
        port1.on('message', (report: Report<Message>) =>
          'last' in report ? resolve() : onMessage?.(report.message, task),
        );
      });
      try {
        outputs[task] = (await pool.run(
          { module, fn, input: inputs[task], port: port2 },
          { transferList: [port2], signal: abandon.signal },
        )) as Output;
        // The output has a channel of its own and may overtake what the task reported before it.
        await allReported;
        done += 1;
        onDone?.(done, inputs.length);
      } finally {
        port1.close();
      }
    };
    /** Takes the tasks in turn until none is left. */
    const takeTasks = async (): Promise<void> => {
      while (next < inputs.length && !abandon.signal.aborted) await runTask(next++);
    };
    try {
      await Promise.all(Array.from({ length: Math.min(threads, inputs.length) }, takeTasks));
    } catch (error) {
      abandon.abort();
      throw error;
    }
    return outputs;
  });
}
