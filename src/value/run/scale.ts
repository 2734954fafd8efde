import { type CustomerEstimates, type Forecast } from '../forecast';
import { placesOf } from '../predict';
import { type Expectation } from './headline';

/**
 * The customers' expected purchases and revenue, and their bounds, scaled so that they add up to what is quoted: over
 * each horizon those of the group to the group's forecast, and those of everybody else to what is left of all
 * customers'. Who is expected to bring how much of it stays as the model has it.
 *
 * @param forecast the model's, whose totals hold the horizons of the expectations
 * @param group customers of the group; none where there is no expectation of a group
 */
export function scaleToQuoted(
  forecast: Forecast,
  expected: readonly Expectation[],
  group: { readonly name: string; readonly customerIds: ArrayLike<number> } | null,
): Forecast {
  const members = new Uint8Array(forecast.customerIds.length);
  if (group !== null) for (const i of placesOf(forecast, group.customerIds)) members[i] = 1;
  const scale = (
    estimates: readonly CustomerEstimates[],
    totalOf: (one: Expectation) => number,
  ): readonly CustomerEstimates[] =>
    forecast.periods.map(({ fromMonth, toMonth }, at) => {
      const find = (who: string | undefined): Expectation | undefined =>
        fromMonth === 1 ? expected.find((one) => one.who === who && one.months === toMonth) : undefined;
      const base = find('base');
      if (base === undefined) return estimates[at];
      const own = find(group?.name);
      const factors = factorsOf(
        estimates[at].expected,
        members,
        totalOf(base),
        own === undefined ? null : totalOf(own),
      );
      const times = (values: Float64Array): Float64Array =>
        values.map((value, i) => value * factors[members[i]]);
      const { expected: middle, low80, high80, low95, high95 } = estimates[at];
      return {
        expected: times(middle),
        low80: times(low80),
        high80: times(high80),
        low95: times(low95),
        high95: times(high95),
      };
    });
  return {
    ...forecast,
    purchases: scale(forecast.purchases, ({ purchases }) => purchases),
    revenue: scale(forecast.revenue, ({ quoted }) => quoted.expected),
  };
}

/** What the others and the members are multiplied by; all alike where the group's forecast leaves nothing for the others. */
function factorsOf(
  values: Float64Array,
  members: Uint8Array,
  base: number,
  group: number | null,
): readonly [number, number] {
  const sums = [0, 0];
  values.forEach((value, i) => (sums[members[i]] += value));
  const all = base / (sums[0] + sums[1]);
  if (group === null || !(sums[1] > 0) || !(sums[0] > 0) || !(base > group)) return [all, all];
  return [(base - group) / sums[0], group / sums[1]];
}
