import { type Preset, type Settings } from '../config';
import { numericFeatures, type FeatureFormat } from '../features';
import { readSql, withArtefacts } from '../store';
import { readOutsideRevenue } from './outside-revenue';

/** One row of the table of clusters. */
export interface ClusterRow extends Readonly<Record<string, number | string | null>> {
  /** The cluster's number, or the words for the lines of guests and of customers who are set apart. */
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
 * Revenue is the preset's; shares are of all revenue. Where guests are no customers, their revenue is the last line, and that of
 * customers who are set apart the one before it.
 */
export async function clusterTable(settings: Settings): Promise<ClusterRow[]> {
  const { rules } = settings;
  const statistics = numericFeatures(rules).map(
    ({ name }) => `, avg(${name}) AS mean_${name}, median(${name}) AS median_${name}`,
  );
  const { guests, giants } = await readOutsideRevenue(settings);
  return withArtefacts(settings, ['customers', 'clusters'], async (database) => {
    await database.run('SET threads = 1');
    const rows = await database.rows<ClusterRow & { readonly place: number }>(
      readSql('experiment/cluster-table', {
        statistics: statistics.join(''),
        'no statistics': statistics.map(() => ', NULL, NULL').join(''),
      }),
      {
        revenue: rules.revenue,
        guests: rules.guests === 'not_customers',
        guests_gross: guests.gross,
        guests_net: guests.net,
        guests_revenue: guests.revenue,
        giants: giants.count,
        giants_gross: giants.gross,
        giants_net: giants.net,
        giants_revenue: giants.revenue,
      },
    );
    return rows.map(({ place, ...row }) => row);
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
