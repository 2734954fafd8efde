import { type Preset, type Settings } from '../config';
import { numericFeatures, type FeatureFormat } from '../features';
import {
  appendTable,
  artefact,
  withArtefacts,
  writeArtefact,
  type ArtefactName,
  type Database,
} from '../store';

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
 * @throws RangeError that names the first label or amount which does not fit
 */
export function rankByRevenue(labels: ArrayLike<number>, revenue: ArrayLike<number>): RankedClusters {
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
  const order = [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || a - b);
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
  return withArtefacts(settings, ['customers', 'ledger'], async (database) => {
    const labelledRows = Array.from(clusters.subarray(0, customerIds.length), (cluster, i) => ({
      customer_id: customerIds[i],
      cluster,
    }));
    await appendTable(database, 'assigned', { customer_id: 'BIGINT', cluster: 'INTEGER' }, labelledRows);
    await database.run(`
      CREATE TEMP TABLE clusters AS
      SELECT customer_id, cluster, cluster = 1 AND NOT is_guest AS is_insider
      FROM customers JOIN assigned USING (customer_id) ORDER BY customer_id`);
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
      select: 'SELECT * FROM clusters ORDER BY customer_id',
      from: ['customers', 'ledger', ...from],
      details: { ...details, headline },
    });
    return headline;
  });
}

/** The run in five numbers. */
export interface Headline {
  readonly customers: number;
  readonly insiders: number;
  /** The preset's revenue of the Insiders, in the currency of the prices. */
  readonly insidersRevenue: number;
  /** Their share of all customers' revenue, 0 to 1. */
  readonly shareOfCustomers: number;
  /** Their share of all revenue, that of guests who are no customers included, 0 to 1. */
  readonly shareOfAll: number;
  /** The share of all revenue that as many of the biggest spenders bring, those who can be invited. */
  readonly topSpendersShareOfAll: number;
}

/** The run in five numbers, counted again from its customers, clusters and ledger. */
export function countHeadline(settings: Settings): Promise<Headline> {
  return withArtefacts(settings, ['customers', 'clusters', 'ledger'], (database) =>
    readHeadline(database, settings),
  );
}

async function readHeadline(database: Database, settings: Settings): Promise<Headline> {
  const { revenue } = settings.rules;
  await database.run('SET threads = 1');
  return database.row<Headline>(`
    WITH joined AS (SELECT *, ${revenue} AS revenue FROM customers JOIN clusters USING (customer_id)),
    guests AS (SELECT coalesce(sum(${guestValue(settings)}), 0) AS revenue FROM ledger WHERE rule = 'guest'),
    spenders AS (
      SELECT revenue, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place FROM joined WHERE NOT is_guest
    )
    SELECT count(*) AS customers, count(*) FILTER (WHERE is_insider) AS insiders,
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) AS "insidersRevenue",
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) / sum(revenue) AS "shareOfCustomers",
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) / (sum(revenue) + (SELECT revenue FROM guests)) AS "shareOfAll",
      (SELECT coalesce(sum(revenue), 0) FROM spenders WHERE place <= (SELECT count(*) FROM joined WHERE is_insider))
        / (sum(revenue) + (SELECT revenue FROM guests)) AS "topSpendersShareOfAll"
    FROM joined`);
}

/** The ledger's column that has the guests' revenue on the preset's terms. */
export function guestValue(settings: Settings): string {
  return settings.rules.revenue === 'gross_revenue' ? 'purchases_dropped' : 'value_dropped';
}

/** One row of the table of clusters. */
export interface ClusterRow extends Readonly<Record<string, number | string | null>> {
  /** The cluster's number, or the words for the guests' line. */
  readonly cluster: string;
  readonly customers: number | null;
  /** Customers who can be invited. */
  readonly invitable: number | null;
  readonly share_of_customers: number | null;
  readonly total_net_revenue: number;
  readonly total_gross_revenue: number;
  /** The preset's: one of these two. */
  readonly total_revenue: number;
  readonly share_of_revenue: number;
  readonly cumulative_share: number;
}

/**
 * The table of clusters, ordered by total revenue, with the mean and the median of every feature
 * (`mean_recency_days`, `median_recency_days`, …).
 *
 * Revenue is the preset's; shares are of all revenue. Where guests are no customers, their revenue is the last line.
 */
export function clusterTable(settings: Settings): Promise<ClusterRow[]> {
  const { revenue } = settings.rules;
  const statistics = numericFeatures(settings.rules).flatMap(({ name }) => [
    `avg(${name}) AS mean_${name}`,
    `median(${name}) AS median_${name}`,
  ]);
  return withArtefacts(settings, ['customers', 'clusters', 'ledger'], async (database) => {
    await database.run('SET threads = 1');
    return database.rows<ClusterRow>(`
      WITH rows AS (
        SELECT CAST(cluster AS VARCHAR) AS cluster, cluster AS place, count(*) AS customers,
          count(*) FILTER (WHERE NOT is_guest) AS invitable, sum(net_revenue) AS total_net_revenue,
          sum(gross_revenue) AS total_gross_revenue, sum(${revenue}) AS total_revenue, ${statistics.join(', ')}
        FROM customers JOIN clusters USING (customer_id) GROUP BY ALL
      ), guests AS (
        SELECT 'Guests (no customers)' AS cluster, 2147483647 AS place, value_dropped AS total_net_revenue,
          purchases_dropped AS total_gross_revenue, ${guestValue(settings)} AS total_revenue
        FROM ledger WHERE rule = 'guest'
      ), everybody AS (SELECT * FROM rows UNION ALL BY NAME SELECT * FROM guests)
      SELECT * EXCLUDE (place), customers / sum(customers) OVER () AS share_of_customers,
        total_revenue / sum(total_revenue) OVER () AS share_of_revenue,
        sum(total_revenue) OVER (ORDER BY place) / sum(total_revenue) OVER () AS cumulative_share
      FROM everybody ORDER BY place`);
  });
}

/** The headings of {@link clusterTable}'s columns: a feature's mean and median stand side by side, the preset's revenue before the other. */
export function clusterColumns(preset: Preset) {
  const features = numericFeatures(preset).flatMap(({ name, heading, unit, format, definition }) => [
    {
      name: `mean_${name}`,
      heading: `${heading}, mean`,
      unit,
      format: averaged(format),
      explanation: definition,
    },
    {
      name: `median_${name}`,
      heading: `${heading}, median`,
      unit,
      format: averaged(format),
      explanation: definition,
    },
  ]);
  const net = { name: 'total_net_revenue', format: 'money' as const };
  const gross = { name: 'total_gross_revenue', format: 'money' as const };
  return [
    { name: 'cluster', format: 'text' as const },
    { name: 'customers', format: 'count' as const },
    { name: 'share_of_customers', format: 'share' as const },
    { name: 'invitable', heading: 'Can be invited', format: 'count' as const },
    ...(preset.revenue === 'net_revenue' ? [net, gross] : [gross, net]),
    { name: 'share_of_revenue', heading: 'Share of all revenue', format: 'share' as const },
    { name: 'cumulative_share', format: 'share' as const },
    ...features,
  ];
}

/** A mean of counts is no count. */
function averaged(format: FeatureFormat): FeatureFormat {
  return format === 'count' ? 'decimal' : format;
}
