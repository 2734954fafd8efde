import { monthOf } from '../../numeric';
import {
  Deeds,
  DOWNWARDS,
  intervalByFactor,
  intervalByMisses,
  minMisses,
  logMisses,
  adoptMethod,
  methodFacts,
  sameOf,
  type AdoptedMethod,
  type OriginCheck,
  type OriginRow,
} from '../checks';
import { type Estimate, type Forecast, type ForecastQuantity } from '../forecast';
import { tableOf, type BuiltHistories } from '../histories';
import { forecastsOf, measuredFor, type ForecastMethodName, type MethodForecast } from '../methods';
import { placesOf } from '../predict';
import { CHECKED_MONTHS, STAND_IN } from './origins';
import { type RunGroup, type RunPurchases } from './purchases';

/** What is expected of one group over the first so many months, and how sure that is. */
export interface Expectation {
  /** 'base', or the group's name. */
  readonly who: string;
  readonly customers: number;
  readonly months: number;
  readonly startDay: number;
  readonly endDay: number;
  /** The method that the forecast is by: the adopted one, or where that has no answer the next that has. */
  readonly method: ForecastMethodName;
  /** Net revenue as it is quoted: the method's forecast, with an interval from past misses. */
  readonly quoted: Estimate;
  /** Where the interval comes from: the method's own misses at so many origins, or what was measured elsewhere. */
  readonly intervalFrom: 'misses' | 'measured';
  readonly origins: number;
  /** Mean of |predicted − actual| ÷ actual over them; `null` without an origin. */
  readonly meanAbsoluteError: number | null;
  /** Whether the interval reaches further down than up, since no past window held these months of the year. */
  readonly leansDown: boolean;
  /** What every method says that can be made. */
  readonly methods: readonly MethodForecast[];
  /** What the same customers brought in the last three months, and in the same months of last year. */
  readonly lastQuarter: number | null;
  readonly lastYear: number | null;
  /** The model's own estimate: its intervals cover parameters and chance. And at how many past origins they held. */
  readonly model: Estimate;
  readonly banded: number;
  readonly within95: number;
  /** Purchase days that are expected by the same method. */
  readonly purchases: number;
}

/** What {@link expectations} is made from. */
export interface ExpectationInput {
  readonly purchases: RunPurchases;
  readonly built: BuiltHistories;
  readonly group: RunGroup | null;
  /** The model's forecasts: under its own scenario first, then under the others. */
  readonly forecasts: readonly Forecast[];
  readonly check: OriginCheck;
  /** Months ahead, each a total of the forecasts and of the check; default 1, 3 and 6. */
  readonly horizonsMonths?: readonly number[];
  /** Takes this method, whatever the back-test says; without it the method is adopted. */
  readonly method?: ForecastMethodName;
}

/** The forecasts that are quoted, and the method that they are by. */
export interface Expectations {
  readonly adopted: AdoptedMethod;
  /** Days of history. */
  readonly historyDays: number;
  readonly all: readonly Expectation[];
}

/**
 * Forecasts net revenue over 1, 3 and 6 months by the method that is adopted (see `adoptMethod`), with an interval from
 * that method's misses.
 *
 * A group other than the base is judged by its stand-in at the origins (see `checkRun`).
 */
