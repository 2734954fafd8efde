import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { silhouette, silhouettesOfMany } from '../../src/clustering';
import { createRandom, randomIndex } from '../../src/numeric';
import { blobs } from './blobs';

/** Rousseeuw's definition word for word, one row at a time. */
function byDefinition(matrix: Matrix, labels: ArrayLike<number>, i: number): number {
  const distances = new Map<number, number[]>();
  for (let j = 0; j < matrix.rows; j += 1) {
    if (j === i || labels[j] < 0) continue;
    const to = distances.get(labels[j]) ?? [];
    to.push(Math.hypot(...matrix.getRow(i).map((value, c) => value - matrix.get(j, c))));
    distances.set(labels[j], to);
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = distances.get(labels[i]);
  if (!own) return 0;
  const a = mean(own);
  const b = Math.min(...[...distances].filter(([label]) => label !== labels[i]).map(([, to]) => mean(to)));
  return (b - a) / Math.max(a, b);
}

describe('silhouette', () => {
  test('of points 0, 1 and 10 in clusters {0, 1} and {10} is 9/10, 8/9 and 0', () => {
    const { values, mean, clusters } = silhouette(new Matrix([[0], [1], [10]]), [0, 0, 1]);
    assert.deepEqual(
      [...values].map((value) => value.toFixed(12)),
      [(9 / 10).toFixed(12), (8 / 9).toFixed(12), '0.000000000000'],
    );
    assert.ok(Math.abs(mean - (9 / 10 + 8 / 9) / 3) < 1e-15);
    assert.deepEqual(
      clusters.map(({ label, size }) => [label, size]),
      [
        [0, 2],
        [1, 1],
      ],
    );
  });

  test('agrees with the definition for every row, in two and in five dimensions', () => {
    for (const columns of [2, 5]) {
      const { matrix, labels } = blobs([20, 15, 25], { columns, gap: 1.5 });
      const { values } = silhouette(matrix, labels);
      for (let i = 0; i < matrix.rows; i += 1) {
        assert.ok(Math.abs(values[i] - byDefinition(matrix, labels, i)) < 1e-12);
      }
    }
  });

  test('gives many labellings of one matrix the same as one at a time', () => {
    const { matrix, labels } = blobs([20, 15, 25], { gap: 2 });
    const random = createRandom(5);
    const labellings = [
      labels,
      ...[2, 3, 7].map((k) => Int32Array.from(labels, () => randomIndex(random, k) * 3)),
    ];
    const together = silhouettesOfMany(matrix, labellings);
    labellings.forEach((each, l) => {
      const alone = silhouette(matrix, each);
      assert.ok(Math.abs(alone.mean - together[l].mean) < 1e-12);
      alone.values.forEach((value, i) => assert.ok(Math.abs(value - together[l].values[i]) < 1e-12));
    });
  });

  test('leaves noise out: the clustered rows score as if the noise were not there', () => {
    const { matrix, labels } = blobs([10, 12, 8], { gap: 3 });
    const noisy = Int32Array.from(labels, (label, i) => (i % 4 === 0 ? -1 : label));
    const kept = [...noisy.keys()].filter((i) => noisy[i] >= 0);
    const without = silhouette(
      matrix.selection(kept, [0, 1, 2]),
      kept.map((i) => noisy[i]),
    );
    const among = silhouette(matrix, noisy);
    assert.deepEqual([...among.rows], kept);
    assert.ok(Math.abs(among.mean - without.mean) < 1e-12);
  });

  test('of coincident clusters is 0, not NaN', () => {
    assert.deepEqual([...silhouette(new Matrix([[1], [1], [1], [1]]), [0, 0, 1, 1]).values], [0, 0, 0, 0]);
  });

  test('refuses one cluster, a cluster for each row, and noise alone', () => {
    const matrix = new Matrix([[0], [1], [10]]);
    for (const labels of [
      [0, 0, 0],
      [0, 1, 2],
      [-1, -1, -1],
      [0, 1, -1],
    ]) {
      assert.throws(() => silhouette(matrix, labels), /silhouette needs at least 2 clusters/);
    }
  });

  test('refuses labels that are no whole numbers from −1, or too few of them', () => {
    const matrix = new Matrix([[0], [1], [10]]);
    assert.throws(() => silhouette(matrix, [0, 0, 0.5]), /labels\[2\]/);
    assert.throws(() => silhouette(matrix, [0, 0, -2]), /labels\[2\]/);
    assert.throws(() => silhouette(matrix, [0, NaN, 1]), /labels\[1\]/);
    assert.throws(() => silhouette(matrix, [0, 1]), /3 rows, received 2 labels/);
  });
});
