import { type Matrix } from 'ml-matrix';
import { flatten } from '../numeric';
import { runInWorkers } from '../workers';
import { readColumns } from './columns';
import { MOST_ROWS, type FitSpaceOptions } from './fit-space';
import { loadSpace } from './load-space';
import { type FitProgress } from './progress';
import { recipeName, type SpaceRecipe } from './recipe';
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
  readonly mostRows?: FitSpaceOptions['mostRows'];
  /** Threads at work at once; default: the machine's cores. */
  readonly threads?: number;
  /** Called with the progress of each space, by its recipe's number. */
  readonly onProgress?: (progress: FitProgress & { readonly space: string; readonly recipe: number }) => void;
  /** Called after each finished space, with the number of finished ones and of all. */
  readonly onDone?: (done: number, of: number) => void;
}

/** Longest first, so that no core is left with a long one at the end. */
const ORDER: Readonly<Record<SpaceRecipe['method'], number>> = {
  tsne: 0,
  leaves: 1,
  umap: 2,
  pca: 3,
  features: 4,
};

/**
 * Makes several spaces at once in worker threads: the same as fitSpace for each recipe, to the byte.
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
  const { seed = 1, neighbours = 15, mostRows = MOST_ROWS, threads, onProgress, onDone } = options;
  const flat = readColumns(features, columns);
  const common = options.common ? flatten(options.common, 'common') : undefined;
  const queue = recipes.map((_, r) => r).sort((a, b) => ORDER[recipes[a].method] - ORDER[recipes[b].method]);
  const tasks = queue.map((r): SpaceTask => ({
    features: flat,
    columns,
    recipe: recipes[r],
    seed,
    neighbours,
    mostRows,
    common,
  }));
  const saved = await runInWorkers<SpaceTask, SavedSpace, FitProgress>(
    'src/spaces/tasks.ts',
    'spaceTask',
    tasks,
    {
      threads,
      onDone,
      onMessage: (progress, task) => {
        const recipe = queue[task];
        onProgress?.({ ...progress, space: recipeName(recipes[recipe]), recipe });
      },
    },
  );
  return recipes.map((_, r) => loadSpace(saved[queue.indexOf(r)]));
}
