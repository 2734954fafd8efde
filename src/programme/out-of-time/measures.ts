import { weightedSuperiority, type Ascending } from './superiority';

/** What customers did after the origin, ready to be measured. */
export interface Afterwards {
  /** Revenue, one amount a customer. */
  readonly revenue: Float64Array;
  readonly sorted: Ascending;
  /** 1 for a customer who bought again. */
  readonly again: Uint8Array;
}

/** The measures of a selection that have intervals, in the order of their values. */
export const measureNames = [
  'futureShare',
  'revenue',
  'otherRevenue',
  'revenueDifference',
  'revenueRatio',
  'repeatRate',
  'otherRepeatRate',
  'repeatDifference',
  'superiority',
] as const;

/** The name of a measure. */
export type MeasureName = (typeof measureNames)[number];

/**
 * Measures a selection, where each customer counts as often as its weight says.
 *
 * @returns one value a name; NaN where it is undefined: nobody on one side, or no revenue to divide by
 */
export function measure(
  { revenue, sorted, again }: Afterwards,
  members: Uint8Array,
  weights: ArrayLike<number>,
): Record<MeasureName, number> {
  let [size, others, own, rest, ownAgain, restAgain] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < revenue.length; i += 1) {
    const weight = weights[i];
    if (members[i] === 1) {
      size += weight;
      own += weight * revenue[i];
      ownAgain += weight * again[i];
    } else {
      others += weight;
      rest += weight * revenue[i];
      restAgain += weight * again[i];
    }
  }
  const [mean, otherMean] = [own / size, rest / others];
  const [rate, otherRate] = [ownAgain / size, restAgain / others];
  return {
    futureShare: own + rest > 0 ? own / (own + rest) : NaN,
    revenue: mean,
    otherRevenue: otherMean,
    revenueDifference: mean - otherMean,
    revenueRatio: otherMean > 0 ? mean / otherMean : NaN,
    repeatRate: rate,
    otherRepeatRate: otherRate,
    repeatDifference: rate - otherRate,
    superiority: weightedSuperiority(sorted, members, weights),
  };
}
