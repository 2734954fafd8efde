import { type Settings } from '../../config';
import { withArtefacts, appendTable } from '../../store';
import { addDays } from '../../numeric';
import { type TestOutcomes } from './types';

/** Members of the group at an origin. */
export interface OriginMembers {
  readonly originDay: string;
  readonly ids: readonly number[];
  /** What each had spent until the origin. */
  readonly before: Float64Array;
}

/**
 * What members spent in so many days after the origin, by the preset's revenue.
 *
 * @param spans numbers of days, each of which the data must cover
 */
export async function readOutcomes(
  settings: Settings,
  { originDay, ids, before }: OriginMembers,
  spans: readonly number[],
): Promise<TestOutcomes[]> {
  const counted = settings.rules.revenue === 'gross_revenue' ? 'AND quantity >= 0' : '';
  const until = spans.map(
    (days, i) =>
      `CAST(coalesce(sum(quantity * unit_price) FILTER (WHERE day <= DATE '${addDays(originDay, days)}'), 0) AS DOUBLE) AS spent${i}`,
  );
  const rows = await withArtefacts(settings, ['cleaned'], async (database) => {
    await appendTable(
      database,
      'members',
      { place: 'INTEGER', customer_id: 'BIGINT' },
      ids.map((customer_id, place) => ({ place, customer_id })),
    );
    return database.rows<Record<string, number>>(`
      SELECT ${until.join(', ')} FROM members
      LEFT JOIN cleaned ON cleaned.customer_id = members.customer_id AND day > DATE '${originDay}' AND NOT is_guest ${counted}
      GROUP BY place ORDER BY place`);
  });
  return spans.map((days, i) => ({
    originDay,
    days,
    spend: Float64Array.from(rows, (row) => row[`spent${i}`]),
    before,
  }));
}
