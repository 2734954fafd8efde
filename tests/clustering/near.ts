import assert from 'node:assert/strict';

/** Asserts that two numbers differ by at most a share of the expected one (or that much, near zero). */
export function near(actual: number, expected: number, tolerance: number, what = 'value'): void {
  const off = Math.abs(actual - expected);
  assert.ok(
    off <= tolerance * Math.max(1, Math.abs(expected)),
    `${what}: ${actual}, expected ${expected} ± ${tolerance}`,
  );
}
