import { type Matrix } from 'ml-matrix';
import { fitDbscan, type DbscanFit } from '../density/dbscan';
import { distanceKnee, kDistances } from '../density/k-distances';
import { NOISE, partition } from '../labels';
import { distancesToLabels, distinctLabels } from '../prediction/label-distances';
import { nearestRows } from '../prediction/nearest-rows';
import { sameColumns, type Predictor, type SavedClustering } from '../prediction/predictor';
import { densePlace, denseTraits, minPointsOption } from './dense';
import { labelsOnly, sameLabels, type ClusteringModel } from './model';

/** The core rows of DBSCAN. */
export interface SavedCores extends SavedClustering {
  readonly kind: 'density';
  readonly version: 1;
  readonly eps: number;
  /** Core rows. */
  readonly points: number[][];
  readonly labels: number[];
}

/**
 * Saves DBSCAN: a new row goes to the nearest core row's cluster when that lies within eps, else it is noise.
 *
 * A row of the fit that borders two clusters may so change from the first to the nearer one.
 */
export function saveDbscan(fit: DbscanFit, matrix: Matrix): SavedCores {
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

const nearestCore: Predictor<SavedCores> = {
  kind: 'density',
  measure: 'distance',
  predict(saved, rows) {
    // Without a core row everything is noise.
    if (saved.points.length === 0) return new Int32Array(rows.rows).fill(NOISE);
    const { points, known } = sameColumns(rows, saved.points);
    const nearest = nearestRows(points, known, 1);
    return nearest.rows.map((row, i) => (nearest.distances[i] <= saved.eps ? saved.labels[row] : NOISE));
  },
  scores(saved, rows) {
    const labels = distinctLabels(saved.labels);
    const values = distancesToLabels(saved, labels, rows);
    return { labels, values, distances: values };
  },
  words: densePlace,
};

/** DBSCAN, its radius about the knee of the k-distance curve. */
export const dbscan: ClusteringModel<
  { minPoints: number; epsFactors: readonly number[] },
  { eps: number; minPoints: number },
  SavedCores
> = {
  name: 'dbscan',
  ...denseTraits,
  options: {
    minPoints: minPointsOption,
    epsFactors: {
      fallback: [0.5, 1, 2],
      range: { above: 0 },
      meaning: 'radii, as multiples of the knee of the k-distance curve',
    },
  },
  named: ['eps', 'minPoints'],
  settings: ({ eps, minPoints }) => ({ eps, minPoints }),
  plan: {
    most: ({ epsFactors }) => epsFactors.length,
    trials(points, { minPoints, epsFactors }) {
      const { eps } = distanceKnee(kDistances(points, minPoints - 1));
      return epsFactors.map((factor) => ({ eps: eps * factor, minPoints }));
    },
  },
  fit: (points, settings) => labelsOnly(fitDbscan(points, settings).labels),
  fitSample: (sample, all, settings) =>
    nearestCore.predict(saveDbscan(fitDbscan(sample, settings), sample), all),
  save(points, settings, { labels }) {
    const fit = fitDbscan(points, settings);
    return sameLabels(fit.labels, labels) ? saveDbscan(fit, points) : null;
  },
  predictor: nearestCore,
  words: {
    en: { name: 'DBSCAN', setting: ({ eps, minPoints }) => `eps ${eps}, ${minPoints} points` },
    pt: { name: 'DBSCAN', setting: ({ eps, minPoints }) => `eps ${eps}, ${minPoints} pontos` },
  },
};
