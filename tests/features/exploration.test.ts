import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cohorts, rfmMap, standouts } from '../../src/features';
import { type TestLine } from '../support/lines';
import { handLines } from './lines';
import { assertClose, withCustomers } from './support';

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
    withCustomers([...rows, { customer: 5, date: '2011-02-26' }], async (settings) => {
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
        cell('2011-02', 0, 3, 3, 11),
      ]);
    }));

  test('end with the last month that the data hold to its end', () =>
    withCustomers(rows, async (settings) => {
      // The last purchase is on 10 February.
      assert.deepEqual(
        (await cohorts(settings)).map(({ cohort, months_later }) => [cohort, months_later]),
        [0, 1, 2].map((later) => ['2010-11', later]),
      );
    }));

  test('hold every customer once, and add up to what they bought', () =>
    withCustomers([...handLines, { customer: 9, price: 4, date: '2011-03-30' }], async (settings) => {
      const cells = await cohorts(settings);
      const first = cells.filter(({ months_later }) => months_later === 0);
      assert.equal(
        first.reduce((sum, { size }) => sum + size, 0),
        4,
      );
      assert.ok(first.every(({ size, active }) => size === active));
      assert.equal(
        cells.reduce((sum, { revenue }) => sum + revenue, 0),
        35.5 + 6 + 4,
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

  test('keeps equals together: ten customers alike are one cell', () =>
    withCustomers(
      Array.from({ length: 10 }, (_, i) => ({ customer: i + 1 })),
      async (settings) => {
        const cells = await rfmMap(settings);
        assert.deepEqual(
          cells.map(({ r, f, customers }) => [r, f, customers]),
          [[5, 5, 10]],
        );
      },
    ));

  test('of fewer than five customers has everybody', () =>
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
