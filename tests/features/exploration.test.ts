import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot, type Settings } from '../../src/config';
import {
  buildFeatures,
  cohorts,
  pareto,
  paretoOfRevenue,
  rankCorrelations,
  rfmMap,
  spearman,
  standouts,
} from '../../src/features';
import { clean } from '../../src/transactions';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';
import { handLines } from './lines';

/** Runs the work on the customers that the rows give. */
function withCustomers<T>(
  rows: readonly TestLine[],
  work: (settings: Settings) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  return withRun(options, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    return work(settings);
  });
}

function assertClose(actual: number, expected: number, tolerance = 1e-12): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, received ${actual}`);
}

describe('the Pareto curve', () => {
  test('of ten customers with 55 down to 1, by hand', () => {
    const amounts = [55, 10, 9, 8, 6, 5, 3, 2, 1, 1];
    const { topFifth, forFourFifths, gini, customers, total, customerShare, revenueShare } = pareto(amounts);
    assert.equal(total, 100);
    assert.equal(customers, 10);
    assert.equal(topFifth, 0.65);
    // 55 + 10 + 9 = 74 and 82 with the fourth.
    assert.equal(forFourFifths, 0.4);
    // Σ i × amount, the largest first: 55 + 20 + 27 + 32 + 30 + 30 + 21 + 16 + 9 + 10 = 250; (11 − 2 · 2.5) / 10.
    assertClose(gini, 0.6);
    assert.equal(customerShare.length, 101);
    assert.equal(customerShare[30], 0.3);
    assertClose(revenueShare[30], 0.74);
    assert.deepEqual([revenueShare[0], revenueShare[100]], [0, 1]);
  });

  test('is the diagonal where all bring the same, and the corner where one brings all', () => {
    const same = pareto(new Array<number>(100).fill(7));
    same.customerShare.forEach((share, i) => assertClose(same.revenueShare[i], share));
    assertClose(same.gini, 0);
    assert.equal(same.forFourFifths, 0.8);
    const one = pareto([5, ...new Array<number>(99).fill(0)]);
    assertClose(one.gini, 0.99);
    assert.equal(one.forFourFifths, 0.01);
    assert.equal(one.topFifth, 1);
  });

  test('of a single customer is that customer', () => {
    const { gini, forFourFifths, revenueShare } = pareto([3]);
    assert.deepEqual([gini, forFourFifths, revenueShare[100]], [0, 1, 1]);
  });

  test('finds the fourth fifth in amounts that decimals cannot hold exactly', () => {
    assert.equal(pareto(new Array<number>(10).fill(0.1)).forFourFifths, 0.8);
  });

  test('refuses amounts that are negative, no number, out of order, or nothing', () => {
    assert.throws(() => pareto([3, -1]), /^RangeError: amounts\[1\] must be .*at least 0.*received -1$/);
    assert.throws(() => pareto([NaN]), /amounts\[0\] must be .*received NaN/);
    assert.throws(() => pareto([1, 2]), /amounts\[1\] must be .*at most 1, received 2/);
    assert.throws(() => pareto([Infinity]), /received Infinity/);
    assert.throws(() => pareto([]), /must sum to more than 0, received 0 over 0/);
    assert.throws(() => pareto([0, 0]), /must sum to more than 0, received 0 over 2/);
  });

  test('of a run is that of the preset’s revenue, where a negative one counts as zero', () =>
    withCustomers(
      [
        { customer: 1, quantity: 4 },
        { customer: 2, quantity: 1 },
        { customer: 2, quantity: -9, product: '99', date: '2011-01-05' },
        { customer: 3, quantity: 12 },
      ],
      async (settings) => {
        const curve = await paretoOfRevenue(settings);
        assert.deepEqual([curve.customers, curve.total, curve.forFourFifths], [3, 16, 2 / 3]);
      },
    ));
});

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

describe('cohorts', () => {
  const rows: TestLine[] = [
    { customer: 1, quantity: 5, date: '2010-11-30' },
    { customer: 1, quantity: 2, date: '2010-11-02', product: '11' },
    { customer: 1, quantity: 3, date: '2011-01-31' },
    { customer: 2, quantity: 7, date: '2010-11-15' },
    { customer: 3, quantity: 1, date: '2011-02-01' },
    { customer: 4, quantity: 4, date: '2010-12-24' },
    { customer: 4, quantity: -4, date: '2010-12-27' },
    { customer: 4, quantity: 9, date: '2011-02-10', product: '12' },
    { customer: null, quantity: 100, date: '2010-12-01' },
  ];

  test('are by the month of the first purchase that stands, with every month to the last, by hand', () =>
    withCustomers(rows, async (settings) => {
      const cell = (cohort: string, later: number, size: number, active: number, revenue: number) => ({
        cohort,
        months_later: later,
        size,
        active,
        active_share: active / size,
        revenue,
      });
      assert.deepEqual(await cohorts(settings), [
        cell('2010-11', 0, 2, 2, 14),
        cell('2010-11', 1, 2, 0, 0),
        cell('2010-11', 2, 2, 1, 3),
        cell('2010-11', 3, 2, 0, 0),
        cell('2011-02', 0, 2, 2, 10),
      ]);
    }));

  test('hold every customer once, and add up to what they bought', () =>
    withCustomers(handLines, async (settings) => {
      const cells = await cohorts(settings);
      const first = cells.filter(({ months_later }) => months_later === 0);
      assert.equal(
        first.reduce((sum, { size }) => sum + size, 0),
        3,
      );
      assert.ok(first.every(({ size, active }) => size === active));
      assert.equal(
        cells.reduce((sum, { revenue }) => sum + revenue, 0),
        35.5 + 6,
      );
    }));
});

describe('the RFM map', () => {
  /** Customer i of ten bought i invoices, the last of them on the i-th of February, one pound each. */
  const ten: TestLine[] = Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: i + 1 }, (_, j) => ({
      customer: i + 1,
      invoice: `${i}-${j}`,
      date: `2011-02-${String(i + 1).padStart(2, '0')}`,
    })),
  ).flat();

  test('puts a fifth of the customers into each row and column, 5 the best', () =>
    withCustomers(ten, async (settings) => {
      const cells = await rfmMap(settings);
      assert.deepEqual(
        cells.map(({ r, f, customers, revenue, median_revenue }) => [
          r,
          f,
          customers,
          revenue,
          median_revenue,
        ]),
        [
          [1, 1, 2, 3, 1.5],
          [2, 2, 2, 7, 3.5],
          [3, 3, 2, 11, 5.5],
          [4, 4, 2, 15, 7.5],
          [5, 5, 2, 19, 9.5],
        ],
      );
      assertClose(
        cells.reduce((sum, { revenue_share }) => sum + revenue_share, 0),
        1,
      );
    }));

  test('cuts through equals by customer number, so that a fifth stays a fifth', () =>
    withCustomers(
      Array.from({ length: 10 }, (_, i) => ({ customer: i + 1 })),
      async (settings) => {
        const cells = await rfmMap(settings);
        for (const side of ['r', 'f'] as const) {
          for (const fifth of [1, 2, 3, 4, 5]) {
            const inside = cells.filter((cell) => cell[side] === fifth);
            assert.equal(
              inside.reduce((sum, { customers }) => sum + customers, 0),
              2,
            );
          }
        }
      },
    ));

  test('of fewer than five customers has as many fifths', () =>
    withCustomers(handLines, async (settings) => {
      const cells = await rfmMap(settings);
      assert.equal(
        cells.reduce((sum, { customers }) => sum + customers, 0),
        3,
      );
    }));
});

describe('customers who stand out', () => {
  /** Twenty like each other, and one with a thousand times the revenue. */
  const rows: TestLine[] = [
    ...Array.from({ length: 20 }, (_, i) => ({
      customer: i + 1,
      price: 10 + i,
      quantity: 1 + (i % 3),
      date: `2011-01-${String(i + 1).padStart(2, '0')}`,
    })),
    { customer: 99, price: 20_000, quantity: 1, date: '2011-01-10', country: 'France' },
  ];

  test('are listed once, the farthest first, with the feature that sets them apart', () =>
    withCustomers(rows, async (settings) => {
      const found = await standouts(settings, 5);
      assert.equal(found.length, 5);
      assert.equal(new Set(found.map(({ customer_id }) => customer_id)).size, 5);
      const [first, second] = found;
      assert.deepEqual([first.customer_id, first.feature, first.country], [99, 'avg_ticket', 'France']);
      assert.equal(first.heading, 'Mean line value');
      assert.equal(first.value, 20_000);
      assert.ok(first.distance > second.distance);
      found.forEach(({ distance }, i) => assert.ok(i === 0 || distance <= found[i - 1].distance));
    }));

  test('lie as far as the interquartile ranges of the logarithms say, by hand', () =>
    withCustomers(
      [1, 2, 3, 4, 1000].map((price, i) => ({ customer: i + 1, price })),
      async (settings) => {
        const [first] = await standouts(settings, 1);
        const log = (value: number): number => Math.log(1 + value);
        assert.equal(first.value, 1000);
        assert.equal(first.median, 3);
        assertClose(first.distance, (log(1000) - log(3)) / (log(4) - log(2)), 1e-9);
      },
    ));

  test('are none where all are the same', () =>
    withCustomers([{ customer: 1 }, { customer: 2 }], async (settings) => {
      assert.deepEqual(await standouts(settings, 5), []);
    }));
});
