import { checkNumber } from '../../numeric';
import { type Estimate, type ForecastQuantity } from '../forecast';
import { studentQuantile } from '../maths';
import { type ForecastMethodName } from '../methods';
import { groupOrigins } from './summary';
import { type OriginRow } from './origin-rows';

/** An interval is made from a method's own misses when there are so many; from fewer it would say nothing. */
export const minMisses = 8;

/** ln(actual ÷ predicted) of each row in which both are above zero. */
export function logMisses(rows: readonly OriginRow[]): readonly number[] {
  return rows
    .filter(({ predicted, actual }) => predicted > 0 && actual > 0)
    .map(({ predicted, actual }) => Math.log(actual / predicted));
}

/** How far up and down an interval reaches, as a share of its usual reach on the scale of logarithms. */
export interface Lean {
  readonly down: number;
  readonly up: number;
}

/** As far down as up. */
const UPRIGHT: Lean = { down: 1, up: 1 };

/**
 * A quarter of the upper half's reach moves to the lower half. Where the coming months were never in a past window,
 * forecasts were met that said far too much and none that said as much too little: past windows that end before a
 * winter make the time after it look like the time before.
 */
export const DOWNWARDS: Lean = { down: 1.25, up: 0.75 };

/**
 * A forecast with an interval as wide as past misses: expected × e^(±t s), with s the root mean square of
 * ln(actual ÷ predicted) over n origins, and t Student's quantile. Horizons of h months from month ends overlap, and
 * what overlaps misses alike, so that t has n ÷ h degrees of freedom, two at least.
 *
 * It covers whatever has made the method miss so far (season, campaigns, growth), as far as the origins show it. The
 * forecast itself is not moved by its past error: on the data that this was tried on, that made it worse.
 *
 * @param expected above 0
 * @param misses logarithms, one at least
 * @param horizonMonths of the origins
 */
export function intervalByMisses(
  expected: number,
  misses: readonly number[],
  horizonMonths: number,
  lean: Lean = UPRIGHT,
): Estimate {
  const n = checkNumber('misses', misses.length, { integer: true, min: 1 });
  const spread = Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / n);
  const degrees = Math.max(2, n / horizonMonths);
  return interval(
    expected,
    studentQuantile(0.8, degrees) * spread,
    studentQuantile(0.95, degrees) * spread,
    lean,
  );
}

/** Φ^-1(0.9) over Φ^-1(0.975): what an 80% interval is of a 95% interval on the scale of logarithms. */
const NARROWER = 0.6538;

/** A forecast with an interval as wide as was measured elsewhere: from expected over the factor to expected times it. */
export function intervalByFactor(expected: number, factor95: number, lean: Lean = UPRIGHT): Estimate {
  const log = Math.log(checkNumber('factor95', factor95, { above: 1 }));
  return interval(expected, NARROWER * log, log, lean);
}

function interval(expected: number, reach80: number, reach95: number, { down, up }: Lean): Estimate {
  checkNumber('expected', expected, { above: 0 });
  return {
    expected,
    low80: expected * Math.exp(-down * reach80),
    high80: expected * Math.exp(up * reach80),
    low95: expected * Math.exp(-down * reach95),
    high95: expected * Math.exp(up * reach95),
  };
}

/** How the intervals that are made from a method's misses hold. */
export interface MissCoverageRow {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethodName;
  readonly origins: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

/** Holds what came at each origin against the interval that the misses of all others make. */
export function missCoverage(rows: readonly OriginRow[]): readonly MissCoverageRow[] {
  return [...groupOrigins(rows).values()].flatMap((group): MissCoverageRow[] => {
    const misses = logMisses(group);
    if (misses.length < minMisses) return [];
    const { who, quantity, horizonMonths, method } = group[0];
    const held = misses.map((miss, i) => {
      const others = misses.filter((_, j) => j !== i);
      const { low80, high80, low95, high95 } = intervalByMisses(1, others, horizonMonths);
      const came = Math.exp(miss);
      return { in80: came >= low80 && came <= high80, in95: came >= low95 && came <= high95 };
    });
    return [
      {
        ...{ who, quantity, horizonMonths, method },
        origins: misses.length,
        coverage80: held.filter(({ in80 }) => in80).length / held.length,
        coverage95: held.filter(({ in95 }) => in95).length / held.length,
      },
    ];
  });
}
