import { type ForecastQuantity } from '../forecast';
import { type ForecastMethodName } from '../methods';
import { type OriginRow } from './origin-rows';

/** How one method did over all origins at which it could be made. */
export interface OriginSummaryRow {
  readonly who: string;
  readonly quantity: ForecastQuantity;
  readonly horizonMonths: number;
  readonly method: ForecastMethodName;
  readonly origins: number;
  /** Mean of |predicted − actual| ÷ actual; smaller is better. */
  readonly meanAbsoluteError: number;
  /** Mean of (predicted − actual) ÷ actual: below 0 when it says too little. */
  readonly meanError: number;
  /** Origins with the model's own bands, and the share of them whose actual lay within; `null` without any. */
  readonly banded: number;
  readonly coverage80: number | null;
  readonly coverage95: number | null;
}

/** Groups origin rows by who, quantity, horizon and method, in the order in which they come; rows with an actual of 0 are left out. */
export function summariseOrigins(rows: readonly OriginRow[]): readonly OriginSummaryRow[] {
  return [...groupOrigins(rows).values()].map((group) => {
    const { who, quantity, horizonMonths, method } = group[0];
    const errors = group.map((row) => row.relativeError ?? 0);
    const banded = group.filter(({ inside95 }) => inside95 !== null);
    const held = (inside: (row: OriginRow) => boolean | null): number | null =>
      banded.length === 0 ? null : mean(banded.map((row) => Number(inside(row))));
    return {
      ...{ who, quantity, horizonMonths, method },
      origins: group.length,
      meanAbsoluteError: mean(errors.map(Math.abs)),
      meanError: mean(errors),
      banded: banded.length,
      coverage80: held(({ inside80 }) => inside80),
      coverage95: held(({ inside95 }) => inside95),
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
