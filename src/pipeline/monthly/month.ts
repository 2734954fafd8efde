import { createCustomersAsOf } from '../../experiment';
import { addMonths, dayNumber, dayText } from '../../numeric';
import {
  defaultMembership,
  driftRows,
  historyMonths,
  isActive,
  isMember,
  loosenRule,
  migrationRows,
  readHistory,
  reviewMonth,
  segmentRows,
  type HistoryCustomer,
  type HistoryForecast,
  type HistoryRows,
  type HistoryTest,
  type MembershipOf,
  type Reviewed,
} from '../../programme';
import {
  alternativesHold,
  refusalText,
  scoreCustomers,
  type LoadedBundle,
  type RefusedCustomer,
  type ScoredCustomer,
} from '../../scoring';
import { type Settings } from '../../config';
import { type Database, type Row } from '../../store';
import { forecastMonth, HORIZONS, isOf, type ExpectedOf, type ForecastGroup } from './forecast';
import { monthAfter, monthEnd } from './months';
import { revenueBetween } from './revenue';
import { ALL_LINES, type MonthlySource } from './source';
import { testOf } from './test';

/** What a month is made from. */
export interface MonthInput {
  readonly settings: Settings;
  readonly loaded: LoadedBundle;
  readonly source: Pick<MonthlySource, 'shown'>;
}

/**
 * Makes the rows of a month: customers as they were known at its end, scored by the bundle, reviewed from the state of
 * the month before, with segments, migration, forecasts and drift. Nothing is fitted.
 *
 * @param database with the table of all lines
 */
export async function makeMonth(
  database: Database,
  input: MonthInput,
  month: string,
): Promise<{ rows: HistoryRows; test: HistoryTest | null }> {
  const { settings, loaded, source } = input;
  const { bundle } = loaded;
  const { rules } = bundle.model;
  const asOf = monthEnd(month);
  const dayBefore = dayText(addMonths(dayNumber(asOf), -1));
  await createCustomersAsOf(database, rules, ALL_LINES, asOf);
  const before = await customersOf(settings, monthAfter(month, -1));
  const { customers, numbers, events } = await reviewed(database, input, asOf, before);
  const groups: ForecastGroup[] = ['all', 'members', ...bundle.segments.map(({ key }) => key)].map(
    (name) => ({
      name,
      customerIds: customers
        .filter((row) => isOf(name, row))
        .flatMap((row) => numbers.get(row.customer_id) ?? []),
    }),
  );
  const forecast = await forecastMonth(database, bundle, asOf, groups);
  const expected: ExpectedOf = { expected_revenue_3m: null, low80_3m: null, high80_3m: null };
  const whole = customers.map((row): HistoryCustomer => {
    const number = numbers.get(row.customer_id);
    return { ...row, ...((number === undefined ? undefined : forecast.of.get(number)) ?? expected) };
  });
  const ofMonth = await revenueBetween(database, rules, dayBefore, asOf, source.shown);
  const forecasts = [...forecast.rows, ...(await whatCame(database, input, month))];
  const test = await testOf(settings, asOf, whole, rules, (day) =>
    revenueBetween(database, rules, day, asOf, source.shown),
  );
  const rows: HistoryRows = {
    customers: whole.map((row) => ({
      ...row,
      test_group: test?.groups.get(row.customer_id)?.group ?? null,
      revenue_of_month: isActive(row) ? (ofMonth.get(row.customer_id) ?? 0) : null,
    })),
    events,
    segments: segmentRows(asOf, bundle.segments, whole, ofMonth),
    migration: migrationRows(asOf, whole, before),
    forecasts,
    drift: driftRows({ asOf, bundle, customers: whole, before, forecasts }),
  };
  return { rows, test: test?.result ?? null };
}

async function customersOf(settings: Settings, month: string): Promise<HistoryCustomer[] | null> {
  const there = (await historyMonths(settings)).includes(month);
  return there ? readHistory(settings, month, 'customers') : null;
}

