import { Matrix } from 'ml-matrix';
import { cutDendrogram, fitKMeans, fitLinkage, fitMixture, silhouettesOfMany } from '../src/clustering';
import { type FlatMatrix } from '../src/numeric';

/** The numbers of clusters that every model is tried with. */
export const KS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;

/** Work on one space. */
export interface SpaceWork {
  readonly points: FlatMatrix;
  readonly seed: number;
  /** For silhouettes: the labellings to judge. */
  readonly labellings?: readonly Int32Array[];
}

/** Ward's tree of one space, cut at every k. */
export function wardTask({ points }: SpaceWork): Int32Array[] {
  const { dendrogram } = fitLinkage(matrix(points), { method: 'ward', maxRows: Infinity });
  return KS.map((k) => cutDendrogram(dendrogram, k));
}

/** k-means of one space at every k, ten starts each and no more, as scikit-learn with n_init=10. */
export function kMeansTask({ points, seed }: SpaceWork): Int32Array[] {
  const rows = matrix(points);
  return KS.map((k) => fitKMeans(rows, k, { seed, restarts: 10, swaps: 0 }).labels);
}

/** Gaussian mixtures of one space at every k, full covariance, one start each, as scikit-learn's default. */
export function mixtureTask({ points, seed }: SpaceWork): Int32Array[] {
  const rows = matrix(points);
  return KS.map((k) => fitMixture(rows, k, { seed, restarts: 1, covariance: 'full' }).labels);
}

/** The mean silhouettes of all labellings of one space. */
export function silhouetteTask({ points, labellings = [] }: SpaceWork): number[] {
  return silhouettesOfMany(matrix(points), labellings).map(({ mean }) => mean);
}

function matrix({ values, rows, columns }: FlatMatrix): Matrix {
  return Matrix.from1DArray(rows, columns, Array.from(values));
}
