import { type Matrix } from 'ml-matrix';
import { type Preset, type Settings } from '../config';
import { featureMatrix } from '../features';
import { pickColumns } from '../scoring';
import { fitScaler } from '../spaces';

/** Customers as the spaces take them. */
export interface ClusteredCustomers {
  /** One number a customer, in the order of the rows. */
  readonly ids: readonly number[];
  /** Raw features, customers × columns. */
  readonly values: Matrix;
  /** The preset's features, and behind them its revenue where that is none of them. */
  readonly columns: readonly string[];
  /** The preset's revenue, one amount a customer. */
  readonly revenue: Float64Array;
}

/** Reads the run's customers. @throws Error that names the feature which is missing for a customer */
export async function readClustered(settings: Settings): Promise<ClusteredCustomers> {
  const columns = clusteredColumns(settings.rules);
  const { customerIds, values, revenue } = await featureMatrix(settings, columns);
  return { ids: customerIds, values, columns, revenue };
}

/** The columns that a preset's spaces are made of. */
export function clusteredColumns({ clustering, revenue }: Preset): string[] {
  return [...new Set([...clustering.features, revenue])];
}

/** The customers in the common space: the preset's features on logarithmic scales. */
export function commonPoints(
  customers: Pick<ClusteredCustomers, 'values' | 'columns'>,
  preset: Preset,
): Matrix {
  const { features } = preset.clustering;
  const raw = pickColumns(customers, features);
  return fitScaler(raw, features, 'log-z').transform(raw, features);
}
