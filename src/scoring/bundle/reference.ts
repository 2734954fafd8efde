import { type Settings } from '../../config';
import { numericFeatures } from '../../features';
import { quantileOf } from '../../numeric';
import { readArtefact, type Row } from '../../store';
import { type Bundle, type ReferenceDistribution } from './types';

/** So many bins, each with about as many customers; fewer where many have the same value. */
const BINS = 10;

/** How the run's registered customers are spread over each numeric feature. */
export async function referenceOf(settings: Settings): Promise<Bundle['reference']> {
  const rows = (await readArtefact(settings, 'customers')).filter(({ is_guest }) => is_guest !== true);
  const features = numericFeatures(settings.rules).map(({ name }): ReferenceDistribution => {
    const values = rows.map((row) => row[name]).filter((value): value is number => typeof value === 'number');
    const edges = edgesOf(values.sort((a, b) => a - b));
    return { feature: name, edges, shares: sharesOf(rows, name, edges) };
  });
  return { customers: rows.length, features };
}

function edgesOf(sorted: readonly number[]): number[] {
  if (sorted.length === 0) return [];
  const edges = Array.from({ length: BINS - 1 }, (_, i) => quantileOf(sorted, (i + 1) / BINS));
  // A last edge at the greatest value would leave nothing above it.
  return [...new Set(edges)].filter((edge) => edge < sorted[sorted.length - 1]);
}

/**
 * The share of rows in each bin of a feature, and behind them of those without a value.
 *
 * @param edges inner edges, rising; a value on an edge belongs to the bin below
 */
export function sharesOf(rows: readonly Row[], feature: string, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 2).fill(0);
  for (const { [feature]: value } of rows) {
    if (typeof value !== 'number') counts[edges.length + 1] += 1;
    else {
      const bin = edges.findIndex((edge) => value <= edge);
      counts[bin < 0 ? edges.length : bin] += 1;
    }
  }
  return counts.map((count) => (rows.length === 0 ? 0 : count / rows.length));
}
