import { type SpaceName } from '../spaces';

/** What a reference project published of its Insiders. */
export interface PublishedResult {
  readonly customers: number;
  readonly insiders: number;
  /** Shares from 0 to 1. */
  readonly shareOfCustomers: number;
  readonly shareOfRevenue: number;
  /** Means over its Insiders, by the names of our catalogue; money in the currency of the prices. */
  readonly means: Readonly<Record<string, number>>;
  readonly space: SpaceName;
  readonly model: string;
  readonly k: number;
  /** Rows of its file of Insiders, and the mean revenue of those rows: they lie in another of its clusters. */
  readonly file: { readonly rows: number; readonly meanRevenue: number };
}

/**
 * The published Insiders, one cluster of eight, of the customers that the reference preset reproduces row for row.
 *
 * Reference: J. H. Candido, project_clustering_customers (README, sections 5 and 6, and the published CSV of the
 * Insiders), github.com/jefferson-datascience.
 */
export const publishedResult: PublishedResult = {
  customers: 5695,
  insiders: 1140,
  shareOfCustomers: 0.2002,
  shareOfRevenue: 0.5697,
  means: {
    gross_revenue: 5049.999096,
    recency_days: 9.214035,
    n_lines: 220.194737,
    frequency: 0.077869,
    n_returned_items: 56.609649,
  },
  space: 'umap',
  model: 'ward',
  k: 8,
  file: { rows: 912, meanRevenue: 657 },
};
