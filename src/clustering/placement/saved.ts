import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { type DbscanFit } from '../density/dbscan';
import { type HdbscanFit } from '../density/hdbscan';
import { type KMeansFit } from '../kmeans/kmeans';
import { partition } from '../labels';
import { type CovarianceKind } from '../mixture/em';
import { type MixtureFit } from '../mixture/mixture';

/** A clustering as plain JSON, with all that placing a new row needs; {@link placeRows} reads it. */
export type SavedClustering =
  | {
      readonly kind: 'nearest-centre';
      readonly version: 1;
      readonly centres: number[][];
    }
  | {
      readonly kind: 'gaussian-mixture';
      readonly version: 1;
      readonly covariance: CovarianceKind;
      readonly weights: number[];
      readonly means: number[][];
      readonly covariances: number[][][];
    }
  | {
      readonly kind: 'nearest-labelled';
      readonly version: 1;
      readonly neighbours: number;
      readonly points: number[][];
      readonly labels: number[];
    }
  | {
      readonly kind: 'density';
      readonly version: 1;
      readonly eps: number;
      /** Core rows. */
      readonly points: number[][];
      readonly labels: number[];
    }
  | {
      readonly kind: 'reachability';
      readonly version: 1;
      readonly minPoints: number;
      readonly points: number[][];
      readonly labels: number[];
      readonly coreDistances: number[];
      readonly radii: number[];
    };

/** Saves k-means: a new row goes to the nearest centre. */
export function saveKMeans(fit: KMeansFit): SavedClustering {
  return { kind: 'nearest-centre', version: 1, centres: fit.centres.to2DArray() };
}

/** Saves a mixture: a new row goes to the component of the highest posterior. */
export function saveMixture(fit: MixtureFit): SavedClustering {
  return {
    kind: 'gaussian-mixture',
    version: 1,
    covariance: fit.covariance,
    weights: [...fit.weights],
    means: fit.means.to2DArray(),
    covariances: fit.covariances.map((covariance) => covariance.to2DArray()),
  };
}

/**
 * Saves any labelled rows, such as a cut of a tree: a new row goes where its nearest labelled rows are.
 *
 * They vote with weight 1 ÷ distance, so that a row that was among them keeps its label.
 *
 * @param options `neighbours`: how many vote, from 1 to the number of rows; default 5 (or all, when there are fewer)
 */
export function saveLabelled(
  matrix: Matrix,
  labels: ArrayLike<number>,
  options: { readonly neighbours?: number } = {},
): SavedClustering {
  const { neighbours = Math.min(5, matrix.rows) } = options;
  checkNumber('neighbours', neighbours, { integer: true, min: 1, max: matrix.rows });
  partition(labels, matrix.rows);
  return {
    kind: 'nearest-labelled',
    version: 1,
    neighbours,
    points: matrix.to2DArray(),
    labels: Array.from(labels),
  };
}

/**
 * Saves DBSCAN: a new row goes to the nearest core row's cluster when that lies within eps, else it is noise.
 *
 * A row of the fit that borders two clusters may so change from the first to the nearer one.
 */
export function saveDbscan(fit: DbscanFit, matrix: Matrix): SavedClustering {
  partition(fit.labels, matrix.rows);
  const core = Array.from(fit.core.keys()).filter((row) => fit.core[row] === 1);
  return {
    kind: 'density',
    version: 1,
    eps: fit.eps,
    points: core.map((row) => matrix.getRow(row)),
    labels: core.map((row) => fit.labels[row]),
  };
}

/**
 * Saves HDBSCAN: a new row goes to the cluster of the row that is nearest by mutual reachability, when it is within
 * the distance at which that cluster split off; else it is noise.
 */
export function saveHdbscan(fit: HdbscanFit, matrix: Matrix): SavedClustering {
  partition(fit.labels, matrix.rows);
  return {
    kind: 'reachability',
    version: 1,
    minPoints: fit.minPoints,
    points: matrix.to2DArray(),
    labels: [...fit.labels],
    coreDistances: [...fit.coreDistances],
    radii: [...fit.radii],
  };
}
