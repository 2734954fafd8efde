import { type Settings } from '../../config';
import { numericFeatures } from '../../features';
import { readSql, withArtefacts } from '../../store';

/** The run's customers with their clusters, column by column, in the order of their numbers. */
export interface SegmentCustomers {
  readonly ids: readonly number[];
  /** One number a customer, from 1. */
  readonly clusters: Int32Array;
  /** How many clusters there are. */
  readonly count: number;
  /** 1 for a guest, whom nobody can invite. */
  readonly guests: Uint8Array;
  /** The preset's revenue. */
  readonly revenue: Float64Array;
  /** The numeric features by name; NaN where a customer has none. */
  readonly features: Readonly<Record<string, Float64Array>>;
}

/** Reads the run's customers with their clusters. @throws Error that names the notebook which makes what is missing */
export async function readSegmentCustomers(settings: Settings): Promise<SegmentCustomers> {
  const names = numericFeatures(settings.rules).map(({ name }) => name);
  const rows = await withArtefacts(settings, ['customers', 'clusters'], (database) =>
    database.rows<Record<string, number | boolean | null>>(readSql('experiment/clustered-customers')),
  );
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name] ?? NaN));
  const clusters = Int32Array.from(rows, ({ cluster }) => Number(cluster));
  const features = Object.fromEntries(names.map((name) => [name, column(name)]));
  return {
    ids: rows.map(({ customer_id }) => Number(customer_id)),
    clusters,
    count: clusters.reduce((most, cluster) => Math.max(most, cluster), 0),
    guests: Uint8Array.from(rows, ({ is_guest }) => Number(is_guest)),
    revenue: features[settings.rules.revenue],
    features,
  };
}
