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
  /** Root mean square of ln(actual ÷ predicted): about the relative error that was usual, its bias counted in. */
  readonly logSpread: number;
}

/** The spread of misses of every method, by who, quantity and horizon. */
export function missSpreads(rows: readonly OriginRow[]): readonly MissSpread[] {
  return [...groupOrigins(rows).values()].flatMap((group) => {
    const logs = group.filter((row) => row.predicted > 0).map((row) => Math.log(row.actual / row.predicted));
    const { who, quantity, horizonMonths, method } = group[0];
    return logs.length === 0
      ? []
      : [{ who, quantity, horizonMonths, method, origins: logs.length, logSpread: rootMeanSquare(logs) }];
  });
}

/**
 * An interval as wide as past misses: expected × e^(±t s), with s the spread of misses and t Student's quantile with as
 * many degrees of freedom as there were origins.
 *
 * The forecast's own intervals cover the model's parameters and chance. This one covers whatever has made the model
 * miss so far (season, campaigns, growth), as far as the few past origins show it. Origins whose horizons overlap are
 * not independent, so that it is still on the narrow side.
 *
 * @param expected above 0
 */
export function allowForMisses(
  expected: number,
  spread: Pick<MissSpread, 'origins' | 'logSpread'>,
): Estimate {
  checkNumber('expected', expected, { above: 0 });
  checkNumber('origins', spread.origins, { integer: true, min: 1 });
  const at = (coverage: number): number => studentQuantile(coverage, spread.origins) * spread.logSpread;
  const [wide80, wide95] = [Math.exp(at(0.8)), Math.exp(at(0.95))];
  return {
    expected,
    low80: expected / wide80,
    high80: expected * wide80,
    low95: expected / wide95,
    high95: expected * wide95,
  };
}

/** How an interval made by {@link allowForMisses} would have done. */
export interface MissCoverageRow {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethod;
  /** Origins with enough earlier ones whose outcome was known by then. */
  readonly origins: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

/**
 * Goes through the origins in order, makes each interval from the misses that were known by then, and counts the actuals
 * within.
 *
 * @param leastOrigins earlier outcomes that an interval needs; default 3
 */
export function missCoverage(rows: readonly OriginRow[], leastOrigins = 3): readonly MissCoverageRow[] {
  checkNumber('leastOrigins', leastOrigins, { integer: true, min: 1 });
  return [...groupOrigins(rows).values()].flatMap((group) => {
    const { who, quantity, horizonMonths, method } = group[0];
    const judged = group.flatMap((row) => {
      const known = group.filter((other) => addMonths(other.originDay, horizonMonths) <= row.originDay);
      const [spread] = missSpreads(known);
      if (spread === undefined || spread.origins < leastOrigins || !(row.predicted > 0)) return [];
      const { low80, high80, low95, high95 } = allowForMisses(row.predicted, spread);
      return [[row.actual >= low80 && row.actual <= high80, row.actual >= low95 && row.actual <= high95]];
    });
    if (judged.length === 0) return [];
    const share = (which: number): number => judged.filter((inside) => inside[which]).length / judged.length;
    return [
      {
        who,
        quantity,
        horizonMonths,
        method,
        origins: judged.length,
        coverage80: share(0),
        coverage95: share(1),
      },
    ];
  });
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
