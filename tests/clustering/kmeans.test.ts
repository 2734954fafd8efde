import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { clusterSizes, fitKMeans, predictKMeans, withinSumOfSquares } from '../../src/clustering';
import { blobs } from './blobs';

/** Six points on a line: for k = 2 the best split is {0, 1, 2} and {10, 11, 12}, by hand. */
const line = new Matrix([[0], [1], [2], [10], [11], [12]]);

describe('k-means', () => {
  test('finds the two groups on a line, with centres 1 and 11 and inertia 4', () => {
    const fit = fitKMeans(line, 2);
    assert.deepEqual(
      [...fit.centres.to1DArray()].sort((a, b) => a - b),
      [1, 11],
    );
    assert.equal(fit.inertia, 4);
    assert.equal(fit.converged, true);
    assert.equal(fit.labels[0], fit.labels[2]);
    assert.notEqual(fit.labels[2], fit.labels[3]);
  });

  test('with one cluster gives the mean and the total sum of squares', () => {
    const fit = fitKMeans(line, 1);
    assert.equal(fit.centres.get(0, 0), 6);
    assert.equal(fit.inertia, 36 + 25 + 16 + 16 + 25 + 36);
  });

  test('with as many clusters as rows has no inertia', () => {
    const fit = fitKMeans(line, 6);
    assert.equal(fit.inertia, 0);
    assert.equal(clusterSizes(fit.labels).length, 6);
  });

  test('gives the same bytes for the same seed and other starts for another', () => {
    const { matrix } = blobs([40, 40, 40, 40], { gap: 1.5 });
    const one = fitKMeans(matrix, 6, { seed: 7, restarts: 1, swaps: 0 });
    const again = fitKMeans(matrix, 6, { seed: 7, restarts: 1, swaps: 0 });
    const other = fitKMeans(matrix, 6, { seed: 8, restarts: 1, swaps: 0 });
    assert.deepEqual(one, again);
    assert.notEqual(one.inertia, other.inertia);
  });

  for (const { size, share } of [
    { size: 60, share: 0.99 },
    { size: 800, share: 0.998 },
  ]) {
    test(`gains from more restarts, and from swaps, with groups of ${size} rows`, () => {
      const { matrix } = blobs([size, size, size], { gap: 1 });
      const inertia = (restarts: number, swaps: number): number =>
        fitKMeans(matrix, 9, { restarts, swaps, seed: 3 }).inertia;
      const one = inertia(1, 0);
      assert.ok(inertia(30, 0) < share * one, `${inertia(30, 0)} of ${one}`);
      assert.ok(inertia(1, 30) < share * one, `${inertia(1, 30)} of ${one}`);
    });
  }

  test('keeps k clusters whatever the starts do', () => {
    const rows = [...Array.from({ length: 30 }, () => [0, 0]), [1, 0], [1.01, 0], [50, 50]];
    for (let seed = 0; seed < 20; seed += 1) {
      const fit = fitKMeans(new Matrix(rows), 4, { seed, restarts: 1 });
      assert.equal(clusterSizes(fit.labels).length, 4);
      assert.equal(fit.inertia, 0);
    }
  });

  test('ends where every row is at its nearest centre and every centre is a mean', () => {
    const { matrix } = blobs([50, 80, 20], { gap: 2 });
    const fit = fitKMeans(matrix, 5);
    assert.deepEqual(predictKMeans(fit, matrix), fit.labels);
    assert.ok(Math.abs(withinSumOfSquares(matrix, fit.labels) - fit.inertia) < 1e-9 * fit.inertia);
  });

  test('says when it ran out of iterations', () => {
    const { matrix } = blobs([900, 900, 900], { gap: 1 });
    assert.equal(fitKMeans(matrix, 9, { maxIterations: 1, restarts: 1, swaps: 0 }).converged, false);
    assert.equal(fitKMeans(matrix, 9, { restarts: 1, swaps: 0 }).converged, true);
  });

  test('finds the groups of generated blobs', () => {
    const { matrix, labels } = blobs([30, 50, 20]);
    const fit = fitKMeans(matrix, 3);
    const pairs = new Set(Array.from(labels, (label, i) => `${label}:${fit.labels[i]}`));
    assert.equal(pairs.size, 3);
  });

  test('leaves the matrix as it was', () => {
    const { matrix } = blobs([10, 10]);
    const before = matrix.to2DArray();
    fitKMeans(matrix, 2);
    assert.deepEqual(matrix.to2DArray(), before);
  });

  test('refuses a k that is no cluster count of these rows', () => {
    for (const k of [0, -1, 1.5, NaN, 7]) assert.throws(() => fitKMeans(line, k), /k must be a whole number/);
    assert.throws(() => fitKMeans(new Matrix([[1], [1], [2]]), 3), /distinct rows, received 3/);
  });

  test('refuses rows of another width and values that are not finite', () => {
    const fit = fitKMeans(line, 2);
    assert.throws(() => predictKMeans(fit, new Matrix([[1, 2]])), /matrix columns/);
    assert.throws(() => fitKMeans(new Matrix([[1], [NaN]]), 1), /row 1, column 0/);
  });
});
