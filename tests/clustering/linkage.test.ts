import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  adjustedRand,
  cutDendrogram,
  dendrogramTop,
  fitLinkage,
  withinSumOfSquares,
} from '../../src/clustering';
import { createRandom, randomPermutation } from '../../src/numeric';
import { blobs } from './blobs';
import { near } from './near';

const line = new Matrix([[0], [1], [4], [10]]);

describe('linkage', () => {
  test('by average of 0, 1, 4, 10 merges at 1, 7/2 and 25/3', () => {
    const { dendrogram } = fitLinkage(line, { method: 'average' });
    assert.deepEqual([...dendrogram.left], [0, 2, 3]);
    assert.deepEqual([...dendrogram.right], [1, 4, 5]);
    [1, 7 / 2, 25 / 3].forEach((height, m) => near(dendrogram.heights[m], height, 1e-14));
    assert.deepEqual([...dendrogram.sizes], [2, 3, 4]);
  });

  test('by Ward of 0, 1, 4, 10 merges at 1, 7/√3 and 25/√6', () => {
    // √(2 · 2 · 1 ÷ 3) · 3.5 and √(2 · 3 · 1 ÷ 4) · 25/3.
    const { heights } = fitLinkage(line).dendrogram;
    [1, 7 / Math.sqrt(3), 25 / Math.sqrt(6)].forEach((height, m) => near(heights[m], height, 1e-14));
  });

  test("half the squared heights of Ward's merges sum to the total sum of squares", () => {
    const { matrix } = blobs([30, 30, 40], { gap: 2 });
    const { heights } = fitLinkage(matrix).dendrogram;
    const total = withinSumOfSquares(matrix, new Int32Array(matrix.rows));
    near(
      heights.reduce((sum, height) => sum + (height * height) / 2, 0),
      total,
      1e-12,
    );
  });

  test('by Ward merges at the heights of looking at every pair each time', () => {
    const { matrix } = blobs([60, 50, 40], { gap: 1 });
    const clusters = matrix.to2DArray().map((centre) => ({ centre, size: 1 }));
    const expected: number[] = [];
    while (clusters.length > 1) {
      let [least, one, other] = [Infinity, 0, 0];
      clusters.forEach((a, i) =>
        clusters.slice(i + 1).forEach((b, j) => {
          const squared = a.centre.reduce((sum, value, c) => sum + (value - b.centre[c]) ** 2, 0);
          const height = Math.sqrt((2 * a.size * b.size * squared) / (a.size + b.size));
          if (height < least) [least, one, other] = [height, i, i + 1 + j];
        }),
      );
      const [a, b] = [clusters[one], clusters.splice(other, 1)[0]];
      const size = a.size + b.size;
      const centre = a.centre.map((value, c) => (value * a.size + b.centre[c] * b.size) / size);
      clusters[one] = { centre, size };
      expected.push(least);
    }
    const { heights } = fitLinkage(matrix).dendrogram;
    expected.forEach((height, m) => near(heights[m], height, 1e-12));
  });

  for (const method of ['ward', 'average'] as const) {
    test(`by ${method} does not depend on the order of the rows`, () => {
      const { matrix } = blobs([20, 30, 25], { gap: 1 });
      const order = [...randomPermutation(createRandom(2), matrix.rows)];
      const straight = fitLinkage(matrix, { method }).dendrogram;
      const shuffled = fitLinkage(matrix.selection(order, [0, 1, 2]), { method }).dendrogram;
      straight.heights.forEach((height, m) => near(shuffled.heights[m], height, 1e-12));
      for (const k of [2, 5, 9]) {
        const labels = cutDendrogram(straight, k);
        const expected = order.map((row) => labels[row]);
        assert.equal(adjustedRand(cutDendrogram(shuffled, k), expected), 1);
      }
    });

    test(`by ${method} merges coincident rows at height 0 and keeps heights ascending`, () => {
      const rows = Array.from({ length: 24 }, (_, i) => [i % 4, (i % 4) ** 2]);
      const { heights } = fitLinkage(new Matrix(rows), { method }).dendrogram;
      assert.equal(heights.filter((height) => height === 0).length, 20);
      heights.forEach((height, m) => assert.ok(m === 0 || height >= heights[m - 1]));
    });
  }

  test('cuts into every k from 1 to the number of rows, each within the one before', () => {
    const { matrix } = blobs([6, 7], { gap: 1 });
    const { dendrogram } = fitLinkage(matrix);
    let before = cutDendrogram(dendrogram, 1);
    for (let k = 2; k <= matrix.rows; k += 1) {
      const labels = cutDendrogram(dendrogram, k);
      assert.equal(new Set(labels).size, k);
      assert.equal(new Set(Array.from(labels, (label, i) => `${label} ${before[i]}`)).size, k);
      before = labels;
    }
  });

  test('numbers clusters by their first rows', () => {
    const labels = cutDendrogram(fitLinkage(new Matrix([[9], [0], [9.1], [0.1]])).dendrogram, 2);
    assert.deepEqual([...labels], [0, 1, 0, 1]);
  });

  test('gives its top as a small tree over the clusters of a cut', () => {
    const { matrix } = blobs([10, 20, 30, 15], { gap: 3 });
    const { dendrogram } = fitLinkage(matrix);
    const { tree, leafSizes } = dendrogramTop(dendrogram, 5);
    assert.equal(tree.rows, 5);
    assert.equal(
      leafSizes.reduce((sum, size) => sum + size, 0),
      75,
    );
    assert.deepEqual([...tree.heights], [...dendrogram.heights.slice(-4)]);
    assert.equal(tree.sizes[3], 75);
    const labels = cutDendrogram(dendrogram, 5);
    for (const k of [2, 3, 4]) {
      const coarse = cutDendrogram(tree, k);
      assert.equal(
        adjustedRand(
          Array.from(labels, (label) => coarse[label]),
          cutDendrogram(dendrogram, k),
        ),
        1,
      );
    }
  });

  test('refuses one row, too many rows and a k that no cut has', () => {
    assert.throws(() => fitLinkage(new Matrix([[1]])), /matrix rows/);
    assert.throws(() => fitLinkage(line, { maxRows: 3 }), /4 rows are more than maxRows = 3/);
    const { dendrogram } = fitLinkage(line);
    for (const k of [0, 5, 2.5, NaN]) assert.throws(() => cutDendrogram(dendrogram, k), /k must be/);
  });
});
