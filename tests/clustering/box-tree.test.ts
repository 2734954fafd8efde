import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildBoxTree, searchTree, squaredToBox } from '../../src/clustering/box-tree';
import { createRandom, randomIndex } from '../../src/numeric';

/** Rows on a coarse grid, so that many coincide and many distances are equal. */
function grid(rows: number, columns: number) {
  const random = createRandom(rows + columns);
  const values = Float64Array.from({ length: rows * columns }, () => randomIndex(random, 7) / 2);
  return { rows, columns, values };
}

function squaredBetween(values: Float64Array, columns: number, a: number, b: number): number {
  let squared = 0;
  for (let j = 0; j < columns; j += 1) squared += (values[a * columns + j] - values[b * columns + j]) ** 2;
  return squared;
}

describe('a tree of boxes', () => {
  for (const [rows, columns] of [
    [1, 2],
    [17, 1],
    [300, 2],
    [300, 5],
  ]) {
    test(`of ${rows} rows and ${columns} columns meets each row within the limit once, and no other`, () => {
      const points = grid(rows, columns);
      const tree = buildBoxTree(points);
      assert.deepEqual(
        [...tree.rows].sort((a, b) => a - b),
        [...Array(rows).keys()],
      );
      for (let from = 0; from < rows; from += 13) {
        const met: number[] = [];
        const search = { limit: 1.25, meet: (place: number) => met.push(tree.rows[place]) };
        searchTree(tree, points.values, from * columns, search);
        const expected = [...Array(rows).keys()].filter(
          (row) => squaredBetween(points.values, columns, from, row) <= 1.25,
        );
        assert.deepEqual(
          met.sort((a, b) => a - b),
          expected,
        );
      }
    });
  }

  test('has no row nearer than its box', () => {
    const points = grid(300, 3);
    const tree = buildBoxTree(points);
    for (let node = 0; node < tree.starts.length; node += 1) {
      for (let from = 0; from < points.rows; from += 29) {
        const bound = squaredToBox(tree, node, points.values, from * 3);
        for (let p = tree.starts[node]; p < tree.ends[node]; p += 1) {
          assert.ok(squaredBetween(points.values, 3, from, tree.rows[p]) >= bound);
        }
      }
    }
  });

  test('stops meeting rows when the limit shrinks below all of them', () => {
    const points = grid(300, 2);
    const search = {
      limit: Infinity,
      met: 0,
      meet() {
        this.met += 1;
        if (this.met === 5) this.limit = -1;
      },
    };
    searchTree(buildBoxTree(points), points.values, 0, search);
    assert.equal(search.met, 5);
  });
});
