import { readSql, withDatabase, type Database } from '../../store';
import {
  historyMonths,
  historyRows,
  readMonth,
  type HistoryDrift,
  type HistoryForecast,
  type HistoryMonth,
  type HistoryPlace,
  type HistoryTable,
} from '../history';
import { readShadow, type ShadowMonth } from '../shadow';
import {
  type DashboardCell,
  type DashboardCustomer,
  type DashboardData,
  type DashboardFlow,
  type DashboardVisit,
} from './types';

/** A country of fewer customers than this is shown with the others, so that no figure is about somebody. */
const LEAST_CUSTOMERS = 10;
const MOST_COUNTRIES = 30;
/** A page of more customers than this would open slowly. */
const MOST_CUSTOMERS = 20_000;

/** Options of {@link readDashboard}. */
export interface DashboardOptions {
  /** Whether single customers are read, for the look-up; default false. */
  readonly customers?: boolean;
}

/**
 * Reads what a dashboard shows from a run's history, and nothing else.
 *
 * @returns null where there is no month yet
 * @throws Error that names the month that cannot be read, and the command that writes it anew
 */
export async function readDashboard(
  place: HistoryPlace,
  { customers = false }: DashboardOptions = {},
): Promise<DashboardData | null> {
  const names = await historyMonths(place);
  if (names.length === 0) return null;
  const months: HistoryMonth[] = [];
  const shadows: ShadowMonth[] = [];
  for (const name of names) {
    months.push(await readMonth(place, name));
    const shadow = await readShadow(place, name);
    if (shadow !== null) shadows.push(shadow);
  }
  const placeOf = new Map(names.map((name, i) => [numberOf(name), i]));
  return withDatabase(async (database) => {
    await openMonths(database, place, names);
    await database.run(readSql('programme/dashboard/countries'), {
      least: LEAST_CUSTOMERS,
      most: MOST_COUNTRIES,
    });
    const countries = await database.rows<{ country: string }>('SELECT country FROM shown_countries');
    const lookUp = customers ? await readCustomers(database, placeOf) : null;
    return {
      run: place.run,
      currency: months[months.length - 1].currency,
      months,
      segments: await readSegments(database),
      countries: countries.map(({ country }) => country),
      cells: await readCells(database, placeOf),
      flows: (await database.rows<FlowRow>(readSql('programme/dashboard/flows'))).map(
        ({ month, from_segment: from, to_segment: to, country, customers: count }): DashboardFlow => ({
          month: placeOf.get(month)!,
          from,
          to,
          country,
          customers: count,
        }),
      ),
      forecasts: await database.rows<HistoryForecast>(
        // What came of a forecast stands in a later month, with the forecast again.
        `SELECT as_of, who, months, any_value(method) AS method, any_value(expected) AS expected,
           any_value(low80) AS low80, any_value(high80) AS high80, any_value(low95) AS low95, any_value(high95) AS high95,
           max(actual) AS actual
         FROM all_forecasts GROUP BY as_of, who, months ORDER BY as_of, who, months`,
      ),
      drift: await database.rows<HistoryDrift>(
        'SELECT * EXCLUDE (month) FROM all_drift ORDER BY as_of, measure, subject',
      ),
      shadows,
      customers: lookUp?.customers ?? null,
      customersLeftOut: lookUp?.leftOut ?? 0,
    };
  });
}

/** Months counted from the year 0, so that neighbours differ by one. */
function numberOf(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return 12 * year + number - 1;
}

const TABLES: readonly HistoryTable[] = ['customers', 'events', 'segments', 'forecasts', 'drift'];

/** A view of each table over all months, with the month's number. Sums are of decimals, and rows ordered: no thread's turn shows. */
async function openMonths(database: Database, place: HistoryPlace, names: readonly string[]): Promise<void> {
  for (const table of TABLES) {
    const parts = names.map(
      (name) => `SELECT *, ${numberOf(name)} AS month FROM ${historyRows(place, name, table)}`,
    );
    // A month of before a column was kept has none in it.
    if (table === 'customers') parts.push('SELECT CAST(NULL AS DOUBLE) AS revenue_of_month WHERE false');
    await database.run(`CREATE TEMP VIEW all_${table} AS ${parts.join(' UNION ALL BY NAME ')}`);
  }
  const numbers = names.map((name) => `(${numberOf(name)})`).join(', ');
  await database.run(`CREATE TEMP TABLE all_months AS SELECT * FROM (VALUES ${numbers}) AS t (month)`);
}

async function readSegments(database: Database): Promise<DashboardData['segments']> {
  const rows = await database.rows<{ segment: string; segment_en: string; segment_pt: string }>(
    'SELECT segment, segment_en, segment_pt FROM all_segments WHERE country IS NULL ORDER BY month DESC, mean_revenue DESC, segment',
  );
  const found = new Map<string, DashboardData['segments'][number]>();
  for (const { segment: key, segment_en: en, segment_pt: pt } of rows)
    if (!found.has(key)) found.set(key, { key, en, pt });
  return [...found.values()];
}

interface FlowRow {
  readonly month: number;
  readonly from_segment: string;
  readonly to_segment: string;
  readonly country: string | null;
  readonly customers: number;
}

async function readCells(database: Database, placeOf: ReadonlyMap<number, number>): Promise<DashboardCell[]> {
  interface CellRow extends Omit<DashboardCell, 'onNotice' | 'membersRevenue' | 'revenueOfMonth'> {
    readonly on_notice: number;
    readonly members_revenue: number | null;
    readonly revenue_of_month: number | null;
  }
  const rows = await database.rows<CellRow>(readSql('programme/dashboard/cells'));
  return rows.map(({ on_notice: onNotice, members_revenue, revenue_of_month: revenueOfMonth, ...row }) => ({
    ...row,
    month: placeOf.get(row.month)!,
    onNotice,
    revenue: row.revenue ?? 0,
    membersRevenue: members_revenue ?? 0,
    revenueOfMonth,
  }));
}

async function readCustomers(
  database: Database,
  placeOf: ReadonlyMap<number, number>,
): Promise<{ customers: DashboardCustomer[]; leftOut: number }> {
  interface VisitRow {
    readonly customer_id: string;
    readonly country: string | null;
    readonly month: number;
    readonly segment: string | null;
    readonly status: string;
    readonly reviews_left: number | null;
    readonly net_revenue: number | null;
    readonly recency_days: number | null;
    readonly expected: number | null;
    readonly test_group: string | null;
  }
  const rows = await database.rows<VisitRow>(readSql('programme/dashboard/look-up'), {
    most: MOST_CUSTOMERS,
  });
  const of = new Map<string, { id: string; country: string | null; visits: DashboardVisit[] }>();
  for (const row of rows) {
    const found = of.get(row.customer_id) ?? { id: row.customer_id, country: row.country, visits: [] };
    found.country = row.country ?? found.country;
    found.visits.push({
      month: placeOf.get(row.month)!,
      segment: row.segment,
      status: row.status,
      reviewsLeft: row.reviews_left,
      revenue: row.net_revenue,
      recencyDays: row.recency_days,
      expected: row.expected,
      testGroup: row.test_group,
    });
    of.set(row.customer_id, found);
  }
  const { known } = await database.row<{ known: number }>(
    'SELECT CAST(count(DISTINCT customer_id) AS INTEGER) AS known FROM all_customers',
  );
  return { customers: [...of.values()], leftOut: known - of.size };
}
