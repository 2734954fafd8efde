import { type Preset } from '../config';
import { feature } from '../features';
import { fitPca, fitScaler, scalingKinds } from '../spaces';
import { pickColumns } from '../scoring';
import { type ClusteredCustomers } from './customers';

/** What a way of scaling makes of the features' distances. */
export interface ScalingEffect {
  readonly scaling: string;
  readonly title: string;
  /** For each feature its share of the whole variance, hence of the squared distances between customers; 0 to 1. */
  readonly shares: readonly number[];
  /** The heading of the feature with the largest share, or “all alike”. */
  readonly largest: string;
  readonly largest_share: number;
  /** The share of variance along one straight line, the first principal component; 1 when all lie on it. */
  readonly along_a_line: number;
}

/**
 * What each way of scaling does to the preset's features: which of them decide how far apart customers are.
 *
 * The squared distance between two customers drawn at random is, on average, twice the variance, feature by feature.
 */
export function scalingEffects(customers: ClusteredCustomers, preset: Preset): ScalingEffect[] {
  const { features } = preset.clustering;
  const raw = pickColumns(customers, features);
  return scalingKinds().map(({ name: scaling, title }) => {
    const scaled = fitScaler(raw, features, scaling).transform(raw, features);
    const variances = scaled.variance('column');
    const total = variances.reduce((sum, variance) => sum + variance, 0);
    const shares = variances.map((variance) => (total > 0 ? variance / total : 0));
    const at = shares.indexOf(Math.max(...shares));
    return {
      scaling,
      title,
      shares,
      // Equal but for rounding: none counts more than another.
      largest: shares[at] * shares.length < 1 + 1e-9 ? 'all alike' : feature(preset, features[at]).heading,
      largest_share: shares[at],
      along_a_line: fitPca(scaled, features, { components: 1 }).explainedShare[0],
    };
  });
}
