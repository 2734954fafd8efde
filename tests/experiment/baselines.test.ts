import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOISE } from '../../src/clustering';
import {
  rfmScores,
  selectionValue,
  topByRfm,
  topCluster,
  topGroupValue,
  topSpenders,
} from '../../src/experiment/baselines';

const past = [100, 10, 50, 40];
const future = [10, 5, 5, 20];

describe('baselines', () => {
  test('a selection of customers 0 and 3 brought 140/200 before and 30/40 after', () => {
    assert.deepEqual(selectionValue([0, 3], past, future), { size: 2, pastShare: 0.7, futureShare: 0.75 });
  });

  test('top spenders are the n of the highest spend, the lower number first among equals', () => {
    assert.deepEqual([...topSpenders(past, 2)], [0, 2]);
    assert.deepEqual([...topSpenders([5, 7, 7, 5], 3)], [1, 2, 0]);
  });

  test('RFM adds three quintiles, 5 the best, equal values alike', () => {
    const scores = rfmScores({
      recencyDays: [1, 2, 3, 4, 5],
      purchases: [5, 4, 3, 2, 1],
      spend: [50, 40, 30, 20, 10],
    });
    assert.deepEqual([...scores], [15, 12, 9, 6, 3]);
    const level = rfmScores({
      recencyDays: [3, 3, 3, 3, 3],
      purchases: [1, 1, 1, 1, 9],
      spend: [1, 2, 3, 4, 5],
    });
    assert.deepEqual([...level], [5 + 4 + 1, 5 + 4 + 2, 5 + 4 + 3, 5 + 4 + 4, 15]);
  });

  test('the highest by RFM break ties by spend', () => {
    const input = { recencyDays: [1, 1, 1, 9], purchases: [2, 2, 2, 1], spend: [30, 31, 32, 1] };
    assert.deepEqual([...topByRfm(input, 2)], [2, 1]);
  });

  test('the top group is the cluster of the most past spend, beside as many chosen plainly', () => {
    const rfm = { recencyDays: [9, 1, 1, 1], purchases: [1, 1, 2, 3], spend: past };
    const value = topGroupValue([4, 0, 0, 4], rfm, future);
    assert.equal(value.label, 4);
    assert.deepEqual(value.group, { size: 2, pastShare: 0.7, futureShare: 0.75 });
    assert.deepEqual(value.topSpenders, { size: 2, pastShare: 0.75, futureShare: 0.375 });
    // RFM: 3 + 2 + 5 quintiles favour customers 2 and 3.
    assert.deepEqual(value.rfm, { size: 2, pastShare: 0.45, futureShare: 0.625 });
  });

  test('the top cluster is that of the most spend together, not on average', () => {
    assert.equal(topCluster([3, 8, 8, 8], [50, 20, 20, 20]), 8);
    assert.equal(topCluster([NOISE, 1, 0, 1], [900, 5, 9, 5]), 1);
    assert.throws(() => topCluster([NOISE], [1]), /every customer is noise/);
    assert.throws(() => topCluster([0, 0], [1, NaN]), /spend\[1\]/);
  });

  test('refuse customers that do not exist or come twice, spend that is not finite, and noise alone', () => {
    assert.throws(() => selectionValue([4], past, future), /selected\[0\]/);
    assert.throws(() => selectionValue([1, 1], past, future), /comes twice/);
    assert.throws(() => selectionValue([1], [1, NaN], [1, 1]), /past\[1\]/);
    assert.throws(() => selectionValue([1], past, [0, 0, 0, 0]), /total of future/);
    assert.throws(() => selectionValue([1], past, [1]), /one entry a customer/);
    assert.throws(() => topSpenders(past, 5), /n must be/);
    const rfm = { recencyDays: past, purchases: past, spend: past };
    assert.throws(() => topGroupValue([NOISE, NOISE, NOISE, NOISE], rfm, future), /every customer is noise/);
    assert.throws(
      () => rfmScores({ recencyDays: [1], purchases: past, spend: past }),
      /recencyDays must have/,
    );
  });
});
