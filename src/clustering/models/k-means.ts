import { Matrix } from 'ml-matrix';
import { squaredTo } from '../kmeans/lloyd-assign';
import { fitKMeans, predictKMeans, type KMeansFit } from '../kmeans/kmeans';
import { sameColumns, type Predictor, type SavedClustering } from '../prediction/predictor';
import { sameLabels, type ClusteringModel } from './model';

/** The centres of k-means. */
export interface SavedCentres extends SavedClustering {
  readonly kind: 'nearest-centre';
  readonly version: 1;
  readonly centres: number[][];
}

/** Saves k-means: a new row goes to the nearest centre. */
export function saveKMeans(fit: KMeansFit): SavedCentres {
  return { kind: 'nearest-centre', version: 1, centres: fit.centres.to2DArray() };
}

const nearestCentre: Predictor<SavedCentres> = {
  kind: 'nearest-centre',
  measure: 'distance',
  predict: ({ centres }, rows) => predictKMeans({ centres: new Matrix(centres) }, rows),
  scores({ centres }, rows) {
    const values = toCentres(centres, rows);
    return { labels: Array.from(centres.keys()), values, distances: values };
  },
  words: {
    en: (space) => `to the nearest centre in ${space}`,
    pt: (space) => `para o centro mais próximo (espaço: ${space})`,
  },
};

/** k-means, with a number of starts. */
export const kMeans: ClusteringModel<{ restarts: number }, { k: number; restarts: number }, SavedCentres> = {
  name: 'k-means',
  byK: true,
  chance: true,
  noise: false,
  allPairs: false,
  options: {
    restarts: { fallback: 5, range: { integer: true, min: 1 }, meaning: 'starts, the best of which is kept' },
  },
  named: ['k'],
  settings: ({ k }, { restarts }) => ({ k, restarts }),
  fit(points, { k, restarts }, seed) {
    const { labels, inertia, iterations, converged } = fitKMeans(points, k, { restarts, seed });
    return { labels, objective: inertia, bic: null, iterations, converged };
  },
  quicker: (settings) => ({ ...settings, restarts: Math.ceil(settings.restarts / 3) }),
  save(points, { k, restarts }, { labels, seed }) {
    const fit = fitKMeans(points, k, { restarts, seed });
    return sameLabels(fit.labels, labels) ? saveKMeans(fit) : null;
  },
  predictor: nearestCentre,
  words: { en: { name: 'k-means' }, pt: { name: 'k-médias' } },
};

function toCentres(centres: number[][], matrix: Matrix): Matrix {
  const { points, known } = sameColumns(matrix, centres);
  const { columns } = points;
  const values = new Matrix(points.rows, known.rows);
  for (let i = 0; i < points.rows; i += 1) {
    for (let c = 0; c < known.rows; c += 1) {
      values.set(i, c, Math.sqrt(squaredTo(points.values, i * columns, known.values, c * columns, columns)));
    }
  }
  return values;
}
