import { readOptions, valueAt } from '../../../numeric';

/** The landmarks of a column: values at evenly spaced shares of the customers. */
export interface Quantiles {
  readonly by: 'quantiles';
  readonly landmarks: readonly number[];
  readonly normal: boolean;
}

/** Options of the quantile scalings. */
export const QUANTILE_OPTIONS = {
  landmarks: {
    says: 'Quantiles that are kept of a column, at most the rows',
    default: 1000,
    integer: true,
    min: 2,
  },
} as const;

/** Learns the landmarks of a sorted column from all rows. */
export function fitQuantiles(sorted: Float64Array, options: object, normal: boolean): Quantiles {
  const last = sorted.length - 1;
  const count = Math.min(readOptions(QUANTILE_OPTIONS, options).landmarks, sorted.length);
  const landmarks = Array.from({ length: count }, (_, i) => valueAt(sorted, (last * i) / (count - 1)));
  return { by: 'quantiles', landmarks, normal };
}

/** Where a value lies between the landmarks, 0 to 1; a value that fills several takes the middle of them. */
export function shareBelow(landmarks: Float64Array, value: number): number {
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
