import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bootstrapStability, fitKMeans, gapStatistic, NOISE, stabilityGrade } from '../../src/clustering';
import { createRandom, randomIndex } from '../../src/numeric';
import { Matrix } from 'ml-matrix';
import { blobs } from './blobs';
import { near } from './near';

describe('bootstrap stability', () => {
  const { matrix, labels } = blobs([60, 80, 40]);
  const byKMeans = (k: number) => (rows: Matrix, seed: number) =>
    fitKMeans(rows, k, { seed, restarts: 5 }).labels;

  test('of groups far apart is 1', () => {
    const { clusters, mean, least } = bootstrapStability(matrix, labels, byKMeans(3), { replicates: 20 });
    assert.deepEqual(
      clusters.map(({ jaccard, dissolved, grade, size }) => [jaccard, dissolved, grade, size]),
      [60, 80, 40].map((size) => [1, 0, 'highly stable', size]),
    );
    assert.equal(mean, 1);
    assert.equal(least, 1);
  });

  test('of two groups that every refit joins is their share of the joined one', () => {
    // Clusters 0 and 1 come back as one of which they hold some 60 ÷ 140 and 80 ÷ 140; cluster 2 comes back whole.
    const joined = (rows: Matrix) => fitKMeans(rows, 3).labels;
    const truth = (rows: Matrix) => {
      const found = joined(rows);
      const last = found[rows.rows - 1];
      return found.map((label) => (label === last ? 1 : 0));
    };
    const { clusters } = bootstrapStability(matrix, labels, truth, { replicates: 60 });
    near(clusters[0].jaccard, 60 / 140, 0.02);
    near(clusters[1].jaccard, 80 / 140, 0.02);
    assert.equal(clusters[2].jaccard, 1);
    assert.equal(clusters[0].grade, 'not to be trusted');
    assert.ok(clusters[0].dissolved > 0.9);
  });

  test('of clusters drawn by lot is low', () => {
    const random = createRandom(9);
    const lots = labels.map(() => randomIndex(random, 3));
    const { mean } = bootstrapStability(matrix, lots, byKMeans(3), { replicates: 10 });
    assert.ok(mean < 0.5, `${mean}`);
  });

  test('leaves noise out, gives the same for the same seed, and tells its progress', () => {
    const noisy = labels.map((label, row) => (row % 10 === 0 ? NOISE : label));
    const seen: number[] = [];
    const run = () =>
      bootstrapStability(matrix, noisy, byKMeans(3), {
        replicates: 5,
        onProgress: (done) => seen.push(done),
      });
    const once = run();
    assert.deepEqual(run(), once);
    assert.deepEqual(
      once.clusters.map(({ size }) => size),
      [54, 72, 36],
    );
    assert.deepEqual(seen.slice(0, 5), [1, 2, 3, 4, 5]);
  });

  test('refuses labels without a cluster', () => {
    assert.throws(
      () =>
        bootstrapStability(
          matrix,
          labels.map(() => NOISE),
          byKMeans(3),
        ),
      /every row is noise/,
    );
  });

  test("has Hennig's grades at 0.85, 0.75 and 0.6", () => {
    assert.deepEqual([1, 0.85, 0.849, 0.75, 0.749, 0.6, 0.599].map(stabilityGrade), [
      'highly stable',
      'highly stable',
      'stable',
      'stable',
      'a pattern',
      'a pattern',
      'not to be trusted',
    ]);
    assert.throws(() => stabilityGrade(NaN), /jaccard/);
  });
});

describe('gap statistic', () => {
  test('chooses three for three groups', () => {
    const { k, gaps, errors } = gapStatistic(blobs([60, 80, 40]).matrix, [1, 2, 3, 4, 5], { references: 10 });
    assert.equal(k, 3);
    assert.ok(gaps[2] > gaps[0] && errors.every((error) => error > 0));
  });

  test('chooses one for even rows, along the columns and along the axes', () => {
    const random = createRandom(6);
    const even = new Matrix(Array.from({ length: 200 }, () => [random(), random()]));
    for (const reference of ['box', 'principal'] as const) {
      assert.equal(gapStatistic(even, [1, 2, 3, 4], { references: 20, reference }).k, 1);
    }
  });

  test('for one cluster has the logarithm of the total sum of squares', () => {
    const rows = new Matrix([[0], [1], [2], [10], [11], [12]]);
    near(gapStatistic(rows, [1, 2], { references: 2 }).logWithin[0], Math.log(154), 1e-12);
    near(gapStatistic(rows, [1, 2], { references: 2 }).logWithin[1], Math.log(4), 1e-12);
  });

  test('refuses ks that do not ascend by one and data without spread', () => {
    const { matrix } = blobs([10, 10]);
    assert.throws(() => gapStatistic(matrix, [1, 3]), /ks\[1\]/);
    assert.throws(() => gapStatistic(matrix, []), /number of ks/);
    assert.throws(() => gapStatistic(new Matrix([[0], [0], [1], [1]]), [2]), /no spread/);
  });
});
