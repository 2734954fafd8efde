import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { buildFeatures } from '../../src/features';
import {
  arrangedBy,
  futureValues,
  readBackTest,
  scalingEffects,
  wholesalerGroups,
  type BackTestCustomers,
} from '../../src/experiment';
import { clean } from '../../src/cleaning';
import { near } from '../clustering/near';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';

/** Four people and a guest, on an earlier day; 100 were spent afterwards. */
const earlier: BackTestCustomers = {
  ids: [1, 2, 3, 4, 5],
  values: new Matrix([[40], [30], [20], [10], [99]]),
  columns: ['net_revenue'],
  revenue: Float64Array.of(40, 30, 20, 10, 99),
  originDay: '2011-06-01',
  observedDays: 180,
  horizonDays: 90,
  invitable: Uint8Array.of(1, 1, 1, 1, 0),
  rfm: {
    recencyDays: Float64Array.of(50, 5, 4, 60, 1),
    purchases: Float64Array.of(1, 5, 4, 1, 1),
    spend: Float64Array.of(40, 30, 20, 10, 99),
  },
  spending: {
    allTime: Float64Array.of(40, 30, 20, 10, 99),
    lastYear: new Float64Array(5),
    decayed: new Float64Array(5),
  },
  future: Float64Array.of(10, 60, 30, 0, 500),
  futurePurchases: Float64Array.of(1, 3, 2, 0, 1),
};

describe('the value of a labelling afterwards', () => {
  const [value] = futureValues(earlier, [Int32Array.of(1, 0, 0, 1, 1)], 1);

  test('is what the group of most revenue before brought after, among those who could be invited', () => {
    // Group 0 had spent 50, group 1 of the people 50 as well: the lower label goes first. The guest’s 99 do not count.
    assert.equal(value?.label, 0);
    assert.equal(value?.known, 4);
    assert.deepEqual(value?.group, { size: 2, pastShare: 0.5, futureShare: 0.9 });
  });

  test('stands beside as many of the biggest spenders and of the best by RFM', () => {
    assert.deepEqual(value?.topSpenders, { size: 2, pastShare: 0.7, futureShare: 0.7 });
    assert.deepEqual(value?.rfm, { size: 2, pastShare: 0.5, futureShare: 0.9 });
    near(value.gain, 0.2, 1e-12);
  });

  test('has intervals that hold it, the same ones for the same seed', () => {
    for (const [low, high] of [value!.interval, value!.topSpendersInterval, value!.gainInterval])
      assert.ok(low < high);
    assert.ok(value!.interval[0] <= 0.9 && value!.interval[1] >= 0.9);
    assert.deepEqual(futureValues(earlier, [Int32Array.of(1, 0, 0, 1, 1)], 1), [value]);
  });

  test('is unknown where no model could be made, or nobody who could be invited has a group', () => {
    assert.deepEqual(futureValues(earlier, [null, Int32Array.of(-1, -1, -1, -1, 0)], 1), [null, null]);
  });
});

/** 60 customers who buy for their number on the first day, and customer 1 again on two later ones. */
const rows: readonly TestLine[] = [
  ...Array.from({ length: 60 }, (_, i): TestLine => ({
    customer: i + 1,
    quantity: i + 1,
    date: '2011-01-03',
  })),
  { customer: 2, quantity: 50, date: '2011-05-01', product: '7' },
  // Taken back after the earlier day: on that day it still stood.
  { customer: 2, quantity: -50, date: '2011-07-01', product: '7' },
  { customer: 99, quantity: 9, date: '2011-07-01' },
  { customer: 1, quantity: 5, date: '2011-07-10' },
  { customer: null, invoice: '5', quantity: 7, date: '2011-07-10' },
];

async function earlierOf(
  lines: readonly TestLine[],
  options: RunOptions = {},
): Promise<BackTestCustomers | null> {
  return withRun(options, async (settings) => {
    await writeLines(settings, lines);
    await clean(settings);
    await buildFeatures(settings);
    return readBackTest(settings);
  });
}

