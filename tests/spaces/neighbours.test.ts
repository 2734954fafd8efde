import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitScaler, nearestNeighbours } from '../../src/spaces';
import { COLUMNS, heavyTailed, pick, places } from './helpers';

describe('nearest neighbours', () => {
  const raw = heavyTailed(1200);
  const rows = fitScaler(raw, COLUMNS, 'log-z').transform(raw, COLUMNS);

  test('of five points on a line are the ones that a hand finds', () => {
    const line = Matrix.columnVector([0, 1, 3, 6, 10]);
    const { indices, distances } = nearestNeighbours(line, 2);
    assert.deepEqual([...indices], [1, 2, 0, 2, 1, 0, 2, 4, 3, 2]);
    assert.deepEqual([...distances], [1, 3, 1, 2, 2, 3, 3, 4, 4, 7]);
  });

  test('are the same to the bit by the tree and by looking at all', () => {
    for (const k of [1, 14, 91]) {
      assert.deepEqual(
        nearestNeighbours(rows, k, { method: 'tree' }),
        nearestNeighbours(rows, k, { method: 'all' }),
      );
    }
  });

  test('of rows that are there many times are settled by the row number, in the tree too', () => {
    const few = pick(
      rows,
      places(40, () => true),
    ).to2DArray();
    const many = new Matrix(Array.from({ length: 1200 }, (_, i) => few[i % 40]));
    const all = nearestNeighbours(many, 20, { method: 'all' });
    assert.deepEqual(nearestNeighbours(many, 20, { method: 'tree' }), all);
    assert.deepEqual([...all.indices.subarray(0, 3)], [40, 80, 120]);
    assert.ok(all.distances.every((distance) => distance === 0));
  });

  test('of new rows may be rows equal to them', () => {
    const asked = pick(rows, [7, 500]);
    for (const method of ['tree', 'all'] as const) {
      const { indices, distances } = nearestNeighbours(rows, 1, { queries: asked, method });
      assert.deepEqual([...indices], [7, 500]);
      assert.deepEqual([...distances], [0, 0]);
    }
  });

  test('may be all other rows, but not more', () => {
    const three = Matrix.columnVector([0, 1, 3]);
    assert.deepEqual([...nearestNeighbours(three, 2).indices], [1, 2, 0, 2, 1, 0]);
    assert.throws(() => nearestNeighbours(three, 3), /k must be .* at most 2, received 3/);
    assert.throws(() => nearestNeighbours(Matrix.columnVector([1]), 1), /k must be/);
    assert.throws(
      () => nearestNeighbours(three, 1, { queries: new Matrix([[1, 2]]) }),
      /queries must have 1 column/,
    );
  });
});
