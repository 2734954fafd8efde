import { type Matrix } from 'ml-matrix';
import { flatten } from '../numeric';
import { runInWorkers } from '../workers';
import { readColumns } from './columns';
import { fitSpace, type FitSpaceOptions } from './fit-space';
import { loadSpace } from './load-space';
import { type FitProgress } from './progress';
import { comesAlong, recipeName, type SpaceRecipe } from './recipe';
import { spaceKind } from './registry';
import { type SavedSpace, type Space } from './space';
import { type SpaceTask } from './tasks';

/** Options of {@link computeSpaces}. */
export interface ComputeSpacesOptions {
  /** Default 1; every recipe uses it as it is, so that a space does not depend on the others. */
  readonly seed?: number;
  /** k of trustworthiness and continuity, default 15; 0 leaves them unmeasured. */
  readonly neighbours?: number;
  /** The one feature space in which all spaces are judged alike. */
  readonly common?: Matrix;
  readonly maxFittedRows?: FitSpaceOptions['maxFittedRows'];
  /** Threads at work at once; default: the machine's cores. */
  readonly threads?: number;
  /** Called with the progress of each space, by its recipe's number. */
  readonly onProgress?: (progress: FitProgress & { readonly space: string; readonly recipe: number }) => void;
  /** Called after each finished space, with the number of finished ones and of all. */
  readonly onDone?: (done: number, of: number) => void;
}

/**
 * Makes several spaces at once in worker threads, the longest first: the same as fitSpace for each recipe, to the
 * byte. Kinds that were registered at run time are made in this thread, since workers don't know them.
 *
 * @param features customers × columns, raw
 * @param columns a name for each column
 * @returns the spaces in the order of the recipes
 */
export async function computeSpaces(
  features: Matrix,
  columns: readonly string[],
  recipes: readonly SpaceRecipe[],
  options: ComputeSpacesOptions = {},
): Promise<Space[]> {
  const { seed = 1, neighbours = 15, maxFittedRows, threads, onProgress, onDone } = options;
  const flat = readColumns(features, columns);
  const common = options.common ? flatten(options.common, 'common') : undefined;
  const order = recipes
    .map((_, r) => r)
    .sort((a, b) => spaceKind(recipes[b].method).effort - spaceKind(recipes[a].method).effort);
  const spaces = new Map<number, Space>();
  const report = (recipe: number, progress: FitProgress): void =>
    onProgress?.({ ...progress, space: recipeName(recipes[recipe]), recipe });
  const here = order.filter((r) => !comesAlong(recipes[r]));
  for (const r of here) {
    const own = { ...options, seed, neighbours, onProgress: (step: FitProgress) => report(r, step) };
    spaces.set(r, fitSpace(features, columns, recipes[r], own));
    onDone?.(spaces.size, recipes.length);
  }
  const queue = order.filter((r) => comesAlong(recipes[r]));
  const tasks = queue.map((r): SpaceTask => ({
    features: flat,
    columns,
    recipe: recipes[r],
    seed,
    neighbours,
    maxFittedRows,
    common,
  }));
  const saved = await runInWorkers<SpaceTask, SavedSpace, FitProgress>(
    'src/spaces/tasks.ts',
    'spaceTask',
    tasks,
    {
      threads,
      onDone: (done) => onDone?.(here.length + done, recipes.length),
      onMessage: (progress, task) => report(queue[task], progress),
    },
  );
  queue.forEach((r, task) => spaces.set(r, loadSpace(saved[task])));
  return recipes.map((_, r) => spaces.get(r)!);
}
