import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../numeric';
import { readColumns } from './columns';
import { loadSpace } from './load-space';
import { leavesSpace, scaledSpace } from './methods';
import { type ReportProgress } from './progress';
import { neighbourhoodQuality } from './quality/trustworthiness';
import { recipeName, type SpaceRecipe } from './recipe';
import { saveMatrix } from './saved-matrix';
import { type Space } from './space';

/** Beyond so many rows UMAP, whose graph takes 50 kB a row in umap-js, is fitted on a sample. */
export const MOST_ROWS = 20_000;
/** Beyond {@link MOST_ROWS} rows so many of them are asked for their neighbours. */
const ASKED_ROWS = 5000;

/** Options of {@link fitSpace}. */
export interface FitSpaceOptions {
  /** Default 1. */
  readonly seed?: number;
  /** k of trustworthiness and continuity, default 15; 0 leaves them unmeasured. */
  readonly neighbours?: number;
  /** The one feature space, customers × any columns, in which all spaces are judged alike. */
  readonly common?: Matrix;
  /**
   * Beyond so many rows UMAP (of features and of leaves) is fitted on a random sample of this size and the other
   * rows are placed in it, and the measures ask 5,000 rows; default {@link MOST_ROWS}. The measure `fittedRows` tells.
   */
  readonly mostRows?: number;
  readonly onProgress?: ReportProgress;
}

/**
 * Makes one space from raw features by a recipe.
 *
 * @param features customers × columns, raw
 * @param columns a name for each column
 * @throws RangeError when columns and features do not fit together, the recipe's target is no column, an option is
 *   out of range, or a value is not finite
 */
export function fitSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: SpaceRecipe,
  options: FitSpaceOptions = {},
): Space {
  const { seed = 1, neighbours = 15, common, mostRows = MOST_ROWS, onProgress } = options;
  readColumns(features, columns);
  checkNumber('neighbours', neighbours, { integer: true, min: 0 });
  checkNumber('mostRows', mostRows, { integer: true, min: Math.max(4, 2 * neighbours + 1) });
  const settings = { seed, mostRows, onProgress };
  const start = performance.now();
  const fitted =
    recipe.method === 'leaves'
      ? leavesSpace(features, columns, recipe, settings)
      : scaledSpace(features, columns, recipe, settings);
  const seconds = (performance.now() - start) / 1000;

  const measured = neighbours > 0 && 2 * neighbours < features.rows;
  const asked = { neighbours, ...(features.rows > mostRows ? { rows: ASKED_ROWS } : {}) };
  const own = measured ? fitted.judge(asked) : undefined;
  const inCommon = measured && common ? neighbourhoodQuality(common, fitted.points, asked) : undefined;
  onProgress?.({ stage: 'quality', done: 1, of: 1 });
  return loadSpace({
    type: 'space',
    description: {
      name: recipeName(recipe),
      recipe,
      columns: [...columns],
      axes: fitted.axes,
      parameters: { ...fitted.parameters, seed },
      measures: fitted.measures,
      supervised: recipe.method === 'leaves',
      ...(own ? { trustworthiness: own.trustworthiness, continuity: own.continuity } : {}),
      ...(inCommon ? { inCommon } : {}),
      seconds,
    },
    points: saveMatrix(flatten(fitted.points)),
    ...(fitted.scaler ? { scaler: fitted.scaler } : {}),
    fit: fitted.fit,
  });
}
