import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bootstrapWeights, medianOf, percentileInterval, quantileOf } from '../../src/numeric';

describe('a quantile', () => {
  test('lies between neighbours as in R (type 7)', () => {
    // R: quantile(c(1, 2, 4, 8), c(0, 0.1, 0.5, 0.9, 1))
    assert.deepEqual(
      [0, 0.1, 0.5, 0.9, 1].map((share) => Number(quantileOf([1, 2, 4, 8], share).toFixed(12))),
      [1, 1.3, 3, 6.8, 8],
    );
    assert.equal(quantileOf([5], 0.3), 5);
  });

  test('of one half is the median, whatever the order, which is left as it is', () => {
    const values = [9, 1, 5];
    assert.equal(medianOf(values), 5);
    assert.deepEqual(values, [9, 1, 5]);
    assert.equal(medianOf([1, 2]), 1.5);
    assert.ok(Number.isNaN(medianOf([])));
  });
});

describe('bootstrap samples', () => {
  test('have as many rows as there are, and are the same for the same seed', () => {
    const samples = [...bootstrapWeights(50, 20, 3)].map((weights) => [...weights]);
    const again = [...bootstrapWeights(50, 20, 3)].map((weights) => [...weights]);
    assert.deepEqual(again, samples);
    assert.notDeepEqual([...bootstrapWeights(50, 1, 4)][0], Int32Array.from(samples[0]));
    const all = new Set(
      [...bootstrapWeights(50, 20, 3)].map((weights) => weights.reduce((sum, times) => sum + times, 0)),
    );
    assert.deepEqual([...all], [50]);
  });
});

describe('a percentile interval', () => {
  test('is the middle 95% of the draws, by interpolation', () => {
    const draws = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
    assert.deepEqual(percentileInterval(draws), [2.5, 97.5]);
  });

  test('leaves undefined draws out, and is none where most are', () => {
    assert.deepEqual(percentileInterval([NaN, 4, 4, 4]), [4, 4]);
    assert.equal(percentileInterval([NaN, NaN, NaN, 4]), null);
    assert.equal(percentileInterval([]), null);
  });
});
