import { type Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { fitDbscan } from '../density/dbscan';
import { cutDendrogram } from '../linkage/dendrogram';
import { fitHdbscan, fitHdbscanMany } from '../density/hdbscan';
import { fitKMeans } from '../kmeans/kmeans';
import { fitLinkage } from '../linkage/linkage';
import { fitMixture } from '../mixture/mixture';
import { nearestRows, voteOfNearest, type NearestRows } from '../placement/nearest-rows';
import { placeRows } from '../placement/place';
import { saveDbscan } from '../placement/saved';
import { type TrialModel } from './types';

/** What a trial's fit gives. */
export interface TrialFit {
  readonly labels: Int32Array;
  readonly objective: number | null;
  readonly bic: number | null;
  readonly iterations: number | null;
  readonly converged: boolean | null;
}

const WITHOUT_STEPS = { objective: null, bic: null, iterations: null, converged: null };

/**
 * Fits one model of a trial to points, all of them: what the bootstrap and a check on other dates do again.
 *
 * @returns one label a row, −1 for noise
 * @throws RangeError what the model throws
 */
export function fitTrialModel(points: Matrix, spec: TrialModel, seed: number): TrialFit {
  switch (spec.model) {
    case 'k-means': {
      const { labels, inertia, iterations, converged } = fitKMeans(points, spec.k, {
        restarts: spec.restarts,
        seed,
      });
      return { labels, objective: inertia, bic: null, iterations, converged };
    }
    case 'gaussian-mixture': {
      const { restarts, covariance } = spec;
      const fit = fitMixture(points, spec.k, { restarts, covariance, seed });
      const { labels, lowerBound, bic, iterations, converged } = fit;
      return { labels, objective: lowerBound, bic, iterations, converged };
    }
    case 'ward':
      return { labels: cutDendrogram(fitLinkage(points).dendrogram, spec.k), ...WITHOUT_STEPS };
    case 'dbscan':
      return { labels: fitDbscan(points, spec).labels, ...WITHOUT_STEPS };
    case 'hdbscan':
      return { labels: fitHdbscan(points, spec).labels, ...WITHOUT_STEPS };
    default: {
      const unknown: never = spec;
      throw new RangeError(`unknown model: ${JSON.stringify(unknown)}`);
    }
  }
}

/** The rows on which the methods of all pairs work, and the way from them to all rows. */
export interface Reduction {
  readonly all: Matrix;
  /** The sample, or all rows when they are few enough. */
  readonly sample: Matrix;
  /** Whether the sample is fewer than all. */
  readonly reduced: boolean;
}

/** A fit or the reason why there is none, and the seconds it took. */
export type Attempt = ({ readonly fit: TrialFit } | { readonly error: string }) & {
  readonly seconds: number;
};

/**
 * Fits all models to one space. Cuts share their tree, and HDBSCAN's sizes theirs. The methods of all pairs are fitted
 * to the sample, and other rows are placed: by their five nearest rows, or as a saved DBSCAN places new ones.
 *
 * @param onFit called after each fit with its position in `specs`
 */
export function fitSpace(
  rows: Reduction,
  specs: readonly TrialModel[],
  seed: number,
  onFit: (position: number, attempt: Attempt) => void,
): void {
  let nearest: NearestRows | undefined;
  const spread = (labels: Int32Array) => {
    if (!rows.reduced) return labels;
    nearest ??= nearestRows(flatten(rows.all), flatten(rows.sample), 5);
    return voteOfNearest(nearest, labels);
  };
  const together = new Map<string, number[]>();
  specs.forEach((spec, position) => {
    const key = groupOf(spec) ?? `${position}`;
    together.set(key, [...(together.get(key) ?? []), position]);
  });
  for (const positions of together.values()) {
    const started = performance.now();
    const group = positions.map((position) => specs[position]);
    let fits: TrialFit[] = [];
    let error = '';
    try {
      fits = fitGroup(rows, group, seed, spread);
    } catch (reason) {
      if (!(reason instanceof RangeError)) throw reason;
      error = reason.message;
    }
    const seconds = (performance.now() - started) / 1000 / positions.length;
    positions.forEach((position, i) => {
      onFit(position, error ? { error, seconds } : { fit: fits[i], seconds });
    });
  }
}

/** Models that share their costly part have the same group. */
function groupOf(spec: TrialModel): string | undefined {
  if (spec.model === 'ward') return 'ward';
  return spec.model === 'hdbscan' ? `hdbscan ${spec.minPoints}` : undefined;
}

function fitGroup(
  rows: Reduction,
  group: readonly TrialModel[],
  seed: number,
  spread: (labels: Int32Array) => Int32Array,
): TrialFit[] {
  const [spec] = group;
  switch (spec.model) {
    case 'ward': {
      const { dendrogram } = fitLinkage(rows.sample);
      return group.map((each) => ({
        labels: spread(cutDendrogram(dendrogram, (each as typeof spec).k)),
        ...WITHOUT_STEPS,
      }));
    }
    case 'hdbscan': {
      const sizes = group.map((each) => (each as typeof spec).minClusterSize);
      const fits = fitHdbscanMany(rows.sample, sizes, { minPoints: spec.minPoints });
      return fits.map(({ labels }) => ({ labels: spread(labels), ...WITHOUT_STEPS }));
    }
    case 'dbscan': {
      if (!rows.reduced) return [fitTrialModel(rows.all, spec, seed)];
      const saved = saveDbscan(fitDbscan(rows.sample, spec), rows.sample);
      return [{ labels: placeRows(saved, rows.all), ...WITHOUT_STEPS }];
    }
    case 'k-means':
    case 'gaussian-mixture':
      return [fitTrialModel(rows.all, spec, seed)];
    default: {
      const unknown: never = spec;
      throw new RangeError(`unknown model: ${JSON.stringify(unknown)}`);
    }
  }
}
