import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitPca, loadPca } from '../../src/spaces';
import { assertClose, fixture, throughJson } from './helpers';

interface Fixture {
  readonly columns: string[];
  readonly rows: number[][];
  readonly components: number[][];
  readonly explainedVariance: number[];
  readonly explainedShare: number[];
  readonly transformed: number[][];
}

describe('principal components', () => {
  const known = fixture<Fixture>('pca');
  const rows = new Matrix(known.rows);
  const pca = fitPca(rows, known.columns, { components: 3 });

  test('agree with scikit-learn in directions, variances, shares and coordinates', () => {
    assertClose(pca.components, known.components, 1e-10);
    assertClose(new Matrix([[...pca.explainedVariance]]), [known.explainedVariance], 1e-10);
    assertClose(new Matrix([[...pca.explainedShare]]), [known.explainedShare], 1e-10);
    assertClose(pca.transform(rows, known.columns), known.transformed, 1e-10);
  });

  test('have loadings whose squares, summed over all components, are the variances of the columns', () => {
    const whole = fitPca(rows, known.columns, { components: 4 });
    const variances = rows.variance('column', { unbiased: true });
    whole.loadings.to2DArray().forEach((row, c) => {
      const sum = row.reduce((total, loading) => total + loading ** 2, 0);
      assert.ok(Math.abs(sum - variances[c]) < 1e-12);
    });
  });

  test('have their largest entry positive, also when the data are turned round', () => {
    const turned = fitPca(Matrix.mul(rows, -1), known.columns, { components: 3 });
    assertClose(turned.components, pca.components.to2DArray(), 1e-9);
  });

  test('survive JSON to the bit', () => {
    const loaded = loadPca(throughJson(pca.save()));
    assert.deepEqual(loaded.transform(rows, known.columns), pca.transform(rows, known.columns));
    assert.deepEqual(loaded.loadings, pca.loadings);
  });

  test('refuse an unknown column and take the known ones in any order', () => {
    assert.throws(
      () => pca.transform(rows, ['revenue', 'recency', 'lines', 'spend']),
      /unknown column "spend"/,
    );
    const turned = rows.selection([...Array(rows.rows).keys()], [3, 2, 1, 0]);
    const names = [...known.columns].reverse();
    assert.deepEqual(pca.transform(turned, names), pca.transform(rows, known.columns));
  });

  test('of more columns than rows are as many as the rows at most', () => {
    const wide = new Matrix([[1, 2, 3, 5], [2, 1, 0, 4], [0, 0, 9, 1]]); // prettier-ignore
    const names = ['a', 'b', 'c', 'd'];
    assert.throws(
      () => fitPca(wide, names, { components: 4 }),
      /components must be .* at most 3, received 4/,
    );
    const shares = fitPca(wide, names, { components: 3 }).explainedShare;
    assert.ok(Math.abs(shares[0] + shares[1] + shares[2] - 1) < 1e-12);
  });

  test('of two points lie on the line through them', () => {
    // (0, 0) and (3, 4): direction (0.6, 0.8), variance 25 / 2.
    const two = fitPca(new Matrix([[0, 0], [3, 4]]), ['x', 'y'], { components: 1 }); // prettier-ignore
    assertClose(two.components, [[0.6, 0.8]], 1e-15);
    assert.ok(Math.abs(two.explainedVariance[0] - 12.5) < 1e-13);
    assert.ok(Math.abs(two.explainedShare[0] - 1) < 1e-15);
  });

  test('of equal rows explain nothing, and of one row do not exist', () => {
    const equal = fitPca(new Matrix([[1, 2], [1, 2], [1, 2]]), ['x', 'y']); // prettier-ignore
    assert.deepEqual(equal.explainedShare, [0, 0]);
    assert.throws(() => fitPca(new Matrix([[1, 2]]), ['x', 'y']), /rows must be .* at least 2, received 1/);
  });
});
