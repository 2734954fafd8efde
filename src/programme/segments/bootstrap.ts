import { bootstrapWeights, percentileInterval, type Interval } from '../../numeric';
import { type SegmentIntervals } from './types';

/** What is bootstrapped. */
export interface BootstrapInput {
  /** The cluster of each customer, from 1. */
  readonly clusters: Int32Array;
  readonly count: number;
  /** One amount a customer. */
  readonly revenue: Float64Array;
  /** Revenue of nobody's, in the denominator of shares: guests who are no customers. */
  readonly otherRevenue: number;
  /** Features without missing values, by name. */
  readonly features: Readonly<Record<string, Float64Array>>;
}

const REPLICATES = 1000;

/** A bootstrap of fewer customers would look surer than it is. */
const FEWEST_CUSTOMERS = 5;

/**
 * 95% intervals of each cluster's figures: percentiles of 1,000 bootstrap samples of all customers, drawn with
 * replacement, so that a cluster's size varies too. They cover which customers there happen to be, not another year;
 * clusters are not made anew. The other revenue, which is nobody's, stays as it is in every sample.
 *
 * @returns one a cluster, from cluster 1; its intervals are null below 5 customers, and that of the share also where
 *   a sample's revenue is not above 0
 *
 * Reference: Efron 1979, Ann. Stat. 7; percentile intervals of Efron and Tibshirani 1993, chapter 13.
 */
export function bootstrapIntervals(input: BootstrapInput, seed: number): SegmentIntervals[] {
  const { clusters, count, revenue, otherRevenue, features } = input;
  const names = Object.keys(features);
  const columns = [revenue, ...names.map((name) => features[name])];
  const groups = Array.from({ length: count }, (_, g) => groupOf(clusters, g + 1, columns));
  const n = revenue.length;
  const shares = groups.map(() => new Float64Array(REPLICATES));
  const means = groups.map(() => columns.map(() => new Float64Array(REPLICATES)));
  const medians = groups.map(() => columns.map(() => new Float64Array(REPLICATES)));
  let r = 0;
  for (const times of bootstrapWeights(n, REPLICATES, seed)) {
    let total = otherRevenue;
    for (let i = 0; i < n; i += 1) total += times[i] * revenue[i];
    groups.forEach(({ rows, orders }, g) => {
      const drawn = countOf(rows, times);
      columns.forEach((values, c) => {
        const sum = sumOf(rows, times, values);
        if (c === 0) shares[g][r] = total > 0 ? sum / total : NaN;
        // A sample can hold nobody of a small cluster: it says nothing of its mean.
        means[g][c][r] = drawn > 0 ? sum / drawn : NaN;
        medians[g][c][r] = drawn > 0 ? weightedMedian(orders[c], times, values, drawn) : NaN;
      });
    });
    r += 1;
  }
  return groups.map(({ rows }, g) => {
    const interval = (values: Float64Array, complete = false): Interval | null => {
      const known = values.filter((value) => !Number.isNaN(value));
      if (rows.length < FEWEST_CUSTOMERS || (complete && known.length < values.length)) return null;
      return percentileInterval(known);
    };
    const named = (draws: readonly Float64Array[]) =>
      Object.fromEntries(names.map((name, c) => [name, interval(draws[c + 1])]));
    return {
      meanRevenue: interval(means[g][0]),
      shareOfAll: interval(shares[g], true),
      means: named(means[g]),
      medians: named(medians[g]),
    };
  });
}

/** A cluster's rows, and the same rows in the order of each column's values. */
function groupOf(clusters: Int32Array, cluster: number, columns: readonly Float64Array[]) {
  const rows = Int32Array.from(clusters.keys()).filter((row) => clusters[row] === cluster);
  const orders = columns.map((values) =>
    Int32Array.from(rows).sort((a, b) => values[a] - values[b] || a - b),
  );
  return { rows, orders };
}

function countOf(rows: Int32Array, times: Int32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i += 1) count += times[rows[i]];
  return count;
}

function sumOf(rows: Int32Array, times: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += times[rows[i]] * values[rows[i]];
  return sum;
}

/** The median of the drawn rows, of which the order is known. */
function weightedMedian(order: Int32Array, times: Int32Array, values: Float64Array, drawn: number): number {
  const [lower, upper] = [(drawn - 1) >> 1, drawn >> 1];
  let passed = 0;
  let low = NaN;
  for (let i = 0; i < order.length; i += 1) {
    passed += times[order[i]];
    if (Number.isNaN(low) && passed > lower) low = values[order[i]];
    if (passed > upper) return (low + values[order[i]]) / 2;
  }
  return low;
}
