import { type Preset, type Settings } from '../config';
import { numericFeatures, type FeatureFormat } from '../features';
import { withArtefacts } from '../store';
import { readGuestRevenue } from './guest-revenue';

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
export async function clusterTable(settings: Settings): Promise<ClusterRow[]> {
  const { revenue } = settings.rules;
  const statistics = numericFeatures(settings.rules).flatMap(({ name }) => [
    `avg(${name}) AS mean_${name}`,
    `median(${name}) AS median_${name}`,
  ]);
  const guests = await readGuestRevenue(settings);
  return withArtefacts(settings, ['customers', 'clusters'], async (database) => {
    await database.run('SET threads = 1');
    return database.rows<ClusterRow>(
      `
      WITH rows AS (
        SELECT CAST(cluster AS VARCHAR) AS cluster, cluster AS place, count(*) AS customers,
          count(*) FILTER (WHERE NOT is_guest) AS invitable, sum(net_revenue) AS total_net_revenue,
          sum(gross_revenue) AS total_gross_revenue, sum(${revenue}) AS total_revenue, ${statistics.join(', ')}
        FROM customers JOIN clusters USING (customer_id) GROUP BY ALL
      ), guests AS (
        SELECT 'Guests (no customers)' AS cluster, 2147483647 AS place, CAST($net AS DOUBLE) AS total_net_revenue,
          CAST($gross AS DOUBLE) AS total_gross_revenue, CAST($revenue AS DOUBLE) AS total_revenue
        WHERE ${settings.rules.guests === 'not_customers'}
      ), everybody AS (SELECT * FROM rows UNION ALL BY NAME SELECT * FROM guests)
      SELECT * EXCLUDE (place), customers / sum(customers) OVER () AS share_of_customers,
        total_revenue / sum(total_revenue) OVER () AS share_of_revenue,
        sum(total_revenue) OVER (ORDER BY place) / sum(total_revenue) OVER () AS cumulative_share
      FROM everybody ORDER BY place`,
      { ...guests },
    );
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
