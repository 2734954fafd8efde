import { type Matrix } from 'ml-matrix';
import { clusterSizes, fitKMeans, silhouettesOfMany, type KMeansFit } from '../clustering';
import { formatNumber, formatShare } from '../format';

/** k-means with one number of clusters, and how it is judged. */
export interface KTrial {
  readonly k: number;
  readonly inertia: number;
  /** Mean silhouette, −1 to 1; higher is better separated. */
  readonly silhouette: number;
  /** The share of customers in the smallest cluster, 0 to 1. */
  readonly smallest_share: number;
  readonly fit: KMeansFit;
}

/** Options of {@link tryKMeans}. */
export interface KTrialOptions {
  readonly seed: number;
  /** Default 2 to 10. */
  readonly ks?: readonly number[];
  /** Starts of each, of which the best is kept; default 10. */
  readonly restarts?: number;
  /** Called after each k. */
  readonly onTrial?: (k: number) => void;
}

/** Fits k-means for each number of clusters; all silhouettes share one pass over the distances. */
export function tryKMeans(matrix: Matrix, options: KTrialOptions): KTrial[] {
  const { seed, ks = [2, 3, 4, 5, 6, 7, 8, 9, 10], restarts = 10, onTrial } = options;
  const fits = ks.map((k) => {
    const fit = fitKMeans(matrix, k, { seed, restarts });
    onTrial?.(k);
    return fit;
  });
  const silhouettes = silhouettesOfMany(
    matrix,
    fits.map(({ labels }) => labels),
  );
  return fits.map((fit, i) => ({
    k: fit.k,
    inertia: fit.inertia,
    silhouette: silhouettes[i].mean,
    smallest_share: Math.min(...clusterSizes(fit.labels).map(({ size }) => size)) / matrix.rows,
    fit,
  }));
}

/** The number of clusters that is taken, and why. */
export interface KChoice {
  readonly trial: KTrial;
  /** A sentence, as Markdown. */
  readonly reason: string;
}

/** What marketing can handle: at least three groups, and none below this share of the customers. */
const FEWEST_GROUPS = 3;
const SMALLEST_SHARE = 0.01;

/**
 * Chooses the number of clusters: among those with three clusters or more, none of them below 1% of the customers,
 * the one with the highest silhouette; the smaller k among equals.
 *
 * Two clusters are never chosen, because they split large from small and no more; where no k qualifies the highest
 * silhouette of all decides, and the reason says so.
 *
 * @param wanted a number of clusters that overrides the rule, or null
 * @throws RangeError when nothing was tried, or not the wanted number
 */
export function chooseK(trials: readonly KTrial[], wanted: number | null): KChoice {
  if (trials.length === 0) throw new RangeError('trials must hold at least one k, received none');
  const three = (value: number): string => formatNumber(value, { decimals: 3 });
  if (wanted !== null) {
    const trial = trials.find(({ k }) => k === wanted);
    if (trial === undefined) {
      throw new RangeError(
        `clustering.k must be one of ${trials.map(({ k }) => k).join(', ')}, received ${wanted}`,
      );
    }
    return { trial, reason: `The settings ask for k = ${wanted} (silhouette ${three(trial.silhouette)}).` };
  }
  const qualified = trials.filter(
    (trial) => trial.k >= FEWEST_GROUPS && trial.smallest_share >= SMALLEST_SHARE,
  );
  const best = (among: readonly KTrial[]): KTrial =>
    [...among].sort((a, b) => b.silhouette - a.silhouette || a.k - b.k)[0];
  const highest = best(trials);
  if (qualified.length === 0) {
    return {
      trial: highest,
      reason: `No k from ${FEWEST_GROUPS} on keeps every cluster above ${formatShare(SMALLEST_SHARE, { decimals: 0 })} of the customers, so the highest silhouette of all decides: k = ${highest.k} (${three(highest.silhouette)}).`,
    };
  }
  const trial = best(qualified);
  const compared =
    trial.k === highest.k
      ? 'It is also the highest of all.'
      : `The highest of all, k = ${highest.k} with ${three(highest.silhouette)}, ${highest.k < FEWEST_GROUPS ? 'only splits large from small' : 'has a cluster too small to run a campaign for'}.`;
  return {
    trial,
    reason: `Among the numbers of clusters that marketing can handle (${FEWEST_GROUPS} or more, none below ${formatShare(SMALLEST_SHARE, { decimals: 0 })} of the customers), k = ${trial.k} has the highest silhouette, ${three(trial.silhouette)}. ${compared}`,
  };
}
