import { type Settings } from '../config';
import { appendTable, artefact, readSql, withArtefacts, writeArtefact, type ArtefactName } from '../store';
import { type Selection } from './selection';
import { readHeadline, type Headline } from './headline';

/** The cluster of each customer, numbered by revenue. */
export interface RankedClusters {
  /** One number a customer, from 1; cluster 1 has the most revenue. */
  readonly clusters: Int32Array;
  /** The label that each cluster had before, in the new order. */
  readonly labels: readonly number[];
}

/**
 * Numbers clusters by their total revenue: 1 brings the most.
 *
 * @param labels one label a customer, whole, from 0; noise (−1) is no cluster and is refused
 * @param revenue one amount a customer, finite
 * @param first the label that is numbered 1 whatever its revenue; default none
 * @throws RangeError that names the first label or amount which does not fit
 */
export function rankByRevenue(
  labels: ArrayLike<number>,
  revenue: ArrayLike<number>,
  first?: number,
): RankedClusters {
  if (labels.length !== revenue.length) {
    throw new RangeError(
      `labels and revenue must be as long as each other: ${labels.length} and ${revenue.length}`,
    );
  }
  const totals = new Map<number, number>();
  for (let i = 0; i < labels.length; i += 1) {
    if (!Number.isInteger(labels[i]) || labels[i] < 0 || !Number.isFinite(revenue[i])) {
      throw new RangeError(
        `labels must be whole numbers from 0 and revenue finite, received ${labels[i]} and ${revenue[i]} at ${i}`,
      );
    }
    totals.set(labels[i], (totals.get(labels[i]) ?? 0) + revenue[i]);
  }
  const order = [...totals.keys()].sort(
    (a, b) =>
      Number(b === first) - Number(a === first) || (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || a - b,
  );
  const rank = new Map(order.map((label, i) => [label, i + 1]));
  return { clusters: Int32Array.from(labels, (label) => rank.get(label) ?? 0), labels: order };
}

/** What is said of the clustering in its record, beside the headline. */
export interface ClusteringDetails {
  /** The trial that was trained, by its id and in words. */
  readonly trial: string;
  readonly title: string;
  readonly space: string;
  readonly scaling: string;
  readonly model: string;
  readonly features: readonly string[];
  readonly k: number;
  /** Mean silhouette in the space in which all trials are compared; null where it is undefined. */
  readonly silhouette: number | null;
  /** Who the Insiders are, and how they came to be it; left out: the group with the most revenue. */
  readonly selection?: Selection;
}

/** The cluster of each customer, and whether they are Insiders. */
export const clustersArtefact = artefact<ClusteringDetails & { readonly headline: Headline }>('clusters');

/**
 * Writes the artefact `clusters`: customer_id, cluster (1 brings the most revenue) and is_insider.
 *
 * The Insiders are the people of cluster 1 who can be invited: a guest is nobody that one could write to.
 *
 * @param customerIds every customer of the artefact `customers`, once
 * @param clusters one number a customer, from 1
 * @param from what the clusters were made of, beside the customers and the ledger
 * @throws Error when a customer is labelled twice or not at all, or has no features
 */
export function writeClusters(
  settings: Settings,
  customerIds: ArrayLike<number>,
  clusters: Int32Array,
  details: ClusteringDetails,
  from: readonly ArtefactName[] = [],
): Promise<Headline> {
  return withArtefacts(settings, ['customers'], async (database) => {
    const labelledRows = Array.from(clusters.subarray(0, customerIds.length), (cluster, i) => ({
      customer_id: customerIds[i],
      cluster,
    }));
    await appendTable(database, 'assigned', { customer_id: 'BIGINT', cluster: 'INTEGER' }, labelledRows);
    await database.run(`CREATE TEMP TABLE clusters AS ${readSql('experiment/clusters')}`);
    const { known, labelled } = await database.row<{ known: number; labelled: number }>(
      'SELECT (SELECT count(*) FROM customers) AS known, (SELECT count(DISTINCT customer_id) FROM clusters) AS labelled',
    );
    if (known !== labelled || known !== clusters.length || known !== customerIds.length) {
      throw new Error(
        `each customer needs one label: ${known} have features, ${labelled} of them are labelled, by ${clusters.length} labels for ${customerIds.length} ids`,
      );
    }
    const headline = await readHeadline(database, settings);
    await writeArtefact(database, settings, clustersArtefact, {
      select: { table: 'clusters', by: 'customer_id' },
      from: ['customers', ...from],
      details: { ...details, headline },
    });
    return headline;
  });
}
