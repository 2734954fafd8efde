import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../numeric';
import { readColumns } from './columns';
import { fitLeaves } from './forest/leaves';
import { loadSpace, withoutColumn } from './load-space';
import { fitPca } from './pca/pca';
import { type ReportProgress } from './progress';
import {
  neighbourhoodQuality,
  type NeighbourhoodQuality,
  type QualityOptions,
} from './quality/trustworthiness';
import { recipeName, type SpaceRecipe } from './recipe';
import { saveMatrix } from './saved-matrix';
import { fitScaler } from './scaling/scaler';
import { signedLog } from './scaling/signed-log';
import { type SavedFit, type SavedSpace, type Space, type SpaceDescription } from './space';
import { fitTsne } from './tsne/tsne';
import { fitUmap } from './umap/umap';

/** Options of {@link fitSpace}. */
export interface FitSpaceOptions {
  /** Default 1. */
  readonly seed?: number;
  /** k of trustworthiness and continuity, default 15; 0 leaves them unmeasured. */
  readonly neighbours?: number;
  /** The one feature space, customers × any columns, in which all spaces are judged alike. */
  readonly common?: Matrix;
  readonly onProgress?: ReportProgress;
}

/** What the method of a recipe gives: its fit, points, description, and how to judge it against its own input. */
interface Fitted extends Pick<SpaceDescription, 'axes' | 'parameters' | 'measures'> {
  readonly points: Matrix;
  readonly fit: SavedFit;
  readonly scaler?: SavedSpace['scaler'];
  readonly judge: (options: QualityOptions) => NeighbourhoodQuality;
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
  const { seed = 1, neighbours = 15, common, onProgress } = options;
  readColumns(features, columns);
  checkNumber('neighbours', neighbours, { integer: true, min: 0 });
  const start = performance.now();
  const fitted =
    recipe.method === 'leaves'
      ? leavesSpace(features, columns, recipe, seed, onProgress)
      : scaledSpace(features, columns, recipe, seed, onProgress);
  const seconds = (performance.now() - start) / 1000;

  const measured = neighbours > 0 && 2 * neighbours < features.rows;
  const own = measured ? fitted.judge({ neighbours }) : undefined;
  const inCommon =
    measured && common ? neighbourhoodQuality(common, fitted.points, { neighbours }) : undefined;
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

function scaledSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: Exclude<SpaceRecipe, { method: 'leaves' }>,
  seed: number,
  onProgress?: ReportProgress,
): Fitted {
  const scaler = fitScaler(features, columns, recipe.scaling);
  const scaled = scaler.transform(features, columns);
  const made = embed(scaled, columns, recipe, seed, onProgress);
  return {
    ...made,
    parameters: { scaling: recipe.scaling, ...made.parameters },
    scaler: scaler.save(),
    judge: (options) => neighbourhoodQuality(scaled, made.points, options),
  };
}

function embed(
  scaled: Matrix,
  columns: readonly string[],
  recipe: Exclude<SpaceRecipe, { method: 'leaves' }>,
  seed: number,
  onProgress?: ReportProgress,
): Omit<Fitted, 'scaler' | 'judge'> {
  switch (recipe.method) {
    case 'features':
      return { points: scaled, fit: { type: 'features' }, axes: [...columns], parameters: {}, measures: {} };
    case 'pca': {
      const pca = fitPca(scaled, columns, recipe.options);
      const components = pca.explainedShare.length;
      const explainedShare = pca.explainedShare.reduce((sum, share) => sum + share, 0);
      const points = pca.transform(scaled, columns);
      return {
        points,
        fit: pca.save(),
        axes: axes('PC', points),
        parameters: { components },
        measures: { explainedShare },
      };
    }
    case 'umap': {
      const umap = fitUmap(scaled, { ...recipe.options, seed, onProgress });
      const { points, parameters } = umap;
      return {
        points,
        fit: umap.save(),
        axes: axes('UMAP ', points),
        parameters: { ...parameters },
        measures: {},
      };
    }
    case 'tsne': {
      const { points, divergence, converged, parameters } = fitTsne(scaled, {
        ...recipe.options,
        seed,
        onProgress,
      });
      return {
        points,
        fit: { type: 'tsne' },
        axes: axes('t-SNE ', points),
        parameters: { ...parameters },
        measures: { divergence, converged },
      };
    }
    default: {
      const unknown: never = recipe;
      throw new RangeError(`unknown recipe: ${JSON.stringify(unknown)}`);
    }
  }
}

function leavesSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: Extract<SpaceRecipe, { method: 'leaves' }>,
  seed: number,
  onProgress?: ReportProgress,
): Fitted {
  const { target, targetScale = 'log', forest = {}, umap = {} } = recipe;
  const at = columns.indexOf(target);
  if (at < 0) throw new RangeError(`target must be one of ${columns.join(', ')}, received "${target}"`);
  const raw = Float64Array.from(features.getColumn(at));
  const others = columns.filter((_, c) => c !== at);
  const wanted = targetScale === 'log' ? raw.map(signedLog) : raw;
  const leaves = fitLeaves(withoutColumn(features, at), others, wanted, { forest, umap, seed, onProgress });
  const { points, parameters } = leaves;
  return {
    points,
    fit: leaves.save(),
    axes: axes('leaves ', points),
    parameters: { target, targetScale, ...leaves.forest.parameters, ...parameters },
    measures: leaves.forest.outOfBagR2 === null ? {} : { outOfBagR2: leaves.forest.outOfBagR2 },
    judge: leaves.quality,
  };
}

function axes(prefix: string, points: Matrix): string[] {
  return Array.from({ length: points.columns }, (_, c) => `${prefix}${c + 1}`);
}
