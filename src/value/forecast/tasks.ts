import { runInWorkers } from '../../workers';

/** Where worker threads find the functions that they are told to run. */
const TASKS = 'src/value/worker-tasks.ts';

/** Runs tasks of this room in worker threads, or one after the other in this thread when `threads` is 0. */
export async function runTasks<Input, Output>(
  name: string,
  task: (input: Input) => Output | Promise<Output>,
  inputs: readonly Input[],
  threads: number | undefined,
  onDone: (done: number, of: number) => void,
): Promise<Output[]> {
  if (threads !== 0) return runInWorkers<Input, Output>(TASKS, name, inputs, { threads, onDone });
  const outputs: Output[] = [];
  for (const input of inputs) {
    outputs.push(await task(input));
    onDone(outputs.length, inputs.length);
  }
  return outputs;
}
