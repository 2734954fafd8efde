import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { feature } from '../../src/features';
import { neighbourOverlap } from '../../src/programme';
import { distributionOf } from '../../src/programme/segments/distributions';
import { partsOf } from '../../src/programme/segments/insiders';
import { countMoves } from '../../src/programme/segments/moves';
import { liftsOf } from '../../src/programme/segments/products';

const { rules } = loadSettings({}, { environment: {} });

describe('moves between two days', () => {
  test('count who stayed, who came, and who has nothing left', () => {
    const then = new Map([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
    const now = new Map([
      [1, 1],
      [2, 2],
      [3, 2],
      [5, 1],
      [6, 2],
    ]);
    assert.deepEqual(countMoves(then, now), {
      flows: [
        { from: 1, to: 1, customers: 1 },
        { from: 1, to: 2, customers: 1 },
        { from: 2, to: 2, customers: 1 },
        { from: 2, to: null, customers: 1 },
        { from: null, to: 1, customers: 1 },
        { from: null, to: 2, customers: 1 },
      ],
      known: 4,
      stayed: 2,
      came: 2,
    });
  });
});

describe('the lift of products', () => {
  const sizes = new Map([
    [1, 100],
    [2, 900],
  ]);
  const product = (cluster: number, stock_code: string, buyers: number) => ({ cluster, stock_code, buyers });

  test('is the share of the segment over the share of all', () => {
    const [found] = liftsOf([product(1, 'a', 60), product(2, 'a', 40)], sizes);
    assert.deepEqual(
      [found.stockCode, found.buyers, found.allBuyers, found.shareOfSegment, found.shareOfAll],
      ['a', 60, 100, 0.6, 0.1],
    );
    assert.ok(Math.abs(found.lift - 6) < 1e-12);
    // Wilson 1927 for 60 of 100 at 1.96: 0.5020.
    assert.ok(Math.abs(found.low - 5.02) < 0.001, String(found.low));
  });

  test('lets no fluke win: few buyers lose to many, though their lift is higher', () => {
    const counts = [
      product(1, 'fluke', 10),
      product(2, 'fluke', 2),
      product(1, 'solid', 60),
      product(2, 'solid', 40),
    ];
    const found = liftsOf(counts, sizes);
    assert.deepEqual(
      found.map(({ stockCode }) => stockCode),
      ['solid', 'fluke'],
    );
    assert.ok(found[1].lift > found[0].lift);
  });

  test('asks more of each product the more are compared', () => {
    const one = liftsOf([product(1, 'a', 60), product(2, 'a', 40)], sizes);
    const others = Array.from({ length: 50 }, (_, i) => product(1, `b${i}`, 10)).concat(
      Array.from({ length: 50 }, (_, i) => product(2, `b${i}`, 90)),
    );
    const many = liftsOf([product(1, 'a', 60), product(2, 'a', 40), ...others], sizes);
    assert.ok(many[0].stockCode === 'a' && many[0].low < one[0].low);
    assert.ok(
      many.every(({ stockCode }) => stockCode === 'a'),
      'products with a lift of 1 are none',
    );
  });

  test('needs ten buyers in the segment, and has a top', () => {
    assert.deepEqual(liftsOf([product(1, 'a', 9)], sizes), []);
    assert.equal(liftsOf([product(1, 'a', 9)], sizes, { minBuyers: 9 }).length, 1);
    const alike = Array.from({ length: 8 }, (_, i) => product(1, `a${i}`, 50));
    const found = liftsOf(alike, sizes, { top: 3 });
    assert.deepEqual(
      found.map(({ stockCode }) => stockCode),
      ['a0', 'a1', 'a2'],
    );
  });
});

describe('what is said of the Insiders', () => {
  const people = 200;
  const customers = {
    clusters: Int32Array.from({ length: people }, (_, i) => (i < 100 ? 1 : 2)),
    guests: Uint8Array.from({ length: people }, (_, i) => Number(i === 0)),
    // One of 9,000 and 99 of 10 in cluster 1; 1 in cluster 2: the median of all is 5.5.
    revenue: Float64Array.from({ length: people }, (_, i) => (i === 0 ? 9000 : i < 100 ? 10 : 1)),
    features: { avg_basket_size: Float64Array.from({ length: people }, (_, i) => (i === 0 ? 50 : 5)) },
  };

  test('counts guests, wholesalers and the biggest hundredth, with their share of the segment', () => {
    const facts = partsOf(customers);
    assert.deepEqual([facts.customers, facts.listed, facts.wholesale], [100, 99, false]);
    const whole = { customers: 1, shareOfSegment: 9000 / 9990 };
    assert.deepEqual([facts.guests, facts.wholesalers, facts.topHundredth], [whole, whole, whole]);
  });

  test('has no share where the segment brings nothing', () => {
    const facts = partsOf({ ...customers, revenue: new Float64Array(people) });
    assert.equal(facts.topHundredth.shareOfSegment, null);
  });
});

describe('the distribution of a feature in segments', () => {
  const revenue = feature(rules, 'net_revenue');

  test('is five quantiles a segment, without missing values', () => {
    const values = Float64Array.of(0, 10, 20, 30, 40, NaN, NaN);
    const { segments, heavyTailed } = distributionOf(
      { clusters: Int32Array.of(1, 1, 1, 1, 1, 1, 2), count: 2, features: { net_revenue: values } },
      revenue,
    );
    assert.deepEqual(segments, [[2, 10, 20, 30, 38], null]);
    assert.equal(heavyTailed, false);
  });

  test('knows a heavy tail', () => {
    const values = Float64Array.of(1, 2, 3, 10, 1000);
    const { heavyTailed } = distributionOf(
      { clusters: Int32Array.of(1, 1, 1, 1, 1), count: 1, features: { net_revenue: values } },
      revenue,
    );
    assert.equal(heavyTailed, true);
  });

  test('counts neighbours whose middle halves overlap', () => {
    const segments = [[0, 5, 6, 9, 10], [0, 3, 4, 6, 8], [0, 1, 1, 2, 3], null] as const;
    const all = [{ feature: revenue, heavyTailed: true, segments }];
    assert.deepEqual(neighbourOverlap(all, 'net_revenue'), { pairs: 1, of: 2 });
    assert.equal(neighbourOverlap(all, 'recency_days'), null);
  });
});
