import { bootstrapWeights, percentileInterval, type Interval } from '../numeric';

/** Customers in groups, with what is measured of them. */
export interface GroupedCustomers {
  /** The group of each customer, from 1. */
  readonly groups: Int32Array;
  /** How many groups there are. */
  readonly count: number;
  /** One value a customer; NaN where a customer has none. */
  readonly columns: readonly Float64Array[];
  /** One amount a customer, none missing, of whose total each group has a share. */
  readonly amounts: Float64Array;
  /** Amounts of nobody's, in the total: guests who are no customers. */
  readonly otherAmount: number;
}

/** Mean and median of a group, each with a 95% interval; null where nobody has the value. */
export interface GroupSummary {
  /** Customers who have the value. */
  readonly n: number;
  readonly mean: number | null;
  readonly meanInterval: Interval | null;
  readonly median: number | null;
  readonly medianInterval: Interval | null;
}

/** A group's figures. */
export interface BootstrappedGroup {
  /** One a column. */
  readonly columns: readonly GroupSummary[];
  /** Of the group's share of the total. */
  readonly shareInterval: Interval | null;
}

const REPLICATES = 1000;

/** A bootstrap of fewer customers would look surer than it is. */
const minBootstrapCustomers = 5;

/**
 * Means, medians and shares of groups with 95% intervals: percentiles of 1,000 bootstrap samples of all customers, drawn
 * with replacement, so that a group's size varies too. They cover which customers there happen to be, not another year;
 * groups are not made anew. The other amount, which is nobody's, stays as it is in every sample.
 *
 * The same seed draws the same samples whatever the groups are, so that figures told in two places agree.
 *
 * @returns one a group, from group 1; intervals are null below 5 customers, and that of the share also where the total
 *   of a sample is not above 0
 *
 * Reference: Efron 1979, Ann. Stat. 7; percentile intervals of Efron and Tibshirani 1993, chapter 13.
 */
export function bootstrapGroups(input: GroupedCustomers, seed: number): BootstrappedGroup[] {
  const { groups, count, columns, amounts, otherAmount } = input;
  const n = groups.length;
  const members = Array.from({ length: count }, (_, g) => {
    const rows = Int32Array.from(groups.keys()).filter((row) => groups[row] === g + 1);
    return {
      rows,
      columns: columns.map((values) => ordered(rows, values)),
      shares: new Float64Array(REPLICATES),
      means: columns.map(() => new Float64Array(REPLICATES)),
      medians: columns.map(() => new Float64Array(REPLICATES)),
    };
  });
  if (n > 0) {
    let r = 0;
    for (const times of bootstrapWeights(n, REPLICATES, seed)) {
      let total = otherAmount;
      for (let i = 0; i < n; i += 1) total += times[i] * amounts[i];
      for (const group of members) {
        group.shares[r] = total > 0 ? sumOf(group.rows, times, amounts) / total : NaN;
        group.columns.forEach((column, c) => {
          // A sample can hold nobody of a small group: it says nothing of its mean.
          const { mean, median } = weighted(column, times);
          group.means[c][r] = mean ?? NaN;
          group.medians[c][r] = median ?? NaN;
        });
      }
      r += 1;
    }
  }
  const once = new Int32Array(n).fill(1);
  return members.map((group) => {
    const interval = (draws: Float64Array, customers: number): Interval | null =>
      customers < minBootstrapCustomers ? null : percentileInterval(draws);
    return {
      columns: group.columns.map((column, c) => ({
        n: column.rows.length,
        ...weighted(column, once),
        meanInterval: interval(group.means[c], column.rows.length),
        medianInterval: interval(group.medians[c], column.rows.length),
      })),
      shareInterval: group.shares.some((share) => Number.isNaN(share))
        ? null
        : interval(group.shares, group.rows.length),
    };
  });
}

/** Values by size, with whom they belong to: what a weighted quantile walks along. */
interface Ordered {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

function ordered(group: Int32Array, values: Float64Array): Ordered {
  const rows = group.filter((row) => !Number.isNaN(values[row]));
  rows.sort((a, b) => values[a] - values[b] || a - b);
  return { rows, values: Float64Array.from(rows, (row) => values[row]) };
}

function sumOf(rows: Int32Array, times: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += times[rows[i]] * values[rows[i]];
  return sum;
}

/** Mean and median of values that count so many times. */
function weighted(
  { rows, values }: Ordered,
  times: Int32Array,
): { readonly mean: number | null; readonly median: number | null } {
  let drawn = 0;
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const count = times[rows[i]];
    drawn += count;
    sum += count * values[i];
  }
  if (drawn === 0) return { mean: null, median: null };
  // The two middle ones, counted from 1; the same one where the number is odd.
  const [low, high] = [Math.floor((drawn + 1) / 2), Math.floor(drawn / 2) + 1];
  let passed = 0;
  let lower = NaN;
  for (let i = 0; i < rows.length; i += 1) {
    passed += times[rows[i]];
    if (Number.isNaN(lower) && passed >= low) lower = values[i];
    if (passed >= high) return { mean: sum / drawn, median: (lower + values[i]) / 2 };
  }
  return { mean: sum / drawn, median: lower };
}