export function expectations(input: ExpectationInput): Expectations {
  const { purchases, built, group, forecasts, check, horizonsMonths = CHECKED_MONTHS } = input;
  const [forecast] = forecasts;
  const table = tableOf(purchases.asTheyCame);
  const startDay = table.day.reduce((min, day) => Math.min(min, day), Infinity);
  const historyDays = purchases.endDay - startDay + 1;
  const found = new Map(table.customerIds.map((id, c) => [id, c]));
  const tablePlaces = Int32Array.from(built.histories.customerIds, (id) => found.get(id) ?? -1);
  const deeds = new Deeds(table, tablePlaces, { startDay, endDay: purchases.endDay });
  const groups = [
    { name: 'base', standIn: 'base', places: Int32Array.from(built.histories.customerIds.keys()) },
    ...(group === null
      ? []
      : [
          {
            name: group.name,
            standIn: STAND_IN,
            places: placesOf(built.histories, group.customerIds),
          },
        ]),
  ];
  const factsOf = (at: number, horizonMonths: number, quantity: ForecastQuantity) => {
    const { name, standIn, places } = groups[at];
    const expected = (scenario: Forecast['scenario']): number | null =>
      rowOf(
        forecasts.find((one) => one.scenario === scenario),
        name,
        horizonMonths,
        quantity,
      )?.expected ?? null;
    const own = {
      horizonMonths,
      model: expected('plain') ?? 0,
      seasonal: expected('last-year-shares'),
      ...deeds.before(purchases.endDay, horizonMonths, quantity, places),
    };
    const yearAgo = check.yearAgo ?? undefined;
    return methodFacts(own, sameOf(yearAgo, { who: standIn, horizonMonths, quantity }));
  };
  const sayAll = (at: number, months: number, quantity: ForecastQuantity): readonly MethodForecast[] =>
    forecastsOf(factsOf(at, months, quantity), historyDays).filter(({ value }) => value > 0);
  const available = sayAll(0, 3, 'revenue').map(({ method }) => method);
  const judged = adoptMethod(check.rows, available, historyDays);
  const adopted: AdoptedMethod =
    input.method === undefined ? judged : { ...judged, method: input.method, from: 'named' };
  const order = [adopted.method, ...measuredFor(historyDays).best.map(({ method }) => method)];
  const all = groups.flatMap(({ name, standIn, places }, at) =>
    horizonsMonths.flatMap((months): Expectation[] => {
      const row = rowOf(forecast, name, months, 'revenue');
      const methods = sayAll(at, months, 'revenue');
      const taken = order.flatMap((method) => methods.find((one) => one.method === method) ?? [])[0];
      if (row === undefined || taken === undefined) return [];
      const past = check.rows.filter(
        (one) =>
          one.who === standIn &&
          one.quantity === 'revenue' &&
          one.horizonMonths === months &&
          one.relativeError !== null,
      );
      const own = past.filter(({ method }) => method === taken.method);
      const banded = past.filter(({ inside95 }) => inside95 !== null);
      const leansDown = !seenBefore(own, months, purchases.endDay);
      const { expected, low80, high80, low95, high95 } = row;
      const days = sayAll(at, months, 'purchases').find((one) => one.method === taken.method);
      return [
        {
          who: name,
          customers: places.length,
          months,
          startDay: row.startDay,
          endDay: row.endDay,
          method: taken.method,
          ...quote(taken, own, { months, leansDown, historyDays }),
          origins: own.length,
          meanAbsoluteError:
            own.length === 0
              ? null
              : own.reduce((sum, { relativeError }) => sum + Math.abs(relativeError ?? 0), 0) / own.length,
          leansDown,
          methods,
          lastQuarter: factsOf(at, months, 'revenue').lastQuarter,
          lastYear: factsOf(at, months, 'revenue').lastYear,
          model: { expected, low80, high80, low95, high95 },
          banded: banded.length,
          within95: banded.filter(({ inside95 }) => inside95).length,
          purchases: days?.value ?? rowOf(forecast, name, months, 'purchases')?.expected ?? 0,
        },
      ];
    }),
  );
  return { adopted, historyDays, all };
}

function rowOf(
  forecast: Forecast | undefined,
  who: string,
  months: number,
  quantity: ForecastQuantity,
): Forecast['groups'][number] | undefined {
  return forecast?.groups.find(
    (row) => row.group === who && row.quantity === quantity && row.fromMonth === 1 && row.toMonth === months,
  );
}

function quote(
  { method, value }: MethodForecast,
  own: readonly OriginRow[],
  {
    months,
    leansDown,
    historyDays,
  }: { readonly months: number; readonly leansDown: boolean; readonly historyDays: number },
): Pick<Expectation, 'quoted' | 'intervalFrom'> {
  const lean = leansDown ? DOWNWARDS : undefined;
  const misses = logMisses(own);
  if (misses.length >= minMisses)
    return { quoted: intervalByMisses(value, misses, months, lean), intervalFrom: 'misses' };
  const { best } = measuredFor(historyDays);
  const { factor95 } = best.find((one) => one.method === method) ?? best[best.length - 1];
  return { quoted: intervalByFactor(value, factor95, lean), intervalFrom: 'measured' };
}

/** Whether every calendar month of the coming horizon has been in a window that the method was held against. */
function seenBefore(own: readonly OriginRow[], months: number, endDay: number): boolean {
  const ahead = (day: number): readonly number[] =>
    Array.from({ length: months }, (_, i) => (monthOf(day + 1) + i) % 12);
  const seen = new Set(own.flatMap(({ originDay }) => ahead(originDay)));
  return ahead(endDay).every((month) => seen.has(month));
}

/** The expectation of a group over so many months. @throws Error when there is none */
export function expectationOf(all: readonly Expectation[], who: string, months: number): Expectation {
  const found = all.find((one) => one.who === who && one.months === months);
  if (found === undefined) throw new Error(`there is no forecast of "${who}" over ${months} months`);
  return found;
}
