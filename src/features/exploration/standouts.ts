import { type Settings } from '../../config';
import { readSql, withArtefacts } from '../../store';
import { featureCatalogue, numericFeatures } from '../catalogue';

/** A customer who stands out, by the feature that sets them apart most. */
export interface Standout {
  readonly customer_id: number;
  /** The feature's column. */
  readonly feature: string;
  readonly heading: string;
  readonly value: number;
  /** The feature's median over all customers. */
  readonly median: number;
  /** Distance from the median in interquartile ranges, on a logarithmic scale. */
  readonly distance: number;
  readonly net_revenue: number;
  /** Left out where the source names none. */
  readonly country?: string;
}

/**
 * The customers whose features lie farthest from the usual.
 *
 * Each feature is put on a signed logarithmic scale, sign(x) × ln(1 + |x|); the distance is the number of
 * interquartile ranges from the median there. A customer is listed once, with the largest distance. Features whose
 * interquartile range is zero are left out, since nothing is usual about them, and so are shares, which have no tail.
 */
export function standouts(settings: Settings, most: number): Promise<Standout[]> {
  const features = numericFeatures(settings.rules).filter(({ format }) => format !== 'share');
  const hasCountry = featureCatalogue(settings.rules).some(({ name }) => name === 'country');
  const country = hasCountry ? ', country' : '';
  const headings = new Map(features.map(({ name, heading }) => [name, heading]));
  const tall = features.map(
    ({ name }) => `SELECT customer_id, '${name}' AS feature, CAST(${name} AS DOUBLE) AS value FROM customers`,
  );
  return withArtefacts(settings, ['customers'], async (database) => {
    const rows = await database.rows<Omit<Standout, 'heading'>>(
      readSql('features/exploration/standouts', { features: tall.join(' UNION ALL '), country }),
      { most },
    );
    return rows.map((row) => ({ ...row, heading: headings.get(row.feature) ?? row.feature }));
  });
}
