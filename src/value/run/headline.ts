import { allowForMisses, missSpreads, type OriginRow } from '../checks';
import { type Estimate, type Forecast } from '../forecast';
import { STAND_IN } from './origins';

/** What is expected of one group over the first so many months, and how sure that is. */
export interface Expectation {
  /** 'base', or the group's name. */
  readonly who: string;
  readonly customers: number;
  readonly months: number;
  readonly startDay: number;
  readonly endDay: number;
  /** The model's own estimate of net revenue: its intervals cover parameters and chance. */
  readonly model: Estimate;
  /** The same expectation with intervals as wide as past misses; `null` without enough origins. */
  readonly misses: Estimate | null;
  /** The expectation moved by its past bias, with an interval as wide as what then remains; `null` as `misses`. */
  readonly corrected: Estimate | null;
  /** The wider of model and misses at 95%: what a headline quotes. */
  readonly quoted: Estimate;
  readonly quotedFrom: 'model' | 'misses';
  /** Past origins with an outcome over so many months. */
  readonly origins: number;
  /** Of these, how many outcomes lay within the model's own intervals, and how many forecasts said too little. */
  readonly within80: number;
  readonly within95: number;
  readonly tooLow: number;
  /** Mean of (predicted − actual) ÷ actual; `null` without an origin. */
  readonly meanError: number | null;
}

/** An interval made from fewer misses than this says nothing. */
const LEAST_ORIGINS = 3;

/**
 * The revenue that is expected over each total of months, with the model's own intervals and with intervals as wide as
 * the same scenario's past misses. The wider is quoted: an interval that has not held so far is no answer. The
 * expectation moved by its past bias stands beside them and is not quoted: a bias of the autumn is none of the spring.
 *
 * A group other than the base is judged by its stand-in at the origins (see `checkRun`).
 *
 * @param forecast with totals; of the scenario that the headline uses
 * @param months the totals to take; default 3 and 6
 */
export function expectations(
  forecast: Forecast,
  origins: readonly OriginRow[],
  months: readonly number[] = [3, 6],
): readonly Expectation[] {
  return forecast.groups
    .filter(
      ({ quantity, fromMonth, toMonth }) =>
        quantity === 'revenue' && fromMonth === 1 && months.includes(toMonth),
    )
    .map((row) => {
      const who = row.group === 'base' ? 'base' : STAND_IN;
      const past = origins.filter(
        (origin) =>
          origin.who === who &&
          origin.quantity === 'revenue' &&
          origin.horizonMonths === row.toMonth &&
          origin.method === forecast.scenario &&
          origin.relativeError !== null,
      );
      const { expected, low80, high80, low95, high95 } = row;
      const model: Estimate = { expected, low80, high80, low95, high95 };
      const [spread] = missSpreads(past);
      const enough = spread !== undefined && spread.origins >= LEAST_ORIGINS && expected > 0;
      const misses = enough ? allowForMisses(expected, spread) : null;
      const wider = misses !== null && misses.high95 - misses.low95 > high95 - low95 ? misses : null;
      return {
        who: row.group,
        customers: row.customers,
        months: row.toMonth,
        startDay: row.startDay,
        endDay: row.endDay,
        model,
        misses,
        corrected: enough ? allowForMisses(expected, spread, { correctBias: true }) : null,
        quoted: wider ?? model,
        quotedFrom: wider === null ? ('model' as const) : ('misses' as const),
        origins: past.length,
        within80: past.filter(({ inside80 }) => inside80).length,
        within95: past.filter(({ inside95 }) => inside95).length,
        tooLow: past.filter(({ error }) => error < 0).length,
        meanError:
          past.length === 0
            ? null
            : past.reduce((sum, { relativeError }) => sum + (relativeError ?? 0), 0) / past.length,
      };
    });
}

/** The expectation of a group over so many months. @throws Error when there is none */
export function expectationOf(all: readonly Expectation[], who: string, months: number): Expectation {
  const found = all.find((one) => one.who === who && one.months === months);
  if (found === undefined) throw new Error(`there is no forecast of "${who}" over ${months} months`);
  return found;
}
