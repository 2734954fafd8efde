import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { dayNumber, createRandom, randomGamma } from '../../src/numeric';
import { type PurchaseHistories, type PurchaseRow } from '../../src/value';

/** The CDNOW sample, one row per purchase. */
export function readCdnow(): PurchaseRow[] {
  const file = path.join(projectRoot(), 'tests', 'fixtures', 'value', 'cdnow.csv');
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

/** What {@link simulateRows} makes. */
export interface RowsOptions {
  readonly customers: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly seed: number;
  /** How many times its usual purchases a calendar month has, January first. */
  readonly season?: readonly number[];
  /** Share of purchases that are sent back whole, a week later. */
  readonly returned?: number;
}

/**
 * Purchases by day of customers who come evenly over the time and stay: rates are gamma(0.9, 6) a week, values gamma(3)
 * over gamma(4, 60).
 */
export function simulateRows(options: RowsOptions): PurchaseRow[] {
  const { customers, startDay, endDay, seed, season, returned = 0 } = options;
  const random = createRandom(seed);
  const rows: PurchaseRow[] = [];
  for (let customerId = 1; customerId <= customers; customerId += 1) {
    const rate = randomGamma(random, 0.9) / 6 / 7;
    const valueRate = randomGamma(random, 4) / 60;
    const first = startDay + Math.floor(random() * (endDay - startDay + 1));
    for (let day = first; day <= endDay; day += 1) {
      const index = season === undefined ? 1 : season[new Date(day * 86_400_000).getUTCMonth()];
      if (day > first && random() >= 1 - Math.exp(-rate * index)) continue;
      const netValue = randomGamma(random, 3) / valueRate;
      rows.push({ customerId, day, netValue });
      if (random() < returned) rows.push({ customerId, day: day + 7, netValue: -netValue });
    }
  }
  return rows;
}
