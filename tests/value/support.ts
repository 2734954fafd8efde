import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { dayNumber, type PurchaseHistories, type PurchaseRow } from '../../src/value';

/** A file beside the project that a test may read but not keep; `skip` says by name that it is not there. */
export function sharedFile(name: string): { readonly file: string; readonly skip: string | false } {
  const file = path.join(projectRoot(), '..', 'shared', 'data', name);
  return { file, skip: existsSync(file) ? false : `${name} not found at ../shared/data/${name}` };
}

/** The CDNOW sample, one row per purchase. */
export function readCdnow(file: string): PurchaseRow[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [, id, date, , value] = line.split(',');
    return { customerId: Number(id), day: dayNumber(date), netValue: Number(value) };
  });
}

/** Histories from one array per field; value one pound a day. */
export function historiesOf(
  customers: readonly { x: number; tx: number; T: number; mean?: number; days?: number }[],
): PurchaseHistories {
  return {
    customerIds: Int32Array.from(customers, (_, i) => i + 1),
    repeatDays: Int32Array.from(customers, (c) => c.x),
    lastPurchaseWeeks: Float64Array.from(customers, (c) => c.tx),
    observedWeeks: Float64Array.from(customers, (c) => c.T),
    meanValue: Float64Array.from(customers, (c) => c.mean ?? 1),
    valueDays: Int32Array.from(customers, (c) => c.days ?? c.x + 1),
  };
}

/** |actual − expected| <= tolerance × |expected|. */
export function assertRelative(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${what} ${actual} is not ${expected} within ${tolerance}`,
  );
}

/** |actual − expected| <= tolerance. */
export function assertClose(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${what} ${actual} is not within ${tolerance} of ${expected}`,
  );
}
