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
  const tasks = recipes.map((recipe): SpaceTask => ({
    features: flat,
    columns,
    recipe,
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
      onMessage: (progress, recipe) =>
        onProgress?.({ ...progress, space: recipeName(recipes[recipe]), recipe }),
    },
  );
  return saved.map(loadSpace);
}
