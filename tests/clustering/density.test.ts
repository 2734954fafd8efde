import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  adjustedRand,
  distanceKnee,
  fitDbscan,
  fitHdbscan,
  fitHdbscanMany,
  kDistances,
  NOISE,
  partition,
} from '../../src/clustering';
import { createRandom, randomPermutation } from '../../src/numeric';
import { blobs } from './blobs';
import { near } from './near';

describe('DBSCAN', () => {
  test('of two runs on a line with a bridge too thin finds both, and the far point is noise', () => {
    const line = new Matrix([[0], [1], [2], [10], [11], [12], [50]]);
    const fit = fitDbscan(line, { eps: 1, minPoints: 3 });
    assert.deepEqual([...fit.labels], [0, 0, 0, 1, 1, 1, NOISE]);
    assert.deepEqual([...fit.core], [0, 1, 0, 0, 1, 0, 0]);
    assert.equal(fit.k, 2);
    assert.equal(partition(fit.labels).noise, 1);
  });

  test('counts a row itself and rows at exactly eps', () => {
    const pair = new Matrix([[0], [1]]);
    assert.equal(fitDbscan(pair, { eps: 1, minPoints: 2 }).k, 1);
    assert.equal(fitDbscan(pair, { eps: 0.999, minPoints: 2 }).k, 0);
  });

  test('gives a border row to the first of two clusters', () => {
    const rows = new Matrix([[0], [1], [2], [12], [22], [23], [24]]);
    assert.deepEqual([...fitDbscan(rows, { eps: 10, minPoints: 4 }).labels], [0, 0, 0, 0, 1, 1, 1]);
  });

  test('may find nothing but noise', () => {
    const fit = fitDbscan(blobs([10, 10]).matrix, { eps: 1e-6, minPoints: 2 });
    assert.equal(fit.k, 0);
    assert.equal(partition(fit.labels).noise, fit.labels.length);
  });

  test('refuses settings out of range', () => {
    const { matrix } = blobs([5, 5]);
    assert.throws(() => fitDbscan(matrix, { eps: 0, minPoints: 3 }), /eps/);
    assert.throws(() => fitDbscan(matrix, { eps: NaN, minPoints: 3 }), /eps/);
    assert.throws(() => fitDbscan(matrix, { eps: 1, minPoints: 0 }), /minPoints/);
  });
});

describe('k-distance curve', () => {
  test('of 0, 1, 3, 7 to the second neighbour is 2, 3, 3, 6', () => {
    assert.deepEqual([...kDistances(new Matrix([[0], [1], [3], [7]]), 2)], [2, 3, 3, 6]);
  });

  test('agrees with a plain search on generated rows', () => {
    const { matrix } = blobs([30, 30], { gap: 2 });
    const rows = matrix.to2DArray();
    const plain = rows
      .map(
        (row) =>
          rows
            .map((other) => Math.hypot(...row.map((value, j) => value - other[j])))
            .sort((a, b) => a - b)[4],
      )
      .sort((a, b) => a - b);
    kDistances(matrix, 4).forEach((distance, i) => near(distance, plain[i], 1e-12));
  });

  test('has its knee where it turns upwards', () => {
    // Scaled: index 6 of 0 to 9 lies at x = 6/9, y = 1/10.
    const { eps, index, strength } = distanceKnee([1, 1, 1, 1, 1, 1, 2, 5, 8, 11], { trim: 0 });
    assert.deepEqual([eps, index], [2, 6]);
    near(strength, 6 / 9 - 1 / 10, 1e-12);
  });

  test('has no knee when straight or level', () => {
    assert.throws(() => distanceKnee([1, 2, 3, 4], { trim: 0 }), /no knee/);
    assert.throws(() => distanceKnee([1, 1, 1, 1], { trim: 0 }), /must ascend/);
    assert.throws(() => kDistances(new Matrix([[1], [2]]), 2), /k must be/);
  });
});

describe('HDBSCAN', () => {
  test('finds generated groups of unlike density, and marks what lies between as noise', () => {
    const { matrix, labels } = blobs([80, 60, 70], { gap: 12, seed: 3 });
    for (let row = 80; row < 140; row += 1) matrix.mulRow(row, 1.5);
    const fit = fitHdbscan(matrix, { minClusterSize: 15 });
    assert.equal(fit.k, 3);
    const kept = [...labels.keys()].filter((row) => fit.labels[row] !== NOISE);
    assert.ok(kept.length > 190);
    assert.equal(
      adjustedRand(
        kept.map((row) => fit.labels[row]),
        kept.map((row) => labels[row]),
      ),
      1,
    );
  });

  test('gives memberships of 0 to noise, and 1 to the densest row of each cluster', () => {
    const fit = fitHdbscan(blobs([60, 60], { gap: 5 }).matrix, { minClusterSize: 10 });
    fit.labels.forEach((label, row) => {
      assert.ok(
        label === NOISE ? fit.memberships[row] === 0 : fit.memberships[row] > 0 && fit.memberships[row] <= 1,
      );
    });
    for (let label = 0; label < fit.k; label += 1) {
      assert.equal(Math.max(...fit.memberships.filter((_, row) => fit.labels[row] === label)), 1);
    }
  });

  test('does not depend on the order of the rows', () => {
    const { matrix } = blobs([50, 70], { gap: 4 });
    const order = [...randomPermutation(createRandom(1), matrix.rows)];
    const straight = fitHdbscan(matrix, { minClusterSize: 8 }).labels;
    const shuffled = fitHdbscan(matrix.selection(order, [0, 1, 2]), { minClusterSize: 8 }).labels;
    assert.equal(
      adjustedRand(
        shuffled,
        order.map((row) => straight[row]),
      ),
      1,
    );
  });

  test('gives several sizes together what it gives one at a time', () => {
    const { matrix } = blobs([50, 40, 30], { gap: 3 });
    const together = fitHdbscanMany(matrix, [5, 12, 25], { minPoints: 5 });
    for (const fit of together) {
      assert.deepEqual(fit, fitHdbscan(matrix, { minClusterSize: fit.minClusterSize, minPoints: 5 }));
    }
  });

  test('takes rows that coincide without an infinity', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [i % 2 === 0 ? 0 : 5, i % 3 === 0 ? 0.01 * i : 0]);
    const fit = fitHdbscan(new Matrix(rows), { minClusterSize: 10 });
    assert.equal(fit.k, 2);
    assert.ok(fit.stabilities.every((value) => Number.isFinite(value) && value > 0));
  });

  test('calls everything noise when the base never splits in two', () => {
    const fit = fitHdbscan(new Matrix(Array.from({ length: 12 }, (_, i) => [1.1 ** i])), {
      minClusterSize: 7,
    });
    assert.equal(fit.k, 0);
    assert.equal(partition(fit.labels).noise, fit.labels.length);
  });

  test('refuses settings out of range', () => {
    const { matrix } = blobs([10, 10]);
    assert.throws(() => fitHdbscan(matrix, { minClusterSize: 1 }), /minClusterSize/);
    assert.throws(() => fitHdbscan(matrix, { minClusterSize: 5, minPoints: 21 }), /minPoints/);
    assert.throws(() => fitHdbscan(matrix, { minClusterSize: 5, maxRows: 10 }), /maxRows = 10/);
  });
});
