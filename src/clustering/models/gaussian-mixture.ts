import { Matrix } from 'ml-matrix';
import { type CovarianceKind } from '../mixture/em';
import {
  fitMixture,
  mixtureMemberships,
  predictMixture,
  type MixtureComponents,
  type MixtureFit,
} from '../mixture/mixture';
import { type Predictor, type SavedClustering } from '../prediction/predictor';
import { sameLabels, type ClusteringModel } from './model';

/** The components of a mixture. */
export interface SavedMixture extends SavedClustering {
  readonly kind: 'gaussian-mixture';
  readonly version: 1;
  readonly covariance: CovarianceKind;
  readonly weights: number[];
  readonly means: number[][];
  readonly covariances: number[][][];
}

/** Saves a mixture: a new row goes to the component of the highest posterior. */
export function saveMixture(fit: MixtureFit): SavedMixture {
  return {
    kind: 'gaussian-mixture',
    version: 1,
    covariance: fit.covariance,
    weights: [...fit.weights],
    means: fit.means.to2DArray(),
    covariances: fit.covariances.map((covariance) => covariance.to2DArray()),
  };
}

function componentsOf(saved: SavedMixture): MixtureComponents {
  return {
    covariance: saved.covariance,
    weights: Float64Array.from(saved.weights),
    means: new Matrix(saved.means),
    covariances: saved.covariances.map((covariance) => new Matrix(covariance)),
  };
}

const mostProbable: Predictor<SavedMixture> = {
  kind: 'gaussian-mixture',
  measure: 'posterior',
  predict: (saved, rows) => predictMixture(componentsOf(saved), rows),
  scores: (saved, rows) => ({
    labels: Array.from(saved.weights.keys()),
    values: mixtureMemberships(componentsOf(saved), rows),
    distances: null,
  }),
  words: {
    en: (space) => `to the most probable component in ${space}`,
    pt: (space) => `para o componente mais provável (espaço: ${space})`,
  },
};

/** A mixture of normal distributions. */
export const gaussianMixture: ClusteringModel<
  { restarts: number; covariance: CovarianceKind },
  { k: number; restarts: number; covariance: CovarianceKind },
  SavedMixture
> = {
  name: 'gaussian-mixture',
  byK: true,
  chance: true,
  noise: false,
  allPairs: false,
  options: {
    restarts: {
      fallback: 2,
      range: { integer: true, min: 1 },
      meaning: 'runs to the end, each from the best of six starts, of which the best is kept',
    },
    covariance: {
      fallback: 'full',
      choices: ['full', 'diagonal', 'tied'],
      meaning: 'each component its own ellipsoid, along the axes, or all the same',
    },
  },
  named: ['k'],
  settings: ({ k }, { restarts, covariance }) => ({ k, restarts, covariance }),
  fit(points, { k, restarts, covariance }, seed) {
    const fit = fitMixture(points, k, { restarts, covariance, seed });
    const { labels, lowerBound, bic, iterations, converged } = fit;
    return { labels, objective: lowerBound, bic, iterations, converged };
  },
  quicker: (settings) => ({ ...settings, restarts: Math.ceil(settings.restarts / 3) }),
  save(points, { k, restarts, covariance }, { labels, seed }) {
    const fit = fitMixture(points, k, { restarts, covariance, seed });
    return sameLabels(fit.labels, labels) ? saveMixture(fit) : null;
  },
  predictor: mostProbable,
  words: { en: { name: 'Gaussian mixture' }, pt: { name: 'mistura gaussiana' } },
};
