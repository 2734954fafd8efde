import { readFileSync } from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { Matrix } from 'ml-matrix';
import { createRandom, randomGamma, randomNormal } from '../../src/numeric';

/** The names of {@link heavyTailed}'s columns. */
export const COLUMNS = ['revenue', 'recency', 'lines', 'frequency', 'returns'];

/** Generated customers with heavy tails, zeros and equal values, as a shop has them: n × 5, raw. */
export function heavyTailed(n: number, seed = 1): Matrix {
  const random = createRandom(seed);
  const rows = Array.from({ length: n }, () => {
    const activity = randomGamma(random, 1.2);
    const visits = 1 + Math.floor(3 * activity * random());
    const lines = Math.ceil(visits * Math.exp(1.6 + 0.8 * randomNormal(random)));
    const revenue = Math.round(100 * lines * Math.exp(2.4 + 0.6 * randomNormal(random))) / 100;
    const recency = Math.floor((373 * random()) / (1 + activity));
    const frequency = visits === 1 ? 1 : visits / (1 + Math.floor(370 * random()));
    const returns = random() < 0.3 ? Math.floor(3 / (0.001 + random())) : 0;
    return [revenue, recency, lines, frequency, returns];
  });
  return new Matrix(rows);
}

/** A fixture of tests/fixtures/spaces; see make_fixtures.py there. */
export function fixture<Content>(name: string): Content {
  const file = path.join(__dirname, '..', 'fixtures', 'spaces', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}

/** Saves to JSON text and back, as a file would. */
export function throughJson<Saved>(saved: Saved): Saved {
  return JSON.parse(JSON.stringify(saved)) as Saved;
}

/** All entries agree to the tolerance. */
export function assertClose(
  actual: Matrix,
  expected: readonly (readonly number[])[],
  tolerance: number,
): void {
  assert.equal(actual.rows, expected.length);
  expected.forEach((row, i) => {
    assert.equal(actual.columns, row.length);
    row.forEach((value, j) => {
      const distance = Math.abs(actual.get(i, j) - value);
      assert.ok(
        distance <= tolerance,
        `row ${i}, column ${j}: ${actual.get(i, j)}, expected ${value} ± ${tolerance}`,
      );
    });
  });
}

/** The rows at the given places. */
export function pick(matrix: Matrix, places: readonly number[]): Matrix {
  return matrix.selection(
    [...places],
    Array.from({ length: matrix.columns }, (_, c) => c),
  );
}

/** The numbers from 0 to n − 1 that pass. */
export function places(n: number, passes: (i: number) => boolean): number[] {
  return Array.from({ length: n }, (_, i) => i).filter(passes);
}
