import { flagged, rankShares, topByRfm, topSpenders, type BackTestCustomers } from '../../experiment';
import { bootstrapWeights, childSeed, percentileInterval } from '../../numeric';
import { measure, measureNames, type Afterwards, type MeasureName } from './measures';
import { permutationP, randomGroupSums } from './permutation';
import { ascending } from './ascending';
import {
  type ComparedMeasure,
  type DailySpend,
  type Estimate,
  type NoEvaluation,
  type OriginEvaluation,
  type SelectionDifference,
  type SelectionName,
  type SelectionOutcome,
  type Tested,
} from './types';

/** Options of {@link judgeSelection}. */
export interface JudgeOptions {
  readonly seed: number;
  /** Bootstrap samples. */
  readonly replicates: number;
  /** Random groups of the permutation tests. */
  readonly permutations: number;
}

const COMPARED: readonly ComparedMeasure[] = ['futureShare', 'revenue', 'repeatRate', 'superiority'];

/**
 * Measures what a selection of customers did in the days after the origin, beside those who were not selected, and
 * beside as many customers by past spend and by RFM quintiles.
 *
 * Only customers who could be invited are looked at. Intervals are percentiles of bootstrap samples of customers, the
 * same samples for every selection, so that differences are paired; they cover which customers there happen to be, not
 * another season. The tests ask whether a random group of that size would do as well (one-sided, by permutation);
 * `pHolm` is corrected for the tests of this origin, until `evaluateOutOfTime` corrects for all of them.
 *
 * @param group 1 for a member, one flag a customer of `customers`; flags of those who can't be invited are not looked at
 * @returns why there is no judgement where the group holds nobody, or everybody, who could be invited, or where too few
 *   spent anything for an interval
 */
export function judgeSelection(
  customers: BackTestCustomers,
  group: ArrayLike<number>,
  { seed, replicates, permutations }: JudgeOptions,
): OriginEvaluation | Exclude<NoEvaluation, 'too-short'> {
  const kept = Array.from(customers.invitable.keys()).filter((row) => customers.invitable[row] === 1);
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (row) => values[row]);
  const { rfm } = customers;
  const past = pick(rfm.spend);
  const revenue = pick(customers.future);
  const again = Uint8Array.from(kept, (row) => Number(customers.futurePurchases[row] > 0));
  const members = Uint8Array.from(kept, (row) => Number(group[row] === 1));
  const n = kept.length;
  const size = sum(members);
  if (size === 0 || size === n) return 'no-group';
  if (!(sum(past) > 0 && sum(revenue) > 0)) return 'too-few';
  const known = { recencyDays: pick(rfm.recencyDays), purchases: pick(rfm.purchases), spend: past };
  const lists: readonly (readonly [SelectionName, Uint8Array])[] = [
    ['group', members],
    ['top-spenders', flagged(topSpenders(past, size), n)],
    ['rfm', flagged(topByRfm(known, size), n)],
  ];
  const after: Afterwards = { revenue, again, sorted: ascending(revenue) };
  const draws = lists.map(() => measureNames.map(() => new Float64Array(replicates)));
  let replicate = 0;
  for (const weights of bootstrapWeights(n, replicates, seed)) {
    lists.forEach(([, flags], l) => {
      const found = measure(after, flags, weights);
      measureNames.forEach((name, m) => (draws[l][m][replicate] = found[name]));
    });
    replicate += 1;
  }
  const within = draws.map((list) => list.map(percentileInterval));
  const essential = measureNames.flatMap((name, m) => (name === 'revenueRatio' ? [] : [m]));
  if (within.some((list) => essential.some((m) => list[m] === null))) return 'too-few';
  const columns = [revenue, Float64Array.from(again), rankShares(revenue)];
  const random = randomGroupSums(columns, size, permutations, childSeed(seed, 1));
  const once = new Uint8Array(n).fill(1);
  const points = lists.map(([, flags]) => measure(after, flags, once));
  const daily = dailySpend(past, revenue, customers);
  const selections = lists.map(([selection, flags], l): SelectionOutcome => {
    const estimate = (name: MeasureName): Estimate => ({
      value: points[l][name],
      interval: within[l][measureNames.indexOf(name)]!,
    });
    const [pRevenue, pAgain, pRank] = columns.map((values, c) => permutationP(sum(values, flags), random[c]));
    const tested = (name: MeasureName, p: number): Tested => ({ ...estimate(name), p, pHolm: p });
    const ratio = estimate('revenueRatio');
    return {
      selection,
      size,
      pastShare: sum(past, flags) / sum(past),
      futureShare: estimate('futureShare'),
      revenue: estimate('revenue'),
      otherRevenue: estimate('otherRevenue'),
      revenueDifference: tested('revenueDifference', pRevenue),
      revenueRatio: Number.isFinite(ratio.value) && ratio.interval !== null ? ratio : null,
      repeatRate: estimate('repeatRate'),
      otherRepeatRate: estimate('otherRepeatRate'),
      repeatDifference: tested('repeatDifference', pAgain),
      superiority: tested('superiority', pRank),
      daily: daily(flags),
      otherDaily: daily(flags.map((flag) => 1 - flag)),
    };
  });
  const differences = COMPARED.flatMap((name) =>
    (['top-spenders', 'rfm'] as const).flatMap((against, a): SelectionDifference[] => {
      const m = measureNames.indexOf(name);
      const interval = percentileInterval(draws[0][m].map((value, r) => value - draws[a + 1][m][r]));
      if (interval === null) return [];
      return [{ against, measure: name, value: points[0][name] - points[a + 1][name], interval }];
    }),
  );
  const { originDay, observedDays } = customers;
  return { originDay, observedDays, known: n, selections, differences };
}

/** The daily spend of those who are flagged. */
function dailySpend(
  past: Float64Array,
  revenue: Float64Array,
  { observedDays, horizonDays }: Pick<BackTestCustomers, 'observedDays' | 'horizonDays'>,
) {
  return (flags: Uint8Array): DailySpend => {
    const [before, after] = [sum(past, flags) / observedDays, sum(revenue, flags) / horizonDays];
    return { before, after, growth: before > 0 ? after / before : null };
  };
}

function sum(values: ArrayLike<number>, flags?: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) if (flags === undefined || flags[i] === 1) total += values[i];
  return total;
}
