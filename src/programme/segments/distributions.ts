import { type Preset, type Settings } from '../../config';
import { feature, numericFeatures, type Feature } from '../../features';
import { quantileOf } from '../../numeric';
import { readSegmentCustomers, type SegmentCustomers } from './customers';
import { standardisedDifferences } from './dimensions';

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

/** How far each segment is from all customers on a feature. */
export interface FeatureDifferences {
  readonly feature: Feature;
  /** Standardised differences, from cluster 1. */
  readonly differences: readonly number[];
}

/**
 * How far each segment is from all customers on every numeric feature, in standard deviations: counts and money on the
 * logarithmic scale, shares and tenure as they are. Features in which all customers are alike, or which more than half
 * of a segment misses, are left out.
 */
export async function featureDifferences(settings: Settings): Promise<FeatureDifferences[]> {
  const { clusters, count, features } = await readSegmentCustomers(settings);
  return numericFeatures(settings.rules).flatMap((described) => {
    const { name, format } = described;
    const logarithmic = format !== 'share' && name !== 'tenure_days';
    const scale = { logarithmic, ...(format === 'share' ? { atMost: 1 } : {}) };
    const differences = standardisedDifferences(features[name], clusters, count, scale);
    const known = differences.filter((each): each is number => each !== null);
    return known.length === count && !oftenMissing(features[name], clusters, count)
      ? [{ feature: described, differences: known }]
      : [];
  });
}

/** Whether more than half of a segment has no value. */
function oftenMissing(values: Float64Array, clusters: Int32Array, count: number): boolean {
  const sizes = new Int32Array(count + 1);
  const missing = new Int32Array(count + 1);
  values.forEach((value, row) => {
    sizes[clusters[row]] += 1;
    missing[clusters[row]] += Number(Number.isNaN(value));
  });
  return missing.some((some, cluster) => 2 * some > sizes[cluster]);
}

/** What the clusters are made of, and what they are not. */
function describedFeatures(preset: Preset): string[] {
  const { clustering, revenue } = preset;
  const present = new Set(numericFeatures(preset).map(({ name }) => name));
  const others = [revenue, 'recency_days', 'n_invoices', 'avg_basket_size', 'tenure_days', 'n_products'];
  return [...new Set([...clustering.features, ...others])].filter((name) => present.has(name));
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

/** Neighbouring segments, by number, whose middle halves overlap on a feature. */
export interface Overlap {
  readonly pairs: number;
  readonly of: number;
}

/** How many neighbouring segments' middle halves overlap on a feature; null where there are no two, or it is not described. */
export function neighbourOverlap(
  distributions: readonly SegmentDistribution[],
  name: string,
): Overlap | null {
  const boxes = distributions.find(({ feature: { name: other } }) => other === name)?.segments ?? [];
  const pairs = boxes.slice(1).flatMap((box, i) => {
    const before = boxes[i];
    return box === null || before === null ? [] : [[before, box] as const];
  });
  if (pairs.length === 0) return null;
  return { pairs: pairs.filter(([a, b]) => a[1] <= b[3] && b[1] <= a[3]).length, of: pairs.length };
}

function quantilesOf(sorted: Float64Array): Quantiles | null {
  if (sorted.length === 0) return null;
  const [a, b, c, d, e] = SHARES.map((share) => quantileOf(sorted, share));
  return [a, b, c, d, e];
}
