import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { distanceKnee, kDistances } from '../density/k-distances';
import { type SkippedTrial, type TrialModel, type TrialOptions } from './types';

/** The options of trials, with their defaults. */
export function trialDefaults(options: TrialOptions) {
  const { density = {}, stability = {} } = options;
  const filled = {
    models: options.models ?? (['k-means', 'gaussian-mixture', 'ward'] as const),
    ks: options.ks ?? Array.from({ length: 13 }, (_, i) => i + 2),
    restarts: options.restarts ?? 5,
    mixtureRestarts: options.mixtureRestarts ?? 2,
    covariance: options.covariance ?? ('full' as const),
    density: density && {
      minPoints: 10,
      epsFactors: [0.5, 1, 2],
      minClusterShares: [0.01, 0.02, 0.04],
      ...density,
    },
    stability: stability && { promising: 8, perSpace: 2, replicates: 30, seeds: 5, ...stability },
    maxRows: options.maxRows ?? 12_000,
    seed: options.seed ?? 0,
  };
  filled.ks.forEach((k, i) => checkNumber(`ks[${i}]`, k, { integer: true, min: 2 }));
  checkNumber('maxRows', filled.maxRows, { integer: true, min: 100 });
  checkNumber('restarts', filled.restarts, { integer: true, min: 1 });
  checkNumber('mixtureRestarts', filled.mixtureRestarts, { integer: true, min: 1 });
  if (filled.density) {
    filled.density.epsFactors.forEach((factor, i) => checkNumber(`epsFactors[${i}]`, factor, { above: 0 }));
    filled.density.minClusterShares.forEach((share, i) => {
      checkNumber(`minClusterShares[${i}]`, share, { above: 0, max: 0.5 });
    });
  }
  if (filled.stability) {
    checkNumber('promising', filled.stability.promising, { integer: true, min: 1 });
    checkNumber('perSpace', filled.stability.perSpace, { integer: true, min: 1 });
    checkNumber('replicates', filled.stability.replicates, { integer: true, min: 1 });
    checkNumber('seeds', filled.stability.seeds, { integer: true, min: 2 });
  }
  return filled;
}

/** Options of trials with nothing left open. */
export type TrialSettings = ReturnType<typeof trialDefaults>;

/** A trial's name within its space, such as `ward/k=8`. */
export function specName(spec: TrialModel): string {
  switch (spec.model) {
    case 'k-means':
    case 'gaussian-mixture':
    case 'ward':
      return `${spec.model}/k=${spec.k}`;
    case 'dbscan':
      return `dbscan/eps=${Number(spec.eps.toPrecision(4))},minPoints=${spec.minPoints}`;
    case 'hdbscan':
      return `hdbscan/minClusterSize=${spec.minClusterSize},minPoints=${spec.minPoints}`;
    default: {
      const unknown: never = spec;
      throw new RangeError(`unknown model: ${JSON.stringify(unknown)}`);
    }
  }
}

/** The models to try on one space's points; what cannot be tried is told to `skip`. */
export function planSpace(
  points: Matrix,
  settings: TrialSettings,
  skip: (skipped: SkippedTrial) => void,
): TrialModel[] {
  const specs = settings.models.flatMap((model) => settings.ks.map((k) => modelStarts(model, k, settings)));
  const { density } = settings;
  if (!density) return specs;
  const { minPoints } = density;
  try {
    const { eps } = distanceKnee(kDistances(points, minPoints - 1));
    for (const factor of density.epsFactors) specs.push({ model: 'dbscan', eps: eps * factor, minPoints });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    skip({ id: 'dbscan', reason: error.message });
  }
  const sizes = density.minClusterShares.map((share) => Math.max(2, Math.round(share * points.rows)));
  for (const minClusterSize of new Set(sizes)) specs.push({ model: 'hdbscan', minClusterSize, minPoints });
  return specs;
}

/** A model for k groups, with as many starts as the settings give it. */
export function modelStarts(
  model: TrialSettings['models'][number],
  k: number,
  settings: TrialSettings,
): TrialModel {
  switch (model) {
    case 'k-means':
      return { model, k, restarts: settings.restarts };
    case 'gaussian-mixture':
      return { model, k, restarts: settings.mixtureRestarts, covariance: settings.covariance };
    case 'ward':
      return { model, k };
    default: {
      const unknown: never = model;
      throw new RangeError(`models must be k-means, gaussian-mixture or ward, received ${String(unknown)}`);
    }
  }
}
