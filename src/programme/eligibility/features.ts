import { type Preset } from '../../config';
import { feature, numericFeatures } from '../../features';

/** Features that say nearly the same of a customer: only the first of each that is met is offered to the tree. */
const ALIKE: readonly (readonly string[])[] = [
  ['net_revenue', 'gross_revenue'],
  ['n_lines', 'n_products', 'n_items'],
];

/** What a shop can look up and explain to a customer, beside the features of the clustering. */
const FURTHER = ['recency_days', 'n_invoices', 'frequency', 'n_products'] as const;

/**
 * The features that a rule may speak of: those of the preset's clustering first, then its revenue, recency, invoices,
 * frequency and products, leaving out what says nearly the same as one before it, and what the catalogue gives no
 * direction: of such a feature neither more nor less may shut anybody out.
 */
export function eligibilityFeatures(preset: Preset): string[] {
  const { clustering, revenue } = preset;
  const present = new Set(numericFeatures(preset).map(({ name }) => name));
  const kept: string[] = [];
  for (const name of [...clustering.features, revenue, ...FURTHER.filter((each) => present.has(each))]) {
    if (feature(preset, name).direction === 'neither') continue;
    const alike = ALIKE.find((names) => names.includes(name)) ?? [name];
    if (!kept.some((other) => alike.includes(other))) kept.push(name);
  }
  return kept;
}

/** A feature as the tree splits by it. */
export interface RuleFeature {
  readonly name: string;
  /** Whether its values are whole numbers. */
  readonly whole: boolean;
  /** The side of a threshold that the threshold itself belongs to: `at_most` where less is better. */
  readonly side: 'at_least' | 'at_most';
  /** What a split's gain counts; below 1 for features beyond the clustering's. */
  readonly weight: number;
}

/** How much more a feature beyond the clustering's must gain to be preferred: the clusters are not made of it. */
const FURTHER_WEIGHT = 0.9;

/** The features of {@link eligibilityFeatures} as the tree takes them. @throws Error when there is no such feature */
export function ruleFeatures(preset: Preset): RuleFeature[] {
  return eligibilityFeatures(preset).map((name) => {
    const { format, direction } = feature(preset, name);
    return {
      name,
      whole: format === 'count',
      side: direction === 'lower' ? 'at_most' : 'at_least',
      weight: preset.clustering.features.includes(name) ? 1 : FURTHER_WEIGHT,
    };
  });
}
