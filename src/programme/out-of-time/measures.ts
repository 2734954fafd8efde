import { type Ascending } from './ascending';

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
 * Superiority is the probability that a random member has more than a random other customer, ties counted half: Mann
 * and Whitney's U ÷ (members × others). All is done in one pass over the customers by revenue.
 *
 * @returns one value a name; NaN where it is undefined: nobody on one side, or no revenue to divide by
 *
 * Reference: Mann and Whitney 1947, Annals of Mathematical Statistics 18(1); Vargha and Delaney 2000 (measure A).
 */
export function measure(
  { revenue, sorted, again }: Afterwards,
  members: Uint8Array,
  weights: ArrayLike<number>,
): Record<MeasureName, number> {
  const { order, ends } = sorted;
  let size = 0;
  let others = 0;
  let own = 0;
  let rest = 0;
  let ownAgain = 0;
  let allAgain = 0;
  let won = 0;
  let from = 0;
  for (let run = 0; run < ends.length; run += 1) {
    const end = ends[run];
    let tied = 0;
    let all = 0;
    for (let i = from; i < end; i += 1) {
      const row = order[i];
      const weight = weights[row];
      const inside = weight * members[row];
      all += weight;
      tied += inside;
      allAgain += weight * again[row];
      ownAgain += inside * again[row];
    }
    const value = revenue[order[from]];
    const tiedOthers = all - tied;
    own += tied * value;
    rest += tiedOthers * value;
    won += tied * (others + tiedOthers / 2);
    size += tied;
    others += tiedOthers;
    from = end;
  }
  const [mean, otherMean] = [own / size, rest / others];
  const [rate, otherRate] = [ownAgain / size, (allAgain - ownAgain) / others];
  return {
    futureShare: own + rest > 0 ? own / (own + rest) : NaN,
    revenue: mean,
    otherRevenue: otherMean,
    revenueDifference: mean - otherMean,
    revenueRatio: otherMean > 0 ? mean / otherMean : NaN,
    repeatRate: rate,
    otherRepeatRate: otherRate,
    repeatDifference: rate - otherRate,
    superiority: won / (size * others),
  };
}
