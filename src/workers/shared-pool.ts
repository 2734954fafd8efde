import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { projectRoot } from '../config';

/** The bundle that this module was loaded from; the bundler puts it in, and elsewhere there is none. */
declare const __INSIDERS_BUNDLE__: string | undefined;
const BUNDLE = typeof __INSIDERS_BUNDLE__ === 'undefined' ? undefined : __INSIDERS_BUNDLE__;

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
  const { sources, latest } = stateOfSources();
  if (shared === undefined || shared.sources !== sources) {
    const stale = shared;
    shared = { pool: createPool(latest), sources, users: 0 };
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

function createPool(latestEdit: number): Piscina {
  // Sources that were edited since are loaded one by one, from their files.
  const bundle = BUNDLE !== undefined && latestEdit < usedSince(BUNDLE) ? BUNDLE : undefined;
  return new Piscina({
    filename: path.join(projectRoot(), 'src', 'workers', 'worker.cjs'),
    minThreads: 0,
    maxThreads: availableParallelism(),
    workerData: { bundle },
    idleTimeout: IDLE,
    concurrentTasksPerWorker: 1,
    // A thread that sleeps between tasks would not turn its event loop, on which a task's ports still close.
    atomics: 'disabled',
  });
}

/** When a bundle was found to be the sources as they are, in milliseconds; its folder is marked then. */
function usedSince(bundle: string): number {
  return statSync(path.dirname(bundle), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The project's sources by number and by the latest change among them. */
function stateOfSources(): { readonly sources: string; readonly latest: number } {
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
  return { sources: `${files} ${latest}`, latest };
}
