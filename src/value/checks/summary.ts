import { type ForecastQuantity } from '../forecast';
import { type ForecastMethod, type OriginRow } from './origin-rows';

/** How one method did over all origins. */
export interface OriginSummaryRow {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethod;
  readonly origins: number;
  /** Mean of |predicted − actual| ÷ actual; smaller is better. */
  readonly meanAbsoluteError: number;
  /** Mean of (predicted − actual) ÷ actual: below 0 when it says too little. */
  readonly meanError: number;
  /** Share of origins whose actual lay within the interval; `null` for a method without one. */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
}

/** Groups origin rows by who, quantity, horizon and method, in the order in which they come; rows with an actual of 0 are left out. */
export function summariseOrigins(rows: readonly OriginRow[]): readonly OriginSummaryRow[] {
  return [...groupOrigins(rows).values()].map((group) => {
    const { who, quantity, horizonMonths, method } = group[0];
    const errors = group.map((row) => row.relativeError ?? 0);
    return {
      who,
      quantity,
      horizonMonths,
      method,
      origins: group.length,
      meanAbsoluteError: mean(errors.map(Math.abs)),
      meanError: mean(errors),
      coverage80: share(group.map((row) => row.inside80)),
      coverage95: share(group.map((row) => row.inside95)),
    };
  });
}

/** Rows that say the same of different origins, together; rows with an actual of 0 are left out. */
export function groupOrigins(rows: readonly OriginRow[]): ReadonlyMap<string, readonly OriginRow[]> {
  const groups = new Map<string, OriginRow[]>();
  for (const row of rows) {
    if (row.relativeError === null) continue;
    const key = [row.who, row.quantity, row.horizonMonths, row.method].join('/');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(inside: readonly (boolean | null)[]): number | null {
  return inside.some((value) => value === null) ? null : mean(inside.map(Number));
}