describe('the customers as they were known 90 days before the end', () => {
  test('have features that know nothing of later lines, not even that a purchase was taken back', async () => {
    const known = await earlierOf(rows);
    assert.equal(known?.originDay, '2011-04-11');
    assert.equal(known?.ids.length, 60);
    assert.deepEqual([...known.revenue.slice(0, 3)], [1, 2, 3]);
    assert.ok(!known?.ids.includes(99));
    const later = await earlierOf([...rows, { customer: 1, quantity: 100, date: '2011-09-01' }]);
    assert.equal(later?.originDay, '2011-06-03');
    assert.equal(later?.revenue[1], 52);
  });

  test('have spent afterwards what stands of it by the end, newcomers and guests left out', async () => {
    const known = await earlierOf(rows);
    assert.equal(
      known!.future.reduce((sum, spent) => sum + spent, 0),
      5,
    );
    assert.equal(known!.future[0], 5);
  });

  test('are not to be had where the data reach back too short a time, or are too few, or nobody came again', async () => {
    assert.equal(await earlierOf(rows.map((row) => ({ ...row, date: '2011-07-10' }))), null);
    assert.equal(await earlierOf(rows.filter(({ customer }) => customer !== null && customer! > 20)), null);
    assert.equal(await earlierOf([...rows.slice(0, 60), { customer: null, date: '2011-07-10' }]), null);
  });
});

describe('what a space is arranged by', () => {
  test('is a value that is the same among neighbours, not one that is scattered', () => {
    const points = new Matrix(Array.from({ length: 40 }, (_, i) => [i]));
    const along = Array.from({ length: 40 }, (_, i) => i);
    const inTurn = Array.from({ length: 40 }, (_, i) => i % 2);
    const [smooth, scattered] = arrangedBy(points, [along, inTurn], 4);
    assert.ok(smooth > 0.98, `${smooth}`);
    assert.ok(scattered < 0.1, `${scattered}`);
    assert.throws(
      () => arrangedBy(points, [along.map(() => 1)]),
      /measure 0 must vary, received 1 throughout/,
    );
  });
});

describe('what scaling does', () => {
  test('lets the one feature without a heavy tail decide on min-max, and all alike on log and z-score', () => {
    const heavy = Array.from({ length: 100 }, (_, i) => [i === 0 ? 1e6 : 1 + (i % 7), i, 2 + (i % 3)]);
    const columns = ['net_revenue', 'recency_days', 'n_invoices'];
    const customers = {
      ids: heavy.map((_, i) => i),
      values: new Matrix(heavy),
      columns,
      revenue: Float64Array.from(heavy, ([revenue]) => revenue),
    };
    return withRun({}, ({ rules }) => {
      const effects = scalingEffects(customers, rules);
      const of = (scaling: string) => effects.find((each) => each.scaling === scaling)!;
      // Of min-max: invoices take 3 values evenly (variance about 1/6), recency is uniform (1/12), revenue a point (1/100).
      const shares = [1 / 100, 1 / 12, 1 / 6].map((variance) => variance / (1 / 100 + 1 / 12 + 1 / 6));
      of('min-max').shares.forEach((share, i) => near(share, shares[i], 0.02));
      assert.equal(of('min-max').largest, 'Purchases');
      assert.equal(of('log-z').largest, 'all alike');
      near(of('log-z').largest_share, 1 / 3, 1e-9);
    });
  });
});

describe('wholesalers', () => {
  const labels = Array.from({ length: 30 }, (_, i) => (i < 3 ? 0 : i < 6 ? 1 : 2));

  test('are groups of ten times the usual revenue in baskets of three times the usual size', () => {
    const revenue = labels.map((label) => (label === 2 ? 10 : 100));
    assert.deepEqual(
      wholesalerGroups(
        labels,
        revenue,
        labels.map((label) => (label === 0 ? 30 : 10)),
      ),
      [0],
    );
    assert.deepEqual(
      wholesalerGroups(
        labels,
        revenue,
        labels.map((label) => (label === 0 ? 29 : 10)),
      ),
      [],
    );
    const less = revenue.map((amount) => Math.min(amount, 99));
    assert.deepEqual(
      wholesalerGroups(
        labels,
        less,
        labels.map((label) => (label === 0 ? 30 : 10)),
      ),
      [],
    );
  });
});
