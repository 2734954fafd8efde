import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { determinant, inverse, Matrix } from 'ml-matrix';
import {
  adjustedRand,
  fitMixture,
  mixtureMemberships,
  predictMixture,
  type CovarianceKind,
} from '../../src/clustering';
import { createRandom } from '../../src/numeric';
import { blobs } from './blobs';
import { near } from './near';

const kinds: CovarianceKind[] = ['full', 'diagonal', 'tied'];

describe('Gaussian mixture', () => {
  test('of one component is the mean and the covariance with divisor n, plus the regularisation', () => {
    const fit = fitMixture(
      new Matrix([
        [0, 0],
        [2, 2],
        [4, 0],
        [2, -2],
      ]),
      1,
      { regularisation: 0.5 },
    );
    // By hand: mean (2, 0), variances 8/4 and 8/4, covariance 0.
    assert.deepEqual(fit.means.to2DArray(), [[2, 0]]);
    assert.deepEqual(fit.covariances[0].to2DArray(), [
      [2.5, 0],
      [0, 2.5],
    ]);
    // ln N = −ln(2π · 2.5) − ½ · (squared distance 4) ÷ 2.5 for each of the four rows.
    near(fit.lowerBound, -Math.log(2 * Math.PI * 2.5) - 0.8, 1e-12);
    near(fit.bic, 8 * (Math.log(2 * Math.PI * 2.5) + 0.8) + 5 * Math.log(4), 1e-12);
    near(fit.aic, 8 * (Math.log(2 * Math.PI * 2.5) + 0.8) + 10, 1e-12);
  });

  for (const columns of [1, 2, 3, 4, 5]) {
    test(`of ${columns} columns has the likelihood and the memberships of the formula`, () => {
      const random = createRandom(columns);
      const matrix = new Matrix(Array.from({ length: 150 }, () => Array.from({ length: columns }, random)));
      const fit = fitMixture(matrix, 3, { restarts: 1 });
      let sum = 0;
      for (let i = 0; i < matrix.rows; i += 1) {
        const densities = fit.covariances.map((covariance, c) => {
          const off = Matrix.sub(matrix.getRowVector(i), fit.means.getRowVector(c));
          const squared = off.mmul(inverse(covariance)).mmul(off.transpose()).get(0, 0);
          const scale = (2 * Math.PI) ** columns * determinant(covariance);
          return (fit.weights[c] * Math.exp(-squared / 2)) / Math.sqrt(scale);
        });
        const density = densities.reduce((all, each) => all + each);
        sum += Math.log(density);
        densities.forEach((each, c) => near(fit.memberships.get(i, c), each / density, 1e-9));
      }
      near(fit.lowerBound, sum / matrix.rows, 1e-9);
    });
  }

  test('of groups far apart has the mean and the covariance of each, after a single step', () => {
    for (const columns of [2, 5]) {
      const sizes = [41, 83, 62];
      const { matrix, labels } = blobs(sizes, { columns, gap: 40 });
      const { means, covariances } = fitMixture(matrix, 3, {
        maxIterations: 1,
        restarts: 1,
        regularisation: 0,
      });
      sizes.forEach((_, group) => {
        const rows = Array.from(labels.keys()).filter((row) => labels[row] === group);
        const members = matrix.selection(
          rows,
          Array.from({ length: columns }, (__, j) => j),
        );
        const mean = members.mean('column');
        const c = [0, 1, 2].find((each) =>
          mean.every((value, j) => Math.abs(means.get(each, j) - value) < 1),
        )!;
        mean.forEach((value, j) => near(means.get(c, j), value, 1e-9));
        const off = members.subRowVector(mean);
        const expected = off.transpose().mmul(off).div(rows.length);
        expected.to1DArray().forEach((value, e) => near(covariances[c].to1DArray()[e], value, 1e-9));
      });
    }
  });

  for (const covariance of kinds) {
    test(`with ${covariance} covariance finds generated groups, with memberships that sum to 1`, () => {
      const { matrix, labels } = blobs([60, 90, 50]);
      const fit = fitMixture(matrix, 3, { covariance });
      assert.equal(adjustedRand(fit.labels, labels), 1);
      for (const row of fit.memberships.to2DArray())
        near(
          row.reduce((sum, share) => sum + share, 0),
          1,
          1e-12,
        );
      near(
        fit.weights.reduce((sum, weight) => sum + weight, 0),
        1,
        1e-12,
      );
      assert.deepEqual(Array.from(fit.weights, (weight) => Math.round(200 * weight)).sort(), [50, 60, 90]);
      assert.equal(fit.converged, true);
    });

    test(`with ${covariance} covariance never loses likelihood from step to step`, () => {
      const { matrix } = blobs([80, 80, 80], { gap: 1 });
      const settings = { covariance, restarts: 1, tolerance: 0 };
      let before = -Infinity;
      for (const maxIterations of [1, 2, 5, 10, 40]) {
        const { lowerBound } = fitMixture(matrix, 4, { ...settings, maxIterations });
        assert.ok(lowerBound >= before - 1e-9, `${lowerBound} after ${before}`);
        before = lowerBound;
      }
    });
  }

  test('places its own rows as it labelled them, and gives the same memberships', () => {
    const { matrix } = blobs([40, 60], { gap: 1.5 });
    const fit = fitMixture(matrix, 3);
    assert.deepEqual(predictMixture(fit, matrix), fit.labels);
    const again = mixtureMemberships(fit, matrix);
    for (let i = 0; i < matrix.rows; i += 1) {
      for (let c = 0; c < 3; c += 1) near(again.get(i, c), fit.memberships.get(i, c), 1e-12);
    }
  });

  test('places a row that is far from everything without NaN', () => {
    const fit = fitMixture(blobs([40, 60]).matrix, 2);
    const far = mixtureMemberships(fit, new Matrix([[1e6, -1e6, 1e6]]));
    near(far.get(0, 0) + far.get(0, 1), 1, 1e-12);
  });

  test('prefers two components to one and to five for two groups, by BIC', () => {
    const { matrix } = blobs([150, 150], { gap: 3 });
    const [one, two, five] = [1, 2, 5].map((k) => fitMixture(matrix, k).bic);
    assert.ok(two < one && two < five, `${one}, ${two}, ${five}`);
  });

  test('survives a constant column and rows that repeat, by its regularisation', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [i % 3, 7, (i % 3) * 2]);
    const fit = fitMixture(new Matrix(rows), 3);
    assert.ok(Number.isFinite(fit.lowerBound));
    assert.equal(new Set(fit.labels).size, 3);
  });

  test('says what to do when it cannot be fitted', () => {
    const flat = new Matrix(Array.from({ length: 20 }, (_, i) => [i, 1]));
    assert.throws(() => fitMixture(flat, 2, { regularisation: 0 }), /lower k or raise regularisation/);
  });

  test('gives the same bytes for the same seed', () => {
    const { matrix } = blobs([50, 50], { gap: 1 });
    assert.deepEqual(fitMixture(matrix, 4, { seed: 5 }), fitMixture(matrix, 4, { seed: 5 }));
  });

  test('refuses k and options out of range', () => {
    const { matrix } = blobs([5, 5]);
    assert.throws(() => fitMixture(matrix, 11), /k must be/);
    assert.throws(() => fitMixture(matrix, 2, { regularisation: -1 }), /regularisation/);
    assert.throws(() => fitMixture(matrix, 2, { tolerance: NaN }), /tolerance/);
    assert.throws(
      () => fitMixture(matrix, 2, { covariance: 'round' as CovarianceKind }),
      /covariance must be/,
    );
    assert.throws(() => fitMixture(new Matrix([[1], [1], [2]]), 3), /distinct rows/);
  });
});
