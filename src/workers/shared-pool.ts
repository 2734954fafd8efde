import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { projectRoot } from '../config';

/** How long an idle thread is kept for the next call, in milliseconds; a process that is done does not wait for it. */
const IDLE = 10_000;

interface SharedPool {
  readonly pool: Piscina;
  /** The state of the sources that its threads have loaded. */
  readonly sources: string;
  users: number;
}

let shared: SharedPool | undefined;

/**
 * Lends the process's one pool of worker threads to some work.
 *
 * To start a thread and load the modules takes it longer than many a task, so threads stay for a while; calls at the
 * same time share them. Threads that have loaded sources which were edited since are not used again.
 */
export async function withSharedPool<T>(work: (pool: Piscina) => Promise<T>): Promise<T> {
  const sources = stateOfSources();
  if (shared === undefined || shared.sources !== sources) {
    const stale = shared;
    shared = { pool: createPool(), sources, users: 0 };
    if (stale?.users === 0) await stale.pool.destroy();
  }
  const own = shared;
  own.users += 1;
  try {
    return await work(own.pool);
  } finally {
    own.users -= 1;
    if (own.users === 0 && own !== shared) await own.pool.destroy();
  }
}

function createPool(): Piscina {
  return new Piscina({
    filename: path.join(projectRoot(), 'src', 'workers', 'worker.cjs'),
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: IDLE,
    concurrentTasksPerWorker: 1,
    // A thread that sleeps between tasks would not turn its event loop, on which a task's ports still close.
    atomics: 'disabled',
  });
}

/** The project's sources by number and by the latest change among them. */
function stateOfSources(): string {
  let files = 0;
  let latest = 0;
  for (const entry of readdirSync(path.join(projectRoot(), 'src'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    files += 1;
    latest = Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  }
  return `${files} ${latest}`;
}
