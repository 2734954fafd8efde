import { type Settings } from '../../config';
import { appendTable, readSql, withArtefacts } from '../../store';
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
  return withArtefacts(settings, ['cleaned'], async (database) => {
    await appendTable(
      database,
      'members',
      { place: 'INTEGER', customer_id: 'BIGINT' },
      ids.map((customer_id, place) => ({ place, customer_id })),
    );
    const outcomes: TestOutcomes[] = [];
    for (const days of spans) {
      const rows = await database.rows<{ spent: number }>(readSql('programme/out-of-time/outcomes'), {
        revenue: settings.rules.revenue,
        after: originDay,
        until: addDays(originDay, days),
      });
      outcomes.push({ originDay, days, spend: Float64Array.from(rows, ({ spent }) => spent), before });
    }
    return outcomes;
  });
}
