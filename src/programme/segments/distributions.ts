import { type Preset, type Settings } from '../../config';
import { feature, type Feature } from '../../features';
import { readSegmentCustomers, type SegmentCustomers } from './customers';
import { quantileOf } from './quantile';

/** Quantiles of a segment's values: 5%, 25%, 50%, 75%, 95%. */
export type Quantiles = readonly [number, number, number, number, number];

/** How a feature is distributed in each segment. */
export interface SegmentDistribution {
  readonly feature: Feature;
  /** Whether most of it would be squeezed into a corner on a plain scale. */
  readonly heavyTailed: boolean;
  /** From cluster 1; null where no customer of the segment has the feature. */
  readonly segments: readonly (Quantiles | null)[];
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** A tail is heavy where the upper half reaches so many times as far from the median as the lower half. */
const HEAVY = 3;

/** The distributions of the features that describe a customer best, segment by segment. */
export async function segmentDistributions(settings: Settings): Promise<SegmentDistribution[]> {
  const customers = await readSegmentCustomers(settings);
  return describedFeatures(settings.rules).map((name) =>
    distributionOf(customers, feature(settings.rules, name)),
  );
}

/** What the clusters are made of, and what they are not. */
function describedFeatures({ clustering, revenue }: Preset): string[] {
  const others = [revenue, 'recency_days', 'n_invoices', 'avg_basket_size', 'tenure_days', 'n_products'];
  return [...new Set([...clustering.features, ...others])];
}

/** The quantiles of one feature in each cluster (R-7, missing values left out). */
export function distributionOf(
  { clusters, count, features }: Pick<SegmentCustomers, 'clusters' | 'count' | 'features'>,
  described: Feature,
): SegmentDistribution {
  const values = features[described.name];
  const known = (some: (row: number) => boolean): Float64Array =>
    values.filter((value, row) => !Number.isNaN(value) && some(row)).sort();
  const all = quantilesOf(known(() => true));
  return {
    feature: described,
    heavyTailed: all !== null && all[4] - all[2] > HEAVY * (all[2] - all[0]),
    segments: Array.from({ length: count }, (_, g) => quantilesOf(known((row) => clusters[row] === g + 1))),
  };
}

function quantilesOf(sorted: Float64Array): Quantiles | null {
  if (sorted.length === 0) return null;
  const [a, b, c, d, e] = SHARES.map((share) => quantileOf(sorted, share));
  return [a, b, c, d, e];
}
