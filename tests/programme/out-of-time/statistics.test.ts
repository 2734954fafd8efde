import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRandom, randomIndex } from '../../../src/numeric';
import { holm, permutationP, randomGroupSums } from '../../../src/programme';
import { ascending } from '../../../src/programme/out-of-time/ascending';
import { measure } from '../../../src/programme/out-of-time/measures';

const superiority = (revenue: Float64Array, members: Uint8Array): number =>
  measure(
    { revenue, sorted: ascending(revenue), again: new Uint8Array(revenue.length) },
    members,
    revenue.map(() => 1),
  ).superiority;

describe('the probability that a member out-spends another customer', () => {
  test('is the share of pairs that the member wins, ties half', () => {
    // Members have 3 and 1, the others 1 and 0: 3 wins twice, 1 ties once and wins once.
    assert.equal(superiority(Float64Array.of(3, 1, 1, 0), Uint8Array.of(1, 1, 0, 0)), 3.5 / 4);
  });

  test('is 1 where every member has more, 0 where none has, and one half where all have the same', () => {
    assert.equal(superiority(Float64Array.of(5, 4, 1), Uint8Array.of(1, 1, 0)), 1);
    assert.equal(superiority(Float64Array.of(5, 4, 1), Uint8Array.of(0, 0, 1)), 0);
    assert.equal(superiority(Float64Array.of(7, 7, 7), Uint8Array.of(1, 0, 0)), 0.5);
  });

  test('is what counting every pair gives, in whatever order the customers stand', () => {
    const random = createRandom(7);
    const values = Float64Array.from({ length: 60 }, () => randomIndex(random, 12) - 3);
    const members = Uint8Array.from({ length: 60 }, () => randomIndex(random, 2));
    let [won, pairs] = [0, 0];
    for (let i = 0; i < 60; i += 1) {
      for (let j = 0; j < 60; j += 1) {
        if (members[i] === 0 || members[j] === 1) continue;
        pairs += 1;
        won += values[i] > values[j] ? 1 : values[i] === values[j] ? 0.5 : 0;
      }
    }
    assert.ok(Math.abs(superiority(values, members) - won / pairs) < 1e-12);
    const backwards = superiority(values.slice().reverse(), members.slice().reverse());
    assert.ok(Math.abs(backwards - won / pairs) < 1e-12);
  });
});

describe('Holm’s correction', () => {
  test('multiplies the smallest by the number of tests, and the next by one less', () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => assert.ok(Math.abs(corrected[i] - p) < 1e-12));
  });

  test('never exceeds 1, leaves a single test as it is, and takes an empty list', () => {
    assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
    assert.deepEqual(holm([0.2]), [0.2]);
    assert.deepEqual(holm([]), []);
  });

  test('refuses what is no probability', () => {
    assert.throws(() => holm([0.1, 1.2]), /ps\[1\] .*at most 1, received 1\.2/);
    assert.throws(() => holm([NaN]), /ps\[0\] .*received NaN/);
  });
});

describe('random groups', () => {
  test('have every customer equally often', () => {
    const columns = [Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 0, 0, 1)];
    const [first, last] = randomGroupSums(columns, 1, 8000, 3);
    const share = (sums: Float64Array) => sums.reduce((sum, value) => sum + value, 0) / sums.length;
    // Four standard errors of a share of one quarter.
    assert.ok(Math.abs(share(first) - 0.25) < 4 * Math.sqrt(0.1875 / 8000));
    assert.ok(Math.abs(share(last) - 0.25) < 4 * Math.sqrt(0.1875 / 8000));
  });

  test('hold nobody twice: a group of all has the whole sum', () => {
    const [sums] = randomGroupSums([Float64Array.of(1, 2, 4)], 3, 5, 1);
    assert.deepEqual([...sums], [7, 7, 7, 7, 7]);
  });

  test('are the same for the same seed', () => {
    const columns = [Float64Array.from({ length: 30 }, (_, i) => i)];
    assert.deepEqual(randomGroupSums(columns, 4, 10, 9), randomGroupSums(columns, 4, 10, 9));
    assert.notDeepEqual(randomGroupSums(columns, 4, 10, 9), randomGroupSums(columns, 4, 10, 8));
  });

  test('give a p that counts the observed group and those with as much', () => {
    assert.equal(permutationP(5, Float64Array.of(1, 2, 3, 4)), 1 / 5);
    assert.equal(permutationP(3, Float64Array.of(1, 2, 3, 4)), 3 / 5);
    assert.equal(permutationP(0, Float64Array.of(1, 2, 3, 4)), 1);
  });
});
