import { type Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { labelsOnly, type ClusteringModel, type TrialFit, type TrialModel } from '../models/model';
import { clusteringModel } from '../models/registry';
import { VOTERS } from '../prediction/nearest-labelled';
import { nearestRows, voteOfNearest, type NearestRows } from '../prediction/nearest-rows';
import { type Reduction } from './reduce';

/** A model's settings as its entry takes them. */
type Settings = Parameters<ClusteringModel['fit']>[1];

/**
 * Fits one model of a trial to points, all of them: what the bootstrap and a check on other dates do again.
 *
 * @returns one label a row, −1 for noise
 * @throws RangeError what the model throws
 */
export function fitTrialModel(points: Matrix, spec: TrialModel, seed: number): TrialFit {
  return clusteringModel(spec.model).fit(points, spec as Settings, seed);
}

/** A fit or the reason why there is none, and the seconds it took. */
export type Attempt = ({ readonly fit: TrialFit } | { readonly error: string }) & {
  readonly seconds: number;
};

/**
 * Fits all models to one space; those that share their costly part together. The methods of all pairs are fitted to the
 * sample, which labels the other rows: by the vote of the five nearest, or as the model has it.
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
  const spread = (fit: TrialFit): TrialFit => {
    nearest ??= nearestRows(flatten(rows.all), flatten(rows.sample), Math.min(VOTERS, rows.sample.rows));
    return { ...fit, labels: voteOfNearest(nearest, fit.labels) };
  };
  const groups = new Map<string, number[]>();
  specs.forEach((spec, position) => {
    const { together } = clusteringModel(spec.model);
    const key = together === undefined ? `${position}` : `${spec.model} ${together.key(spec as Settings)}`;
    groups.set(key, [...(groups.get(key) ?? []), position]);
  });
  for (const positions of groups.values()) {
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

function fitGroup(
  rows: Reduction,
  group: readonly TrialModel[],
  seed: number,
  spread: (fit: TrialFit) => TrialFit,
): TrialFit[] {
  const entry = clusteringModel(group[0].model);
  const settings = group as readonly Settings[];
  const reduced = rows.reduced && entry.allPairs;
  if (reduced && entry.fitSample !== undefined) {
    return settings.map((each) => labelsOnly(entry.fitSample!(rows.sample, rows.all, each)));
  }
  const points = reduced ? rows.sample : rows.all;
  const fits = entry.together?.fit(points, settings) ?? settings.map((each) => entry.fit(points, each, seed));
  return reduced ? fits.map(spread) : fits;
}

/**
 * Fits one model to all rows, by the sample where it needs all pairs.
 *
 * @throws RangeError what the model throws
 */
export function fitAll(rows: Reduction, spec: TrialModel, seed: number): Int32Array {
  let labels: Int32Array = new Int32Array(0);
  fitSpace(rows, [spec], seed, (_, attempt) => {
    if ('error' in attempt) throw new RangeError(attempt.error);
    labels = attempt.fit.labels;
  });
  return labels;
}
