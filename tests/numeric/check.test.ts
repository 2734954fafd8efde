import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../../src/numeric';

describe('the check of numbers', () => {
  test('returns a number that fits, its bounds included', () => {
    assert.equal(checkNumber('k', 2, { min: 2, max: 10, integer: true }), 2);
    assert.equal(checkNumber('k', 10, { min: 2, max: 10, integer: true }), 10);
    assert.equal(checkNumber('x', 1e-9, { above: 0 }), 1e-9);
  });

  test('names the parameter, the range and what it received', () => {
    assert.throws(() => checkNumber('k', 1, { min: 2, max: 10, integer: true }), {
      name: 'RangeError',
      message: 'k must be a whole number at least 2 and at most 10, received 1',
    });
    assert.throws(() => checkNumber('share', 0, { above: 0, max: 1 }), {
      message: 'share must be a number above 0 and at most 1, received 0',
    });
    assert.throws(() => checkNumber('k', 2.5, { integer: true }), {
      message: 'k must be a whole number, received 2.5',
    });
  });

  test('NaN fails every range, even none at all', () => {
    for (const range of [{}, { min: 0 }, { max: 0 }, { above: 0 }, { integer: true }]) {
      assert.throws(() => checkNumber('x', NaN, range), /received NaN$/);
    }
  });

  test('text that looks like a number fails, as an unchecked caller may pass it', () => {
    assert.throws(() => checkNumber('x', '5' as unknown as number, { min: 0 }), /received 5$/);
  });

  test('infinity is no whole number', () => {
    assert.throws(() => checkNumber('n', Infinity, { min: 0, integer: true }), /received Infinity$/);
  });
});

describe('a matrix in flat form', () => {
  test('holds row after row, in an array of its own', () => {
    const matrix = new Matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const flat = flatten(matrix);
    assert.deepEqual(flat, { values: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3 });
    flat.values[0] = 99;
    assert.equal(matrix.get(0, 0), 1);
  });

  test('names row and column of a value that is not finite', () => {
    assert.throws(
      () =>
        flatten(
          new Matrix([
            [1, 2],
            [3, NaN],
          ]),
          'points',
        ),
      {
        name: 'RangeError',
        message: 'points must hold finite numbers, received NaN in row 1, column 1',
      },
    );
    assert.throws(() => flatten(new Matrix([[-Infinity]])), /received -Infinity in row 0, column 0/);
  });

  test('refuses an empty matrix', () => {
    assert.throws(() => flatten(new Matrix(0, 3)), /matrix is empty: 0 rows, 3 columns/);
  });
});
