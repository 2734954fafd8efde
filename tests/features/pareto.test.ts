import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pareto, paretoOfRevenue } from '../../src/features';
import { assertClose, withCustomers } from './support';

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
