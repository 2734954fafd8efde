import { measuredFor, type ForecastMethodName } from '../methods';
import { logMisses, minMisses } from './misses';
import { type OriginRow } from './origin-rows';

/** One method against the one that was best elsewhere, on the origins at which both could be made. */
export interface MethodEvidence {
  readonly method: ForecastMethodName;
  readonly origins: number;
  /** Mean of |ln(actual ÷ predicted)|, about the mean relative error, of both; `null` without a common origin. */
  readonly miss: number | null;
  readonly measuredMiss: number | null;
  /** Standard error of the mean difference, overlapping horizons counted as one; `null` below two origins. */
  readonly standardError: number | null;
}

/** The method that the headline takes, and why. */
export interface AdoptedMethod {
  readonly method: ForecastMethodName;
  /**
   * `own`: judged on this shop's own past; `measured`: its past is too short, and this was best elsewhere; `named`: it
   * was asked for.
   */
  readonly from: 'own' | 'measured' | 'named';
  /** The method that was best elsewhere for a history of this length. */
  readonly measured: ForecastMethodName;
  readonly evidence: readonly MethodEvidence[];
}

/**
 * Takes the method with the best back-test, guarded against picking by noise.
 *
 * The method that was measured best elsewhere for this length of history stands, unless another missed by less on at
 * least eight origins that both have, by more than one standard error of the mean difference. Horizons of h months from
 * month ends overlap, so n origins count as n ÷ h. Misses are those of all customers and of the group together.
 *
 * @param available the methods that can be made today
 * @param horizonMonths over which the misses are compared; default 3
 */
export function adoptMethod(
  rows: readonly OriginRow[],
  available: readonly ForecastMethodName[],
  historyDays: number,
  horizonMonths = 3,
): AdoptedMethod {
  const measured =
    measuredFor(historyDays).best.find(({ method }) => available.includes(method))?.method ?? 'model';
  const missesOf = (method: ForecastMethodName): ReadonlyMap<number, number> => {
    const byDay = new Map<number, number[]>();
    for (const row of rows) {
      if (row.method !== method || row.quantity !== 'revenue' || row.horizonMonths !== horizonMonths)
        continue;
      for (const miss of logMisses([row]))
        byDay.set(row.originDay, [...(byDay.get(row.originDay) ?? []), Math.abs(miss)]);
    }
    return new Map([...byDay].map(([day, misses]) => [day, mean(misses)]));
  };
  const standing = missesOf(measured);
  const evidence = available.map((method): MethodEvidence => {
    const own = [...missesOf(method)].filter(([day]) => standing.has(day));
    const gains = own.map(([day, miss]) => (standing.get(day) ?? 0) - miss);
    return {
      method,
      origins: own.length,
      miss: own.length === 0 ? null : mean(own.map(([, miss]) => miss)),
      measuredMiss: own.length === 0 ? null : mean(own.map(([day]) => standing.get(day) ?? 0)),
      standardError: standardError(gains, horizonMonths),
    };
  });
  const better = evidence
    .filter((one) => one.origins >= minMisses && gainOf(one) > (one.standardError ?? Infinity))
    .sort((a, b) => gainOf(b) - gainOf(a));
  return {
    method: better.length > 0 ? better[0].method : measured,
    from: standing.size >= minMisses ? 'own' : 'measured',
    measured,
    evidence,
  };
}

function gainOf({ miss, measuredMiss }: MethodEvidence): number {
  return miss === null || measuredMiss === null ? 0 : measuredMiss - miss;
}

function standardError(values: readonly number[], overlap: number): number | null {
  const n = values.length;
  if (n < 2) return null;
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
  return Math.sqrt(variance / Math.max(1, n / overlap));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
