import { bootstrapWeights, percentileInterval, type Interval } from '../../numeric';

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
    for (const counts of bootstrapWeights(n, replicates, seed)) {
      ordered.forEach((column, c) => {
        const { mean, median } = weighted(column, counts);
        if (mean !== null) means[c].push(mean);
        if (median !== null) medians[c].push(median);
      });
    }
  }
  const once = new Int32Array(n).fill(1);
  return ordered.map((column, c) => ({
    n: column.rows.length,
    ...weighted(column, once),
    meanInterval: percentileInterval(means[c]),
    medianInterval: percentileInterval(medians[c]),
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
