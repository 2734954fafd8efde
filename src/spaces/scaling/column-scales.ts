import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantileOf, valueAt } from '../../numeric';
import { signedLog } from './signed-log';

/** The ways of scaling. */
export type ScalerKind = 'min-max' | 'robust' | 'log-z' | 'quantile-uniform' | 'quantile-normal';

/** What was learnt of one column; plain JSON. */
export type ColumnScale =
  | { readonly by: 'constant' }
  | { readonly by: 'shift'; readonly centre: number; readonly scale: number }
  | { readonly by: 'log-shift'; readonly centre: number; readonly scale: number }
  | { readonly by: 'quantiles'; readonly landmarks: readonly number[]; readonly normal: boolean };

/** Learns one column. A column with one value only carries nothing: every row of it becomes 0, new ones too. */
export function fitColumn(values: Float64Array, kind: ScalerKind, landmarks: number): ColumnScale {
  const sorted = Float64Array.from(values).sort();
  const low = sorted[0];
  const last = sorted.length - 1;
  const range = sorted[last] - low;
  if (range === 0) return { by: 'constant' };
  switch (kind) {
    case 'min-max':
      return { by: 'shift', centre: low, scale: range };
    case 'robust': {
      const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
      return {
        by: 'shift',
        centre: quantileOf(sorted, 0.5),
        scale: spread > 0 ? spread : meanAndDeviation(values).deviation,
      };
    }
    case 'log-z': {
      const { mean, deviation } = meanAndDeviation(values.map(signedLog));
      return { by: 'log-shift', centre: mean, scale: deviation };
    }
    case 'quantile-uniform':
    case 'quantile-normal': {
      const count = Math.min(landmarks, sorted.length);
      return {
        by: 'quantiles',
        landmarks: Array.from({ length: count }, (_, i) => valueAt(sorted, (last * i) / (count - 1))),
        normal: kind === 'quantile-normal',
      };
    }
    default: {
      const unknown: never = kind;
      throw new RangeError(`unknown kind of scaler: ${String(unknown)}`);
    }
  }
}

/** Writes the scaled column over the raw one: every `stride`-th value from `from`. */
export function scaleColumn(values: Float64Array, from: number, stride: number, scale: ColumnScale): void {
  switch (scale.by) {
    case 'constant':
      for (let at = from; at < values.length; at += stride) values[at] = 0;
      return;
    case 'shift':
      for (let at = from; at < values.length; at += stride)
        values[at] = (values[at] - scale.centre) / scale.scale;
      return;
    case 'log-shift':
      for (let at = from; at < values.length; at += stride) {
        values[at] = (signedLog(values[at]) - scale.centre) / scale.scale;
      }
      return;
    case 'quantiles': {
      const landmarks = Float64Array.from(scale.landmarks);
      for (let at = from; at < values.length; at += stride) {
        const share = shareBelow(landmarks, values[at]);
        values[at] = scale.normal ? normalScore(share) : share;
      }
      return;
    }
    default: {
      const unknown: never = scale;
      throw new RangeError(`unknown column scale: ${JSON.stringify(unknown)}`);
    }
  }
}

/** The furthest normal score: the quantile of 1e-7, as in scikit-learn, stands for "beyond all that was seen". */
const FURTHEST = 1e-7;

function normalScore(share: number): number {
  return normalQuantile(Math.min(Math.max(share, FURTHEST), 1 - FURTHEST), 0, 1);
}

/** Where a value lies between the landmarks, 0 to 1; a value that fills several takes the middle of them. */
function shareBelow(landmarks: Float64Array, value: number): number {
  const last = landmarks.length - 1;
  if (value <= landmarks[0]) return 0;
  if (value >= landmarks[last]) return 1;
  const first = lowerBound(landmarks, value);
  if (landmarks[first] === value) {
    let end = first;
    while (landmarks[end + 1] === value) end += 1;
    return (first + end) / 2 / last;
  }
  const below = landmarks[first - 1];
  return (first - 1 + (value - below) / (landmarks[first] - below)) / last;
}

/** The first position whose landmark is not below the value. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean and population standard deviation, in two passes. */
function meanAndDeviation(values: Float64Array): { mean: number; deviation: number } {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
