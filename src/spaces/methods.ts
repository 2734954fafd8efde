import { type Matrix } from 'ml-matrix';
import { createRandom, randomPermutation } from '../numeric';
import { fitLeaves } from './forest/leaves';
import { withoutColumn } from './load-space';
import { fitPca } from './pca/pca';
import { type ReportProgress } from './progress';
import {
  neighbourhoodQuality,
  type NeighbourhoodQuality,
  type QualityOptions,
} from './quality/trustworthiness';
import { type SpaceRecipe } from './recipe';
import { fitScaler } from './scaling/scaler';
import { signedLog } from './scaling/signed-log';
import { type SavedFit, type SavedSpace, type SpaceDescription } from './space';
import { fitTsne } from './tsne/tsne';
import { fitUmap } from './umap/umap';

/** What the method of a recipe gives: its fit, points, description, and how to judge it against its own input. */
export interface Fitted extends Pick<SpaceDescription, 'axes' | 'parameters' | 'measures'> {
  readonly points: Matrix;
  readonly fit: SavedFit;
  readonly scaler?: SavedSpace['scaler'];
  readonly judge: (options: QualityOptions) => NeighbourhoodQuality;
}

/** What every method gets beside features and recipe. */
export interface MethodSettings {
  readonly seed: number;
  /** Beyond so many rows UMAP is fitted on a random sample of that size, and the other rows are placed in it. */
  readonly mostRows: number;
  readonly onProgress?: ReportProgress;
}

/** All but leaves: scales the features, then embeds them. */
export function scaledSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: Exclude<SpaceRecipe, { method: 'leaves' }>,
  settings: MethodSettings,
): Fitted {
  const scaler = fitScaler(features, columns, recipe.scaling);
  const scaled = scaler.transform(features, columns);
  const made = embed(scaled, columns, recipe, settings);
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
  settings: MethodSettings,
): Omit<Fitted, 'scaler' | 'judge'> {
  const common = { seed: settings.seed, onProgress: settings.onProgress };
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
      const sample = sampleOf(scaled.rows, settings);
      const umap = fitUmap(rowsAt(scaled, sample), { ...recipe.options, ...common });
      const points = sample === undefined ? umap.points : umap.transform(scaled);
      return {
        points,
        fit: umap.save(),
        axes: axes('UMAP ', points),
        parameters: { ...umap.parameters },
        measures: { fittedRows: umap.points.rows },
      };
    }
    case 'tsne': {
      const { points, divergence, converged, parameters } = fitTsne(scaled, {
        ...recipe.options,
        ...common,
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

/** Takes the target out, and embeds the leaves of a forest that predicts it. */
export function leavesSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: Extract<SpaceRecipe, { method: 'leaves' }>,
  settings: MethodSettings,
): Fitted {
  const { target, targetScale = 'log', forest = {}, umap = {} } = recipe;
  const at = columns.indexOf(target);
  if (at < 0) throw new RangeError(`target must be one of ${columns.join(', ')}, received "${target}"`);
  const raw = Float64Array.from(features.getColumn(at));
  const others = columns.filter((_, c) => c !== at);
  const wanted = targetScale === 'log' ? raw.map(signedLog) : raw;
  const rows = withoutColumn(features, at);
  const sample = sampleOf(rows.rows, settings);
  const leaves = fitLeaves(
    rowsAt(rows, sample),
    others,
    sample === undefined ? wanted : sample.map((i) => wanted[i]),
    {
      forest,
      umap,
      seed: settings.seed,
      onProgress: settings.onProgress,
    },
  );
  const points = sample === undefined ? leaves.points : leaves.transform(rows, others);
  const r2 = leaves.forest.outOfBagR2;
  return {
    points,
    fit: leaves.save(),
    axes: axes('leaves ', points),
    parameters: { target, targetScale, ...leaves.forest.parameters, ...leaves.parameters },
    measures: { fittedRows: leaves.points.rows, ...(r2 === null ? {} : { outOfBagR2: r2 }) },
    judge: leaves.quality,
  };
}

/** The rows of a random sample, ascending; undefined where all rows are fitted. */
function sampleOf(rows: number, { mostRows, seed }: MethodSettings): Float64Array | undefined {
  if (rows <= mostRows) return undefined;
  return Float64Array.from(randomPermutation(createRandom(seed), rows).subarray(0, mostRows)).sort();
}

function rowsAt(matrix: Matrix, sample: Float64Array | undefined): Matrix {
  if (sample === undefined) return matrix;
  return matrix.selection(
    Array.from(sample),
    Array.from({ length: matrix.columns }, (_, c) => c),
  );
}

function axes(prefix: string, points: Matrix): string[] {
  return Array.from({ length: points.columns }, (_, c) => `${prefix}${c + 1}`);
}
