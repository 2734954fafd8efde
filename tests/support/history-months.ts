import { loadSettings } from '../../src/config';
import {
  writeMonth,
  type HistoryCustomer,
  type HistoryMonth,
  type HistoryPlace,
  type HistoryRows,
} from '../../src/programme';

/** Segments of the small history, with what is special to each. */
const SEGMENTS = [
  { segment: 'loyal', segment_en: 'Loyal', segment_pt: 'Fiéis' },
  { segment: 'rare', segment_en: 'Rare "buyers", few', segment_pt: 'Raros' },
] as const;

/** What can be changed of the small history. */
export interface SmallMonth {
  /** What the second customer has spent; default 80.5. */
  readonly revenue?: number;
  /** Ids of the customers; default three, one of which looks like no id. */
  readonly ids?: readonly string[];
  /** Default: GBP. */
  readonly currency?: string;
}

/** The ids of the small history: also what CSV and SQL could stumble over. */
export const SMALL_IDS = ['12347', 'Ana; "DROP", \\N', '007'];

/**
 * Writes a month of a small history by hand: the first customer is a member, and spent 1000.25; the second spent 80.5;
 * all others were refused.
 */
export async function writeSmallMonth(
  place: HistoryPlace,
  month: string,
  { revenue = 80.5, ids = SMALL_IDS, currency = 'GBP' }: SmallMonth = {},
): Promise<HistoryMonth> {
  const asOf = lastDay(month);
  const first = month === '2011-10';
  const customers = ids.map((id, i) => customerOf(id, i, asOf, [1000.25, revenue][i] ?? 0));
  const rows: HistoryRows = {
    customers,
    events:
      first && ids.length > 0
        ? [{ as_of: asOf, customer_id: ids[0], event: 'entered', reason: 'two reviews, "passed"' }]
        : [],
    segments: SEGMENTS.flatMap((named, i) =>
      [null, 'France'].map((country) => ({
        as_of: asOf,
        ...named,
        country,
        customers: 1,
        members: 1 - i,
        net_revenue: [1000.25, revenue][i],
        revenue_of_month: 10 + i,
        share_of_customers: 0.5,
        share_of_revenue: 0.5,
        mean_recency_days: 12.5,
        mean_invoices: 3,
        mean_revenue: [1000.25, revenue][i],
      })),
    ),
    migration: [
      { as_of: asOf, from_segment: 'new', to_segment: 'loyal', customers: 1, net_revenue: 1000.25 },
      { as_of: asOf, from_segment: 'rare', to_segment: 'lost', customers: 2, net_revenue: 5 },
    ],
    forecasts: [
      forecastOf(asOf, 'all', null),
      forecastOf(asOf, 'members', null),
      // What came of the month before, three months on.
      ...(first ? [] : [forecastOf('2011-10-31', 'all', 1234.56)]),
    ],
    drift: [
      {
        as_of: asOf,
        measure: 'psi',
        subject: 'recency_days',
        value: 0.04,
        limit_value: null,
        alarm: false,
        note: '',
      },
    ],
  };
  return writeMonth(place, loadSettings().rules, { ...describe(place, month, asOf), currency }, rows);
}

/** The customers of the small history, many times over, for what is measured. */
export function customerOf(id: string, i: number, asOf: string, revenue: number): HistoryCustomer {
  const refused = i > 1;
  const named = SEGMENTS[Math.min(i, 1)];
  return {
    as_of: asOf,
    customer_id: id,
    segment: refused ? null : named.segment,
    segment_en: refused ? null : named.segment_en,
    segment_pt: refused ? null : named.segment_pt,
    status: i === 0 ? 'member' : 'none',
    reviews_passed: 1,
    reviews_failed: 0,
    reviews_left: null,
    eligible: i === 0,
    stays: i === 0,
    member_since: i === 0 ? '2011-10-31' : null,
    expected_revenue_3m: refused ? null : 100,
    low80_3m: refused ? null : 50,
    high80_3m: refused ? null : 200,
    refused,
    refusal: refused ? 'n_items' : null,
    test_group: null,
    revenue_of_month: 10 + i,
    country: i === 0 ? 'France' : null,
    net_revenue: revenue,
    gross_revenue: revenue + 1,
    recency_days: 3 + i,
    n_invoices: 2,
    n_items: 7,
  };
}

function forecastOf(asOf: string, who: string, actual: number | null): HistoryRows['forecasts'][number] {
  const bands = { low80: 900, high80: 1500, low95: null, high95: null };
  return { as_of: asOf, who, months: 3, method: 'like_for_like', expected: 1200, ...bands, actual };
}

function describe(place: HistoryPlace, month: string, asOf: string): Parameters<typeof writeMonth>[2] {
  return {
    run: place.run,
    month,
    asOf,
    runId: `${place.run}-${month}`,
    model: 'model-a',
    source: { name: 'by hand', files: [], rows: 12, kept: 10, setAside: 2, sharedLines: 0 },
    currency: 'GBP',
    counts: {
      customers: 3,
      members: 1,
      onNotice: 0,
      entered: month === '2011-10' ? 1 : 0,
      removed: 0,
      left: 0,
    },
    previous: null,
    windowDays: 365,
    settings: 'by hand',
    versions: {},
  };
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
