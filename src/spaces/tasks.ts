import { type FlatMatrix } from '../numeric';
import { fitSpace } from './fit-space';
import { type FitProgress } from './progress';
import { type SpaceRecipe } from './recipe';
import { toMatrix } from './saved-matrix';
import { type SavedSpace } from './space';

/** One space to be made in a worker thread; plain objects and typed arrays only. */
export interface SpaceTask {
  readonly features: FlatMatrix;
  readonly columns: readonly string[];
  readonly recipe: SpaceRecipe;
  readonly seed: number;
  readonly neighbours: number;
  readonly maxFittedRows?: number;
  readonly common?: FlatMatrix;
}

/** The worker's side of computeSpaces. */
export function spaceTask(task: SpaceTask, report: (progress: FitProgress) => void): SavedSpace {
  const { features, columns, recipe, seed, neighbours, maxFittedRows, common } = task;
  return fitSpace(toMatrix(features), columns, recipe, {
    seed,
    neighbours,
    maxFittedRows,
    common: common ? toMatrix(common) : undefined,
    onProgress: report,
  }).save();
}
