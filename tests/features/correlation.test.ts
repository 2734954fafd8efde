import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { rankCorrelations, spearman } from '../../src/features';
import { withRun } from '../support/run';
import { handLines } from './lines';
import { assertClose, withCustomers } from './support';

describe('Spearman’s rank correlation', () => {
  /** Made by make_fixtures.py with SciPy. */
  const { pairs } = JSON.parse(
    readFileSync(path.join(projectRoot(), 'tests/fixtures/profile/statistics.json'), 'utf8'),
  ) as { pairs: Record<string, { x: number[]; y: number[]; spearman: number }> };
  for (const [name, pair] of Object.entries(pairs)) {
    test(`is SciPy’s: ${name}`, () =>
      assertClose(spearman(Float64Array.from(pair.x), Float64Array.from(pair.y)), pair.spearman));
  }

  test('by hand, without ties: 1 − 6 Σ d² / (n (n² − 1))', () => {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: Σ d² = 4.
    assertClose(
      spearman(Float64Array.of(10, 20, 30, 40, 50), Float64Array.of(2, 1, 40, 3, 500)),
      1 - 24 / 120,
    );
  });

  test('by hand, with a tie that shares its ranks', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    assertClose(spearman(Float64Array.of(1, 7, 7, 9), Float64Array.of(1, 2, 3, 4)), 4.5 / Math.sqrt(4.5 * 5));
  });

  test('is one for any rising function and minus one for a falling one', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => i - 7);
    assertClose(spearman(x, x.map(Math.exp)), 1);
    assertClose(
      spearman(
        x,
        x.map((value) => -(value ** 3)),
      ),
      -1,
    );
  });

  test('does not care which is first, and is not a number where one is constant', () => {
    const x = Float64Array.of(3, 1, 2, 2);
    const y = Float64Array.of(5, 5, 1, 9);
    assert.equal(spearman(x, y), spearman(y, x));
    assert.ok(Number.isNaN(spearman(x, Float64Array.of(4, 4, 4, 4))));
  });

  test('leaves its arguments as they are', () => {
    const x = Float64Array.of(3, 1, 2);
    spearman(x, Float64Array.of(1, 2, 3));
    assert.deepEqual(x, Float64Array.of(3, 1, 2));
  });

  test('refuses samples of different lengths, and NaN, which has no rank', () => {
    assert.throws(
      () => spearman(new Float64Array(3), new Float64Array(2)),
      /as long as each other, received 3 and 2/,
    );
    assert.throws(() => spearman(Float64Array.of(1, NaN), Float64Array.of(1, 2)), /must hold no NaN/);
  });

  test('of features leaves out who misses one of the two, and is symmetric with ones on the diagonal', () =>
    withCustomers(
      handLines,
      async (settings) => {
        const names = ['net_revenue', 'recency_days', 'avg_days_between_purchases'];
        const { values, n } = await rankCorrelations(settings, names);
        assert.deepEqual(n, [
          [5, 5, 2],
          [5, 5, 2],
          [2, 2, 2],
        ]);
        // Net revenue 26.5, 6, 0, 0, 8; recency 60, 0, 68, 40, 53: ranks 5 3 1.5 1.5 4 and 4 1 5 2 3.
        const covariance = 2 * 1 + 0 * -2 + -1.5 * 2 + -1.5 * -1 + 1 * 0;
        assertClose(values[0][1], covariance / Math.sqrt(9.5 * 10));
        // Customers 1 and 5: 26.5 and 0 pounds, every 10 and every 28 days.
        assertClose(values[0][2], -1);
        values.forEach((row, i) => {
          assert.equal(row[i], 1);
          row.forEach((value, j) => assert.equal(value, values[j][i]));
        });
      },
      { preset: 'reference' },
    ));

  test('refuses what is no number by its name', () =>
    withRun({}, async (settings) => {
      await assert.rejects(
        async () => rankCorrelations(settings, ['country']),
        /feature country is no number/,
      );
    }));
});
