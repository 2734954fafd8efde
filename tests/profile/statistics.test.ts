import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot, type Settings } from '../../src/config';
import { describeColumns, statisticsColumns, type Statistics } from '../../src/profile';
import { withDatabase, writeArtefact } from '../../src/store';
import { withRun } from '../support/run';

/** Made by make_fixtures.py with NumPy and SciPy. */
const { samples } = JSON.parse(
  readFileSync(path.join(projectRoot(), 'tests/fixtures/profile/statistics.json'), 'utf8'),
) as { samples: Record<string, Statistics & { values: number[] }> };

/** The statistics of the given values (null is missing). */
async function statistics(settings: Settings, values: readonly (number | null)[]): Promise<Statistics> {
  const rows = values.map((value) => `(${value === null ? 'NULL' : `'${value}'::DOUBLE`})`);
  await withDatabase((database) =>
    writeArtefact(database, settings, 'lines', {
      select: `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(x)`,
    }),
  );
  const [row] = await describeColumns(settings, 'lines', [{ name: 'x', expression: 'x' }]);
  return row;
}

function assertClose(actual: number | null, expected: number, tolerance: number, what: string): void {
  assert.ok(actual !== null, `${what} is missing`);
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= allowed, `${what}: expected ${expected}, received ${actual}`);
}

describe('the statistics of a column', () => {
  for (const [name, sample] of Object.entries(samples)) {
    test(`are those of NumPy and SciPy: ${name}`, () =>
      withRun({}, async (settings) => {
        const found = await statistics(settings, sample.values);
        assert.equal(found.n, sample.n);
        for (const key of ['mean', 'sd', 'min', 'q25', 'median', 'q75', 'q99', 'max'] as const) {
          assertClose(found[key], sample[key] ?? NaN, 1e-9, key);
        }
        for (const key of ['skewness', 'kurtosis'] as const) {
          assertClose(found[key], sample[key] ?? NaN, 1e-7, key);
        }
      }));
  }

  test('by hand: skewness and kurtosis of 0, 1, 2, 10', () =>
    withRun({}, async (settings) => {
      // Mean 13/4; deviations −13/4, −9/4, −5/4, 27/4.
      const m2 = (169 + 81 + 25 + 729) / 16 / 4;
      const m3 = (-2197 - 729 - 125 + 19683) / 64 / 4;
      const m4 = (28561 + 6561 + 625 + 531441) / 256 / 4;
      const found = await statistics(settings, [0, 1, 2, 10]);
      assertClose(found.skewness, (Math.sqrt(4 * 3) / 2) * (m3 / m2 ** 1.5), 1e-12, 'G1');
      assertClose(found.kurtosis, (3 / (2 * 1)) * (5 * (m4 / m2 ** 2 - 3) + 6), 1e-12, 'G2');
    }));

  test('of the row 1 to 5 are a skewness of 0 and a kurtosis of −6/5, by hand', () =>
    withRun({}, async (settings) => {
      // 1 … n has g2 = −6(n² + 1) / (5(n² − 1)); for n = 5 that is −1.3, and G2 = 4/(3·2) · (6 · −1.3 + 6) = −1.2.
      const found = await statistics(settings, [1, 2, 3, 4, 5]);
      assertClose(found.skewness, 0, 1e-12, 'skewness');
      assertClose(found.kurtosis, -1.2, 1e-12, 'kurtosis');
      assert.equal(found.median, 3);
      assert.equal(found.q25, 2);
    }));

  test('do not change when everything moves by a hundred million', () =>
    withRun({}, async (settings) => {
      const near = await statistics(settings, [0, 1, 2, 10]);
      const far = await statistics(settings, [1e8, 1e8 + 1, 1e8 + 2, 1e8 + 10]);
      assertClose(far.skewness, near.skewness ?? NaN, 1e-9, 'skewness');
      assertClose(far.kurtosis, near.kurtosis ?? NaN, 1e-9, 'kurtosis');
    }));

  test('leave out what is missing', () =>
    withRun({}, async (settings) => {
      const found = await statistics(settings, [null, 1, null, 3]);
      assert.equal(found.n, 2);
      assert.equal(found.mean, 2);
      assertClose(found.sd, Math.SQRT2, 1e-12, 'sd');
    }));

  test('are missing where too few values define them: none, one, two, three', () =>
    withRun({}, async (settings) => {
      const none = await statistics(settings, [null]);
      assert.deepEqual([none.n, none.mean, none.sd, none.max, none.skewness], [0, null, null, null, null]);
      const one = await statistics(settings, [7]);
      assert.deepEqual([one.n, one.mean, one.sd, one.q99, one.skewness], [1, 7, null, 7, null]);
      const two = await statistics(settings, [1, 2]);
      assert.deepEqual([two.skewness, two.kurtosis], [null, null]);
      const three = await statistics(settings, [1, 2, 4]);
      assert.equal(three.kurtosis, null);
      assert.ok(three.skewness !== null && three.skewness > 0);
    }));

  test('of a constant column have no skewness and no kurtosis', () =>
    withRun({}, async (settings) => {
      const found = await statistics(settings, [0.1, 0.1, 0.1, 0.1, 0.1]);
      assert.deepEqual([found.skewness, found.kurtosis], [null, null]);
      assertClose(found.sd, 0, 1e-12, 'sd');
    }));

  test('are of expressions too, in the order in which they are named', () =>
    withRun({}, async (settings) => {
      await withDatabase((database) =>
        writeArtefact(database, settings, 'lines', { select: 'SELECT 2 AS q, 1.5::DECIMAL(18, 4) AS p' }),
      );
      const found = await describeColumns(settings, 'lines', [
        { name: 'line value', expression: 'q * p' },
        { name: 'quantity', expression: 'q' },
      ]);
      assert.deepEqual(
        found.map(({ column, mean }) => [column, mean]),
        [
          ['line value', 3],
          ['quantity', 2],
        ],
      );
    }));

  test('have a heading for each', () =>
    withRun({}, async (settings) => {
      const found = await statistics(settings, [1, 2]);
      assert.deepEqual(
        statisticsColumns.map(({ name }) => name),
        Object.keys(found),
      );
    }));
});
