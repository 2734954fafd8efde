import { type Trial, type TrialModel } from '../../src/clustering';

/** What a test says of a trial; the rest is usual. */
export interface TrialTraits {
  readonly space?: string;
  readonly model?: 'k-means' | 'gaussian-mixture' | 'ward' | 'dbscan';
  readonly k: number;
  /** Silhouettes in its own space and in the common one. */
  readonly own?: number | null;
  readonly common?: number | null;
  readonly inertia?: number;
  readonly daviesBouldin?: number;
  readonly bic?: number;
  readonly noiseShare?: number;
  /** Default: 10 customers in each of the k groups. */
  readonly labels?: Int32Array;
}

/** A trial as the trials hand it out. */
export function trialOf(traits: TrialTraits): Trial {
  const { space = 'log', model = 'k-means', k, own = 0.4, common = own, noiseShare = 0 } = traits;
  const { inertia = 1, daviesBouldin = 1, bic = null } = traits;
  const labels = traits.labels ?? Int32Array.from({ length: 10 * k }, (_, row) => row % k);
  const indices = (silhouette: number | null) => ({
    withinSumOfSquares: inertia,
    silhouette,
    daviesBouldin,
    calinskiHarabasz: 1 / daviesBouldin,
  });
  return {
    id: model === 'dbscan' ? `${space}/dbscan/eps=0.5,minPoints=10` : `${space}/${model}/k=${k}`,
    space,
    scaling: 'log-z',
    spec: specOf(model, k),
    seed: 1,
    k,
    sizes: Array.from({ length: k }, () => labels.length / k),
    noiseShare,
    objective: inertia,
    bic,
    iterations: 3,
    converged: true,
    own: indices(own),
    common: indices(common),
    seconds: 0.1,
    labels,
  };
}

function specOf(model: NonNullable<TrialTraits['model']>, k: number): TrialModel {
  switch (model) {
    case 'k-means':
      return { model, k, restarts: 5 };
    case 'gaussian-mixture':
      return { model, k, restarts: 2, covariance: 'full' };
    case 'ward':
      return { model, k };
    case 'dbscan':
      return { model, eps: 0.5, minPoints: 10 };
  }
}

/** The results of a call that made these trials. */
export function resultsOf(trials: readonly Trial[]) {
  return { trials, skipped: [], reductions: [], commonSpace: 'log', seconds: 1 };
}
