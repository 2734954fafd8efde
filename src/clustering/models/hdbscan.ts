import { type Matrix } from 'ml-matrix';
import { fitHdbscan, fitHdbscanMany, type HdbscanFit } from '../density/hdbscan';
import { squaredTo } from '../kmeans/lloyd-assign';
import { NOISE, partition } from '../labels';
import { distancesToLabels, distinctLabels } from '../prediction/label-distances';
import { nearestRows } from '../prediction/nearest-rows';
import { sameColumns, type Predictor, type SavedClustering } from '../prediction/predictor';
import { densePlace, denseTraits, minPointsOption } from './dense';
import { labelsOnly, sameLabels, type ClusteringModel } from './model';

/** Beyond so many rows HDBSCAN refuses them all: a trial of more was fitted to a sample. */
const MAX_ROWS = 30_000;

/** The rows of HDBSCAN with their densities. */
export interface SavedReach extends SavedClustering {
  readonly kind: 'reachability';
  readonly version: 1;
  readonly minPoints: number;
  readonly points: number[][];
  readonly labels: number[];
  readonly coreDistances: number[];
  readonly radii: number[];
}

/**
 * Saves HDBSCAN: a new row goes to the cluster of the row that is nearest by mutual reachability, when it is within
 * the distance at which that cluster split off; else it is noise.
 */
export function saveHdbscan(fit: HdbscanFit, matrix: Matrix): SavedReach {
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

const nearestReach: Predictor<SavedReach> = {
  kind: 'reachability',
  measure: 'distance',
  predict(saved, rows) {
    const { points, known } = sameColumns(rows, saved.points);
    const { columns } = points;
    const around = nearestRows(points, known, saved.minPoints - 1);
    return Int32Array.from({ length: points.rows }, (_, i) => {
      const core = around.distances[(i + 1) * around.count - 1];
      let least = Infinity;
      let shortest = Infinity;
      let nearest = 0;
      for (let row = 0; row < known.rows; row += 1) {
        const distance = Math.sqrt(
          squaredTo(points.values, i * columns, known.values, row * columns, columns),
        );
        const reach = Math.max(core, saved.coreDistances[row], distance);
        if (reach < least || (reach === least && distance < shortest)) {
          least = reach;
          shortest = distance;
          nearest = row;
        }
      }
      const label = saved.labels[nearest];
      return label !== NOISE && least <= saved.radii[label] ? label : NOISE;
    });
  },
  scores(saved, rows) {
    const labels = distinctLabels(saved.labels);
    const { points, known } = sameColumns(rows, saved.points);
    const around = nearestRows(points, known, saved.minPoints - 1);
    const core = (i: number, row: number): number =>
      Math.max(around.distances[(i + 1) * around.count - 1], saved.coreDistances[row]);
    const values = distancesToLabels(saved, labels, rows, core);
    return { labels, values, distances: values };
  },
  words: densePlace,
};

/** HDBSCAN for several least sizes of a cluster, which share the tree. */
export const hdbscan: ClusteringModel<
  { minPoints: number; minClusterShares: readonly number[] },
  { minClusterSize: number; minPoints: number },
  SavedReach
> = {
  name: 'hdbscan',
  ...denseTraits,
  options: {
    minPoints: minPointsOption,
    minClusterShares: {
      fallback: [0.01, 0.02, 0.04],
      range: { above: 0, max: 0.5 },
      meaning: 'the least cluster, as shares of the rows',
    },
  },
  named: ['minClusterSize', 'minPoints'],
  settings: ({ minClusterSize, minPoints }) => ({ minClusterSize, minPoints }),
  plan: {
    most: ({ minClusterShares }) => minClusterShares.length,
    trials(points, { minPoints, minClusterShares }) {
      const sizes = minClusterShares.map((share) => Math.max(2, Math.round(share * points.rows)));
      return [...new Set(sizes)].map((minClusterSize) => ({ minClusterSize, minPoints }));
    },
  },
  fit: (points, settings) => labelsOnly(fitHdbscan(points, settings).labels),
  together: {
    key: ({ minPoints }) => `${minPoints}`,
    fit(points, group) {
      const sizes = group.map(({ minClusterSize }) => minClusterSize);
      const fits = fitHdbscanMany(points, sizes, { minPoints: group[0].minPoints });
      return fits.map(({ labels }) => labelsOnly(labels));
    },
  },
  save(points, settings, { labels }) {
    if (points.rows > MAX_ROWS) return null;
    const fit = fitHdbscan(points, settings);
    return sameLabels(fit.labels, labels) ? saveHdbscan(fit, points) : null;
  },
  predictor: nearestReach,
  words: {
    en: {
      name: 'HDBSCAN',
      setting: ({ minClusterSize, minPoints }) => `groups of ${minClusterSize} or more, ${minPoints} points`,
    },
    pt: {
      name: 'HDBSCAN',
      setting: ({ minClusterSize, minPoints }) => `grupos de ${minClusterSize} ou mais, ${minPoints} pontos`,
    },
  },
};
