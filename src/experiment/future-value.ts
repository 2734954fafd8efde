import { bootstrapWeights, percentileInterval, type Interval } from '../numeric';
import { flagged, topByRfm, topGroupValue, topSpenders, type TopGroupValue } from './baselines';
import { type BackTestCustomers } from './back-test';

/** What a group that was chosen on an earlier day brought afterwards, beside plain lists of as many customers. */
export interface FutureValue extends TopGroupValue {
  /** Customers who could be invited on that day. */
  readonly known: number;
  /** 95% of the share that the group brings of what they spend afterwards. */
  readonly interval: Interval;
  readonly topSpendersInterval: Interval;
  readonly rfmInterval: Interval;
  /** The group's share less that of as many of the biggest spenders; below 0 the plain list was better. */
  readonly gain: number;
  readonly gainInterval: Interval;
}

const REPLICATES = 1000;

/**
 * Judges labellings of the earlier customers by what came after: the share of the following days' revenue that the
 * group with the most revenue brings, among those who could be invited, with intervals.
 *
 * Intervals are percentiles of 1,000 bootstrap samples of customers, the same for every labelling, so that differences
 * are paired. They cover which customers there happen to be, not another season.
 *
 * @param labellings one label a customer, −1 for noise; null where there is none
 * @returns one value a labelling; null where it is null, or all who could be invited are noise in it
 */
export function futureValues(
  customers: BackTestCustomers,
  labellings: readonly (Int32Array | null)[],
  seed: number,
): (FutureValue | null)[] {
  const kept = Array.from(customers.invitable.keys()).filter((row) => customers.invitable[row] === 1);
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (row) => values[row]);
  const { recencyDays, purchases, spend } = customers.rfm;
  const rfm = { recencyDays: pick(recencyDays), purchases: pick(purchases), spend: pick(spend) };
  const future = pick(customers.future);
  const judged = labellings.map((labels) => {
    const own = labels === null ? [] : kept.map((row) => labels[row]);
    if (!own.some((label) => label >= 0)) return null;
    const value = topGroupValue(own, rfm, future);
    const { size } = value.group;
    const members = own.flatMap((label, row) => (label === value.label ? [row] : []));
    return { value, lists: [members, topSpenders(rfm.spend, size), topByRfm(rfm, size)] };
  });
  const flags = judged.flatMap((each) => each?.lists.map((list) => flagged(list, kept.length)) ?? []);
  const draws = bootstrapShares(flags, future, seed);
  let at = 0;
  return judged.map((each) => {
    if (each === null) return null;
    const [group, top, byRfm] = [draws[at], draws[at + 1], draws[at + 2]];
    at += 3;
    const { value } = each;
    return {
      ...value,
      known: kept.length,
      interval: percentileInterval(group)!,
      topSpendersInterval: percentileInterval(top)!,
      rfmInterval: percentileInterval(byRfm)!,
      gain: value.group.futureShare - value.topSpenders.futureShare,
      gainInterval: percentileInterval(group.map((share, r) => share - top[r]))!,
    };
  });
}

/** The share of all spending that each list brings in each bootstrap sample. */
function bootstrapShares(lists: readonly Uint8Array[], future: Float64Array, seed: number): Float64Array[] {
  const n = future.length;
  const shares = lists.map(() => new Float64Array(REPLICATES));
  let replicate = 0;
  for (const times of bootstrapWeights(n, REPLICATES, seed)) {
    let total = 0;
    for (let i = 0; i < n; i += 1) total += times[i] * future[i];
    lists.forEach((flags, l) => {
      let sum = 0;
      for (let i = 0; i < n; i += 1) if (flags[i] === 1) sum += times[i] * future[i];
      // Where hardly anybody buys again, a sample may hold nobody who does.
      shares[l][replicate] = total > 0 ? sum / total : 0;
    });
    replicate += 1;
  }
  return shares;
}
