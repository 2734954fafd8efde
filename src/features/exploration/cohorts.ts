import { type Settings } from '../../config';
import { readSql, withArtefacts } from '../../store';

/** One cohort in one month. */
export interface CohortCell {
  /** The month of the first purchase, `YYYY-MM`. */
  readonly cohort: string;
  /** Months since then; 0 is the month itself. */
  readonly months_later: number;
  /** Customers of the cohort. */
  readonly size: number;
  /** Those of them who bought in that month. */
  readonly active: number;
  /** active ÷ size. */
  readonly active_share: number;
  /** Value of their purchases in that month, as invoiced. */
  readonly revenue: number;
}

/**
 * Cohorts by month of first purchase, with those active in each month from then to the last that the data hold to its
 * end: a month of a few days would look as if customers had stayed away. None where the data hold no whole month.
 *
 * A month in which nobody of the cohort bought is a cell like any other, with nobody active.
 */
export function cohorts(settings: Settings): Promise<CohortCell[]> {
  return withArtefacts(settings, ['cleaned', 'customers'], async (database) => {
    const rows = await database.rows<Omit<CohortCell, 'cohort' | 'active_share'> & { cohort_no: number }>(
      readSql('features/cohorts'),
    );
    const last = rows.reduce((latest, row) => Math.max(latest, row.cohort_no + row.months_later), -Infinity);
    const found = new Map(rows.map((row) => [`${row.cohort_no} ${row.months_later}`, row]));
    return rows
      .filter(({ months_later }) => months_later === 0)
      .flatMap(({ cohort_no, size }) =>
        Array.from({ length: last - cohort_no + 1 }, (_, months_later): CohortCell => {
          const { active = 0, revenue = 0 } = found.get(`${cohort_no} ${months_later}`) ?? {};
          return {
            cohort: monthName(cohort_no),
            months_later,
            size,
            active,
            active_share: active / size,
            revenue,
          };
        }),
      );
  });
}

/** `YYYY-MM` of a month counted from the year 0. */
function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
