import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type NotebookFailure, type NotebookRun, type RunEvent } from './events';
import { NotebookError, RunInterrupted } from './notebook-error';

const ROOT = path.resolve(__dirname, '..', '..');
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Below this the kernel does not even start. */
const SMALLEST_MEMORY_MB = 256;
/** How much of the runner's stderr is kept for an error message. */
const STDERR_CHARS = 4000;

export interface RunOptions {
  /** The Python that has nbclient; the one of the project's environment. */
  readonly python: string;
  /** The notebooks' paths, in the order in which they are to run. */
  readonly notebooks: readonly string[];
  /** The folder for the executed copies; made if missing. A copy has its notebook's name. */
  readonly outDir: string;
  /** Settings for the notebooks, added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * How long one cell may go without showing anything new, in seconds; default 600. In all it may run ten times
   * as long.
   */
  readonly timeoutSeconds?: number;
  /** Told of every step, for a display of progress. */
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Runs notebooks in order, each in a fresh kernel, and writes executed copies. The first failure ends the run: the
 * copies of the notebooks before it are complete, of the failing one there is none. Equal inputs give equal bytes.
 *
 * @throws NotebookError when a notebook fails, also by what fails after its last cell; RunInterrupted on Ctrl-C;
 *   Error when the Python or its packages are missing
 */
export async function runNotebooks(options: RunOptions): Promise<NotebookRun[]> {
  const { python, notebooks, outDir, env = {}, timeoutSeconds = 600, onEvent } = options;
  if (!(timeoutSeconds > 0)) {
    throw new RangeError(`timeoutSeconds must be seconds above 0, received ${timeoutSeconds}`);
  }
  const names = notebooks.map((notebook) => path.basename(notebook));
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice) throw new Error(`Two notebooks are called ${twice}; their executed copies would be one file`);

  const environment = { ...process.env, ...env };
  const job = {
    notebooks: notebooks.map((notebook) => path.resolve(notebook)),
    outDir: path.resolve(outDir),
    kernel: await kernelWithMemory(environment.INSIDERS_MEMORY_MB),
    timeout: timeoutSeconds,
  };
  const given = new Map(job.notebooks.map((notebook, i) => [notebook, notebooks[i]]));
  const child = spawn(python, [path.join(__dirname, 'execute.py'), JSON.stringify(job)], {
    cwd: ROOT,
    env: { ...environment, PYTHONDONTWRITEBYTECODE: '1' },
    // Its standard input closes when this process is gone, which ends the runner and its kernels.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const finished: NotebookRun[] = [];
  let failure: NotebookFailure | undefined;
  let where = 'before the first notebook';
  const end = await follow(child, (event) => {
    const named = { ...event, notebook: given.get(event.notebook) ?? event.notebook };
    onEvent?.(named);
    where = placeOf(named) ?? where;
    if (named.event === 'failure') failure = named;
    if (named.event !== 'notebook-end') return;
    const { notebook, cells, seconds, peakMemoryBytes, executedPath } = named;
    finished.push({ notebook, cells, seconds, peakMemoryBytes, executedPath });
  });
  if (end.interrupted) throw new RunInterrupted();
  if (failure) throw new NotebookError(failure);
  if (end.code !== 0) throw new Error(describeEnd(end, where));
  return finished;
}

/** Where a run is after an event, in words. */
function placeOf(event: RunEvent): string | undefined {
  const name = path.basename(event.notebook, '.ipynb');
  if (event.event === 'cell-start') return `in ${name}, cell ${event.cell} of ${event.cells}`;
  return event.event === 'notebook-end' ? `after ${name}` : undefined;
}

/** What became of the Python process that runs the notebooks. */
function describeEnd({ code, signal, stderr }: End, where: string): string {
  const what =
    signal === null
      ? `ended with code ${code} ${where}`
      : `was ended from outside, by ${signal}, ${where}${signal === 'SIGKILL' ? '; most likely the machine had no memory left' : ''}. Its kernels end with it`;
  return `The program that runs the notebooks ${what}.\n${stderr}`.trimEnd();
}

/** The kernel specification with the wanted memory limit, so that the kernel need not start twice for it. */
async function kernelWithMemory(memoryMb: string | undefined): Promise<object> {
  const { kernelSpec } = await import('../kernel/install-spec.mjs');
  const spec = kernelSpec({ root: ROOT });
  if (!memoryMb) return spec;
  if (!/^\d+$/.test(memoryMb) || Number(memoryMb) < SMALLEST_MEMORY_MB) {
    throw new RangeError(
      `INSIDERS_MEMORY_MB must be whole megabytes from ${SMALLEST_MEMORY_MB}, received ${memoryMb}`,
    );
  }
  const flag = /^--max-old-space-size=/;
  return {
    ...spec,
    argv: spec.argv.map((arg) => (flag.test(arg) ? `--max-old-space-size=${memoryMb}` : arg)),
  };
}

/** How the Python process ended. */
interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly interrupted: boolean;
  readonly stderr: string;
}

/** Hands on the events of the Python process until it ends; passes signals on to it. */
async function follow(child: ChildProcess, onEvent: (event: RunEvent) => void): Promise<End> {
  let stderr = '';
  let interrupted = false;
  const interrupt = (signal: NodeJS.Signals): void => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    const closed = new Promise<Pick<End, 'code' | 'signal'>>((resolve, reject) => {
      child.on('error', (error) =>
        reject(new Error(`The Python of the headless runner does not start: ${error.message}`)),
      );
      child.on('close', (code, signal) => resolve({ code, signal }));
    });
    child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-STDERR_CHARS)));
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => onEvent(JSON.parse(line) as RunEvent));
    }
    const { code, signal } = await closed;
    return { code, signal, interrupted: interrupted || code === 130, stderr };
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
