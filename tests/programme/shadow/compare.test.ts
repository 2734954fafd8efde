import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareShadow, type ShadowCustomer, type ShadowFacts } from '../../../src/programme';

const facts: ShadowFacts = {
  month: '2011-08',
  asOf: '2011-08-31',
  laterUntil: '2011-11-30',
  train: false,
  models: {
    current: { model: 'a', trainedUpTo: '2011-03-31', psiBeyond: 2 },
    shadow: { model: 'b', trainedUpTo: '2011-08-31', psiBeyond: 0 },
  },
};

/** [cluster and entry by the current model, by the new one, spend, later] */
const customer = (
  current: [number | null, boolean],
  shadow: [number | null, boolean],
  spend: number,
  later: number | null,
): ShadowCustomer => ({
  current: { cluster: current[0], enters: current[1] },
  shadow: { cluster: shadow[0], enters: shadow[1] },
  segment: current[0] === null ? null : `segment ${current[0]}`,
  spend,
  later,
});

const shop: readonly ShadowCustomer[] = [
  customer([0, true], [1, true], 100, 50),
  customer([0, true], [1, true], 90, 30),
  customer([0, true], [0, false], 80, 5),
  customer([1, false], [1, true], 70, 10),
  customer([1, false], [0, false], 10, 5),
  customer([1, false], [0, false], 5, 0),
];

describe('a model trained beside', () => {
  test('is held against the one at work by hand: who enters by both of either, and what lists of equal length brought', () => {
    const { jaccard, segments, current, shadow, comparedLength, verdict, take } = compareShadow(shop, facts);
    // Two of four enter by both.
    assert.equal(jaccard, 0.5);
    assert.deepEqual(segments, [
      { segment: 'segment 0', both: 2, onlyShadow: 0, onlyCurrent: 1 },
      { segment: 'segment 1', both: 0, onlyShadow: 1, onlyCurrent: 0 },
    ]);
    assert.deepEqual([current.entering, shadow.entering, comparedLength], [3, 3, 3]);
    assert.equal(current.laterShare, 85 / 100);
    assert.equal(shadow.laterShare, 90 / 100);
    assert.deepEqual([verdict, take], ['no_reason', false]);
    // A longer list is held against as many of the other.
    const longer = compareShadow([...shop, customer([1, false], [1, true], 60, 100)], facts);
    assert.equal(longer.comparedLength, 3);
    assert.equal(longer.shadow.laterShare, 90 / 200);
  });

  test('agrees fully in segments that only have other names, and those whom one refuses do not count', () => {
    const renamed = [0, 0, 1, 1].map((cluster) => customer([cluster, false], [5 - cluster, false], 1, null));
    const same = compareShadow([...renamed, customer([null, false], [5, false], 1, null)], facts);
    assert.equal(same.agreement, 1);
    assert.equal(same.current.refused, 1);
    assert.equal(same.jaccard, null);
  });

  test('is taken where drift asks for it, unless its list would have brought less', () => {
    assert.deepEqual(compareShadow(shop, { ...facts, train: true }).verdict, 'drift');
    const worse = shop.map((each) => ({ ...each, current: each.shadow, shadow: each.current }));
    const { verdict, take } = compareShadow(worse, { ...facts, train: true });
    assert.deepEqual([verdict, take], ['loses', false]);
    // Without a month after nobody knows; drift decides.
    const unknown = compareShadow(
      worse.map((each) => ({ ...each, later: null })),
      {
        ...facts,
        train: true,
        laterUntil: null,
      },
    );
    assert.deepEqual([unknown.shadow.laterShare, unknown.take], [null, true]);
  });

  test('is taken where the one at work refuses many whom it does not', () => {
    const refused = Array.from({ length: 50 }, () => customer([0, false], [0, false], 1, 0));
    const { verdict } = compareShadow([...refused, customer([null, false], [0, false], 1, 0)], facts);
    assert.equal(verdict, 'refuses');
  });
});
