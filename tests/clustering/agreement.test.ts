import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { adjustedRand, consensus, NOISE } from '../../src/clustering';
import { near } from './near';

describe('adjusted Rand index', () => {
  test('of {a, b, c}{d, e, f} and {a, b}{c, d, e}{f} is 2/17', () => {
    // By hand: pairs together in both 1 + 1 = 2, in the first 6, in the second 4, expected 6 · 4 / 15 = 8/5,
    // so (2 − 8/5) ÷ (5 − 8/5) = 2/17.
    near(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 2]), 2 / 17, 1e-15);
  });

  test('is 1 for the same clusters under other numbers, and symmetric', () => {
    assert.equal(adjustedRand([0, 0, 1, 2], [7, 7, 3, 0]), 1);
    const [a, b] = [
      [0, 0, 1, 1, 2, 2, NOISE],
      [1, 1, 1, 0, 0, NOISE, NOISE],
    ];
    assert.equal(adjustedRand(a, b), adjustedRand(b, a));
  });

  test('is −1/2 where it is least: two pairs against the two other ways across', () => {
    near(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1]), -0.5, 1e-15);
  });

  test('takes noise as one more cluster', () => {
    assert.equal(adjustedRand([NOISE, NOISE, 0, 0], [5, 5, 1, 1]), 1);
  });

  test('is 1, not NaN, when both are one cluster or both all single rows', () => {
    assert.equal(adjustedRand([0, 0, 0], [4, 4, 4]), 1);
    assert.equal(adjustedRand([0, 1, 2], [2, 1, 0]), 1);
  });

  test('refuses labellings of unlike length and of one row', () => {
    assert.throws(() => adjustedRand([0, 1], [0, 1, 1]), /2 rows, received 3/);
    assert.throws(() => adjustedRand([0], [0]), /at least 2 rows/);
  });
});

describe('consensus', () => {
  test('is the mean and the least over all pairs', () => {
    const same = [0, 0, 1, 1];
    const { mean, least, pairs } = consensus([same, [1, 1, 0, 0], [0, 1, 0, 1]]);
    [1, -0.5, -0.5].forEach((value, pair) => near(pairs[pair], value, 1e-15));
    near(mean, 0, 1e-15);
    near(least, -0.5, 1e-15);
  });

  test('needs two labellings', () => {
    assert.throws(() => consensus([[0, 1]]), /received 1/);
  });
});
