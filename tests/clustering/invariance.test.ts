import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { NOISE, validationIndices } from '../../src/clustering';
import { createRandom, randomIndex, randomPermutation } from '../../src/numeric';
import { blobs } from './blobs';
import { near } from './near';

const { matrix, labels } = blobs([25, 40, 15, 30], { gap: 2, seed: 4 });
const noisy = labels.map((label, row) => (row % 7 === 0 ? NOISE : label));

/** A turn of the first two columns by an angle. */
function turned(points: Matrix, angle: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.mmul(
    new Matrix([
      [cos, sin, 0],
      [-sin, cos, 0],
      [0, 0, 1],
    ]),
  );
}

for (const [name, index] of Object.entries(validationIndices)) {
  describe(index.words.en, () => {
    for (const [kind, given] of [
      ['without noise', labels],
      ['with noise', noisy],
    ] as const) {
      const value = index.compute(matrix, given);

      test(`${kind} lies in its range`, () => {
        assert.ok(value >= index.range[0] && value <= index.range[1], `${value}`);
      });

      test(`${kind} does not depend on how the clusters are numbered, gaps or not`, () => {
        const renumbered = given.map((label) => (label === NOISE ? NOISE : [90, 3, 41, 0][label]));
        near(index.compute(matrix, renumbered), value, 1e-12);
      });

      test(`${kind} does not depend on the order of the rows`, () => {
        const order = randomPermutation(createRandom(8), matrix.rows);
        const shuffled = matrix.selection([...order], [0, 1, 2]);
        near(
          index.compute(
            shuffled,
            Int32Array.from(order, (row) => given[row]),
          ),
          value,
          1e-11,
        );
      });

      test(`${kind} does not depend on where the origin lies or how the axes are turned`, () => {
        near(index.compute(Matrix.add(matrix, 100), given), value, 1e-9);
        near(index.compute(turned(matrix, 0.7), given), value, 1e-10);
      });

      test(`${kind} takes a change of unit as it says`, () => {
        const factor = index.scaling === 'squared' ? 2.5 ** 2 : 1;
        near(index.compute(Matrix.mul(matrix, 2.5), given), factor * value, 1e-10);
      });

      test(`${kind} gives the same for an ordinary array and leaves its arguments alone`, () => {
        const points = matrix.clone();
        const before = Array.from(given);
        assert.equal(index.compute(points, before), value);
        assert.deepEqual(before, Array.from(given));
        assert.deepEqual(points.to2DArray(), matrix.to2DArray());
      });
    }

    test('prefers the true groups to random ones', () => {
      const random = createRandom(3);
      const scattered = labels.map(() => randomIndex(random, 4));
      const [good, bad] = [index.compute(matrix, labels), index.compute(matrix, scattered)];
      assert.ok(index.better === 'higher' ? good > bad : good < bad, `${good} and ${bad}`);
    });

    test('with noise is what the clustered rows alone give', () => {
      const kept = Array.from(noisy.keys()).filter((row) => noisy[row] !== NOISE);
      const alone = index.compute(
        matrix.selection(kept, [0, 1, 2]),
        kept.map((row) => noisy[row]),
      );
      near(index.compute(matrix, noisy), alone, 1e-12);
    });

    test('refuses what it is not defined for, rather than return NaN', () => {
      const allNoise = labels.map(() => NOISE);
      assert.throws(() => index.compute(matrix, allNoise), RangeError);
      if (name === 'withinSumOfSquares') return;
      assert.throws(
        () =>
          index.compute(
            matrix,
            labels.map(() => 0),
          ),
        RangeError,
      );
      assert.throws(() => index.compute(matrix, Int32Array.from(labels.keys())), RangeError);
    });

    test('refuses labels of another length, labels that are no whole numbers, and values that are not finite', () => {
      assert.throws(() => index.compute(matrix, labels.slice(1)), /one entry a row/);
      assert.throws(
        () =>
          index.compute(
            matrix,
            Array.from(labels, (label, row) => (row === 5 ? NaN : label)),
          ),
        /labels\[5\]/,
      );
      const broken = matrix.clone().set(3, 1, NaN);
      assert.throws(() => index.compute(broken, labels), /row 3, column 1/);
    });
  });
}