/** The customers' rows without what is expected of them, their numbers in this reading, and the events. */
async function reviewed(
  database: Database,
  { loaded, source, settings }: MonthInput,
  asOf: string,
  before: readonly HistoryCustomer[] | null,
) {
  const { bundle, model } = loaded;
  const rule = bundle.eligibility.status === 'found' ? bundle.eligibility.rule : null;
  const applied = bundle.membership?.applied ?? defaultMembership;
  const stay = rule === null ? [] : loosenRule(rule, applied.slack);
  const rows = await database.rows('SELECT * FROM customers WHERE NOT is_guest ORDER BY customer_id');
  const scores = scoreCustomers(
    { model, rule },
    { customers: rows, withoutPurchase: [], lapsed: new Map(), boughtLater: new Map() },
  );
  const now = new Map<string, Reviewed>();
  const numbers = new Map<string, number>();
  const active = new Map<string, ScoredCustomer | RefusedCustomer>();
  for (const customer of scores.customers) {
    const id = source.shown(customer.customerId);
    const features = customer.features ?? {};
    // Where no rule could be made, who is in the Insiders' segment passes.
    const inSegment = customer.status === 'scored' && customer.inProgramme;
    now.set(id, {
      enters: rule === null ? inSegment : alternativesHold(rule.alternatives, features),
      stays: rule === null ? inSegment : alternativesHold(stay, features),
    });
    numbers.set(id, customer.customerId);
    active.set(id, customer);
  }
  const earlier = new Map((before ?? []).map((row) => [row.customer_id, row]));
  const review = reviewMonth(asOf, applied, now, earlier);
  const english = { ...settings, lang: 'en', currency: bundle.settings.currency } as const;
  const why = (customer: RefusedCustomer): string =>
    refusalText(english, customer.refusals, { file: { referenceDay: asOf }, model: bundle.model });
  const customers = [...review.customers].map(([id, membership]) =>
    customerRow(asOf, id, membership, now.get(id), active.get(id), bundle.segments, why),
  );
  return { customers, numbers, events: review.events };
}

function customerRow(
  asOf: string,
  id: string,
  membership: MembershipOf,
  passed: Reviewed | undefined,
  scored: ScoredCustomer | RefusedCustomer | undefined,
  segments: LoadedBundle['bundle']['segments'],
  why: (customer: RefusedCustomer) => string,
): HistoryCustomer {
  const features: Row = scored?.features ?? {};
  const segment =
    scored?.status === 'scored' ? segments.find(({ cluster }) => cluster === scored.own.cluster) : undefined;
  const refused = scored?.status === 'refused' ? scored : null;
  return {
    ...features,
    as_of: asOf,
    customer_id: id,
    segment: segment?.key ?? null,
    segment_en: segment?.en ?? null,
    segment_pt: segment?.pt ?? null,
    ...membership,
    eligible: passed?.enters ?? false,
    stays: passed?.stays ?? false,
    expected_revenue_3m: null,
    low80_3m: null,
    high80_3m: null,
    refused: refused !== null,
    refusal: refused === null ? null : why(refused),
    test_group: null,
    revenue_of_month: null,
    country: typeof features.country === 'string' ? features.country : null,
  };
}

/** The forecasts of earlier months whose months are over now, with what came. */
async function whatCame(
  database: Database,
  { settings, loaded, source }: MonthInput,
  month: string,
): Promise<HistoryForecast[]> {
  const rows: HistoryForecast[] = [];
  for (const months of HORIZONS) {
    const then = monthAfter(month, -months);
    const customers = await customersOf(settings, then);
    if (customers === null) continue;
    const day = monthEnd(then);
    const brought = await revenueBetween(
      database,
      loaded.bundle.model.rules,
      day,
      monthEnd(month),
      source.shown,
    );
    for (const forecast of await readHistory(settings, then, 'forecasts')) {
      if (forecast.as_of !== day || forecast.months !== months) continue;
      const group = customers.filter((row) => isOf(forecast.who, row));
      const actual = group.reduce((sum, { customer_id }) => sum + (brought.get(customer_id) ?? 0), 0);
      rows.push({ ...forecast, actual });
    }
  }
  return rows;
}

/** The counts of a month's rows. */
export function countsOf({ customers, events }: HistoryRows) {
  const happened = (event: string): number => events.filter((each) => each.event === event).length;
  return {
    customers: customers.filter(isActive).length,
    members: customers.filter(({ status }) => isMember(status)).length,
    onNotice: customers.filter(({ status }) => status === 'on_notice').length,
    entered: happened('entered'),
    removed: happened('removed'),
    left: happened('left'),
  };
}
