import { availableParallelism } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { projectRoot } from '../config';
import { checkNumber } from '../numeric';

/** Options of {@link runInWorkers}. */
export interface WorkerOptions<Message> {
  /** Threads at work at once, whole, from 1; default: the machine's cores. */
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
 * outputs is the order of the inputs whatever finishes first.
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
  const pool = new Piscina({
    filename: path.join(projectRoot(), 'src', 'workers', 'worker.cjs'),
    maxThreads: Math.min(threads, inputs.length),
    minThreads: 1,
    concurrentTasksPerWorker: 1,
    // A thread that sleeps between tasks would not turn its event loop, on which a task's ports still close.
    atomics: 'disabled',
  });
  let done = 0;
  try {
    return await Promise.all(
      inputs.map(async (input, task) => {
        const { port1, port2 } = new MessageChannel();
        const allReported = new Promise<void>((resolve) => {
          port1.on('message', (report: Report<Message>) =>
            'last' in report ? resolve() : onMessage?.(report.message, task),
          );
        });
        try {
          const output = (await pool.run(
            { module, fn, input, port: port2 },
            { transferList: [port2] },
          )) as Output;
          // The output has a channel of its own and may overtake what the task reported before it.
          await allReported;
          done += 1;
          onDone?.(done, inputs.length);
          return output;
        } finally {
          port1.close();
        }
      }),
    );
  } finally {
    await pool.destroy();
  }
}
