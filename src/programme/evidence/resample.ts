import { createRandom, randomIndex } from '../../numeric';
import { type Interval } from '../selection';

/** Values by size, with whom they belong to: what a weighted quantile walks along. */
interface Ordered {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** Mean and median of a group, each with a 95% interval; all null where nobody has the value. */
export interface GroupSummary {
  readonly n: number;
  readonly mean: number | null;
  readonly meanInterval: Interval | null;
  readonly median: number | null;
  readonly medianInterval: Interval | null;
}

/**
 * How often each of n rows is drawn, in each of many bootstrap samples of n rows.
 *
 * @param visit is given the counts of one sample, which are only valid until the next
 */
export function bootstrapCounts(
  n: number,
  replicates: number,
  seed: number,
  visit: (counts: Int32Array, replicate: number) => void,
): void {
  const random = createRandom(seed);
  const counts = new Int32Array(n);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    counts.fill(0);
    for (let i = 0; i < n; i += 1) counts[randomIndex(random, n)] += 1;
    visit(counts, replicate);
  }
}

/** The 2.5 and the 97.5% points of the values, between neighbours by straight lines; null without any value. */
export function interval95(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => {
    const position = share * (sorted.length - 1);
    const below = Math.floor(position);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  };
  return [at(0.025), at(0.975)];
}

/**
 * Mean and median of several columns for one group, with percentile intervals of one bootstrap of its rows.
 *
 * @param columns one value a row; null where the row has none
 */
export function summarise(
  columns: readonly (readonly (number | null)[])[],
  replicates: number,
  seed: number,
): GroupSummary[] {
  const n = columns[0]?.length ?? 0;
  const ordered = columns.map(order);
  const means = columns.map((): number[] => []);
  const medians = columns.map((): number[] => []);
  if (n > 0) {
    bootstrapCounts(n, replicates, seed, (counts) => {
      ordered.forEach((column, c) => {
        const { mean, median } = weighted(column, counts);
        if (mean !== null) means[c].push(mean);
        if (median !== null) medians[c].push(median);
      });
    });
  }
  const once = new Int32Array(n).fill(1);
  return ordered.map((column, c) => ({
    n: column.rows.length,
    ...weighted(column, once),
    meanInterval: interval95(means[c]),
    medianInterval: interval95(medians[c]),
  }));
}

function order(column: readonly (number | null)[]): Ordered {
  const rows = Int32Array.from(column.flatMap((value, row) => (value === null ? [] : [row])));
  rows.sort((a, b) => Number(column[a]) - Number(column[b]) || a - b);
  return { rows, values: Float64Array.from(rows, (row) => Number(column[row])) };
}

/** Mean and median of values that count so many times. */
function weighted(
  { rows, values }: Ordered,
  counts: Int32Array,
): { readonly mean: number | null; readonly median: number | null } {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) {
    total += counts[rows[i]];
    sum += counts[rows[i]] * values[i];
  }
  if (total === 0) return { mean: null, median: null };
  // The two middle ones, counted from 1; the same one where the number is odd.
  const [low, high] = [Math.floor((total + 1) / 2), Math.floor(total / 2) + 1];
  let seen = 0;
  let lower: number | null = null;
  for (let i = 0; i < rows.length; i += 1) {
    seen += counts[rows[i]];
    if (lower === null && seen >= low) lower = values[i];
    if (lower !== null && seen >= high) return { mean: sum / total, median: (lower + values[i]) / 2 };
  }
  return { mean: sum / total, median: lower };
}
