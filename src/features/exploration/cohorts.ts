import { type Settings } from '../../config';
import { withArtefacts } from '../../store';
import { readSql } from '../sql';

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

/** Cohorts by month of first purchase, with those active in each later month; months without any are left out. */
export function cohorts(settings: Settings): Promise<CohortCell[]> {
  return withArtefacts(settings, ['cleaned', 'customers'], async (database) => {
    const rows = await database.rows<Omit<CohortCell, 'cohort' | 'active_share'> & { cohort_no: number }>(
      readSql('cohorts'),
    );
    return rows.map(({ cohort_no, ...row }) => ({
      cohort: `${Math.floor(cohort_no / 12)}-${String((cohort_no % 12) + 1).padStart(2, '0')}`,
      ...row,
      active_share: row.active / row.size,
    }));
  });
}
