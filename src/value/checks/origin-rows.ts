import { dayText } from '../../numeric';
import { type ForecastQuantity } from '../forecast';
import { forecastsOf, type ForecastMethodName, type MethodFacts } from '../methods';
import { type PurchaseModelName } from '../models';
import { type GroupFacts, type OriginFacts } from './origin-task';

/** One forecast held against what came. */
export interface OriginRow {
  /** Last day that was known, YYYY-MM-DD. */
  readonly origin: string;
  readonly originDay: number;
  readonly horizonMonths: number;
  /** 'base' or the group's name. */
  readonly who: string;
  readonly customers: number;
  readonly quantity: ForecastQuantity;
  readonly method: ForecastMethodName;
  /** The purchase model chosen at the origin. */
  readonly model: PurchaseModelName;
  readonly actual: number;
  readonly predicted: number;
  /** predicted − actual, and the same over actual (`null` where nothing came). */
  readonly error: number;
  readonly relativeError: number | null;
  /** The model's own bounds, and whether the actual lies within; `null` for methods and origins without. */
  readonly low80: number | null;
  readonly high80: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly inside80: boolean | null;
  readonly inside95: boolean | null;
}

const NO_BOUNDS = { low80: null, high80: null, low95: null, high95: null, inside80: null, inside95: null };

/** What the methods are made of: the origin's own facts, and those of the group chosen a year before. */
export function methodFacts(
  own: Pick<GroupFacts, 'horizonMonths' | 'model' | 'seasonal' | 'lastQuarter' | 'lastYear'>,
  yearAgo: GroupFacts | undefined,
): MethodFacts {
  const { horizonMonths, model, seasonal, lastQuarter, lastYear } = own;
  return {
    horizonMonths,
    model,
    seasonal,
    lastQuarter,
    lastYear,
    yearAgo:
      yearAgo === undefined || yearAgo.actual === null
        ? null
        : { lastQuarter: yearAgo.lastQuarter, came: yearAgo.actual, model: yearAgo.model },
  };
}

/** The facts of the same group, horizon and quantity at another origin. */
export function sameOf(
  facts: OriginFacts | undefined,
  of: Pick<GroupFacts, 'who' | 'horizonMonths' | 'quantity'>,
): GroupFacts | undefined {
  return facts?.groups.find(
    (one) => one.who === of.who && one.horizonMonths === of.horizonMonths && one.quantity === of.quantity,
  );
}

/** Every method at one origin, held against what came. */
export function originRows(
  facts: OriginFacts,
  yearAgo: OriginFacts | undefined,
  historyDays: number,
): readonly OriginRow[] {
  const bandsOf = facts.bandsOf === 'plain' ? 'model' : facts.bandsOf;
  return facts.groups.flatMap((group) => {
    const { actual, bands } = group;
    if (actual === null) return [];
    const own = methodFacts(group, sameOf(yearAgo, group));
    return forecastsOf(own, historyDays).map(({ method, value }): OriginRow => {
      const error = value - actual;
      return {
        origin: dayText(facts.originDay),
        originDay: facts.originDay,
        horizonMonths: group.horizonMonths,
        who: group.who,
        customers: group.customers,
        quantity: group.quantity,
        method,
        model: facts.model,
        actual,
        predicted: value,
        error,
        relativeError: actual > 0 ? error / actual : null,
        ...(bands === null || method !== bandsOf
          ? NO_BOUNDS
          : {
              low80: bands.low80,
              high80: bands.high80,
              low95: bands.low95,
              high95: bands.high95,
              inside80: actual >= bands.low80 && actual <= bands.high80,
              inside95: actual >= bands.low95 && actual <= bands.high95,
            }),
      };
    });
  });
}
