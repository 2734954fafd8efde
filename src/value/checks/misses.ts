import { checkNumber } from '../../numeric';
import { type Estimate, type ForecastQuantity } from '../forecast';
import { addMonths } from '../histories';
import { studentQuantile } from '../maths';
import { groupOrigins } from './summary';
import { type ForecastMethod, type OriginRow } from './origin-rows';

/** How far a method's forecasts were off, over the origins. */
export interface MissSpread {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethod;
  readonly origins: number;
  /** Mean of ln(actual ÷ predicted): above 0 when the forecasts were too low. */
  readonly logBias: number;
  /** Root mean square of ln(actual ÷ predicted): about the relative error that was usual, its bias counted in. */
  readonly logSpread: number;
}

/** The misses of every method, by who, quantity and horizon. */
export function missSpreads(rows: readonly OriginRow[]): readonly MissSpread[] {
  return [...groupOrigins(rows).values()].flatMap((group) => {
    const logs = group
      .filter((row) => row.predicted > 0 && row.actual > 0)
      .map((row) => Math.log(row.actual / row.predicted));
    const { who, quantity, horizonMonths, method } = group[0];
    if (logs.length === 0) return [];
    const logBias = mean(logs);
    const logSpread = Math.sqrt(mean(logs.map((log) => log * log)));
    return [{ who, quantity, horizonMonths, method, origins: logs.length, logBias, logSpread }];
  });
}

/** Options of {@link allowForMisses}. */
export interface MissOptions {
  /** Moves the forecast by its past bias too; default false. Needs two origins. */
  readonly correctBias?: boolean;
}

/**
 * A forecast with an interval as wide as past misses.
 *
 * As it is: expected × e^(±t s), with s the root mean square of ln(actual ÷ predicted) over n origins and t Student's
 * quantile with n degrees of freedom. With its bias corrected: expected × e^(m ± t d √(1 + 1/n)), with m the mean of the
 * logs, d their standard deviation and t of n − 1 degrees of freedom.
 *
 * The forecast's own intervals cover the model's parameters and chance. This one covers whatever has made the model
 * miss so far (season, campaigns, growth), as far as the few past origins show it. Origins whose horizons overlap are
 * not independent, so that it is still on the narrow side; and a bias of the autumn is no bias of the spring.
 *
 * @param expected above 0
 */
export function allowForMisses(
  expected: number,
  spread: Pick<MissSpread, 'origins' | 'logBias' | 'logSpread'>,
  options: MissOptions = {},
): Estimate {
  const { correctBias = false } = options;
  checkNumber('expected', expected, { above: 0 });
  const n = checkNumber('origins', spread.origins, { integer: true, min: correctBias ? 2 : 1 });
  const { logBias, logSpread } = spread;
  const centre = correctBias ? expected * Math.exp(logBias) : expected;
  const around = Math.sqrt((Math.max(0, logSpread ** 2 - logBias ** 2) * (n + 1)) / Math.max(1, n - 1));
  const factor = (coverage: number): number =>
    Math.exp(
      correctBias ? studentQuantile(coverage, n - 1) * around : studentQuantile(coverage, n) * logSpread,
    );
  const [by80, by95] = [factor(0.8), factor(0.95)];
  return {
    expected: centre,
    low80: centre / by80,
    high80: centre * by80,
    low95: centre / by95,
    high95: centre * by95,
  };
}

/** How forecasts made by {@link allowForMisses} would have done. */
export interface MissCoverageRow {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethod;
  readonly correctBias: boolean;
  /** Origins with enough earlier ones whose outcome was known by then. */
  readonly origins: number;
  /** Mean of |forecast − actual| ÷ actual over them; smaller is better. */
  readonly meanAbsoluteError: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

/**
 * Goes through the origins in order, makes each forecast and interval from the misses that were known by then, and holds
 * them against what came: as forecast, and with the bias corrected.
 *
 * @param leastOrigins earlier outcomes that an interval needs; default 3
 */
export function missCoverage(rows: readonly OriginRow[], leastOrigins = 3): readonly MissCoverageRow[] {
  checkNumber('leastOrigins', leastOrigins, { integer: true, min: 2 });
  return [...groupOrigins(rows).values()].flatMap((group) =>
    [false, true].flatMap((correctBias): MissCoverageRow[] => {
      const { who, quantity, horizonMonths, method } = group[0];
      const judged = group.flatMap(({ actual, predicted, originDay }) => {
        const known = group.filter((other) => addMonths(other.originDay, horizonMonths) <= originDay);
        const [spread] = missSpreads(known);
        if (spread === undefined || spread.origins < leastOrigins || !(predicted > 0)) return [];
        const made = allowForMisses(predicted, spread, { correctBias });
        return [
          {
            error: Math.abs(made.expected - actual) / actual,
            in80: Number(actual >= made.low80 && actual <= made.high80),
            in95: Number(actual >= made.low95 && actual <= made.high95),
          },
        ];
      });
      if (judged.length === 0) return [];
      return [
        {
          ...{ who, quantity, horizonMonths, method, correctBias },
          origins: judged.length,
          meanAbsoluteError: mean(judged.map((j) => j.error)),
          coverage80: mean(judged.map((j) => j.in80)),
          coverage95: mean(judged.map((j) => j.in95)),
        },
      ];
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
