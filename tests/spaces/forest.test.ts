import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitForest, loadForest } from '../../src/spaces';
import { binColumns } from '../../src/spaces/forest/bins';
import { LeafIndex } from '../../src/spaces/forest/leaf-index';
import { leafOf, TreeGrower } from '../../src/spaces/forest/tree';
import { createRandom, flatten } from '../../src/numeric';
import { COLUMNS, fixture, heavyTailed, throughJson } from './helpers';

interface Customers {
  readonly raw: number[][];
  readonly forest: { outOfBagR2: number };
  readonly tree: { rows: number[][]; target: number[]; prediction: number[]; leaves: number };
}

const raw = heavyTailed(800);
const others = COLUMNS.slice(1);
const rows = raw.subMatrix(0, 799, 1, 4);
const target = Float64Array.from(raw.getColumn(0), Math.log1p);
const forest = fitForest(rows, others, target, { seed: 2 });

describe('the regression forest', () => {
  test('grows the tree of scikit-learn from all rows and all columns', () => {
    const known = fixture<Customers>('customers').tree;
    const flat = flatten(new Matrix(known.rows));
    const settings = { minLeaf: 5, maxDepth: Infinity, columnsPerSplit: 3 };
    const grower = new TreeGrower(binColumns(flat), Float64Array.from(known.target), settings);
    const tree = grower.grow(Int32Array.from({ length: 200 }, (_, i) => i), createRandom(1)); // prettier-ignore
    assert.equal(tree.column.filter((column) => column < 0).length, known.leaves);
    known.prediction.forEach((expected, i) => {
      const ours = tree.value[leafOf(tree, flat.values, 3 * i)];
      assert.ok(Math.abs(ours - expected) < 1e-12, `row ${i}: ${ours}, expected ${expected}`);
    });
  });

  test('predicts unseen customers as well as that of scikit-learn', () => {
    const known = fixture<Customers>('customers');
    const table = new Matrix(known.raw);
    const spend = Float64Array.from(table.getColumn(0), Math.log1p);
    for (const seed of [1, 2, 3]) {
      const { outOfBagR2 } = fitForest(table.subMatrix(0, 399, 1, 3), ['a', 'b', 'c'], spend, { seed });
      assert.ok(outOfBagR2 !== null);
      assert.ok(Math.abs(outOfBagR2 - known.forest.outOfBagR2) < 0.03, `${outOfBagR2}`);
    }
  });

  test('finds the one split that a hand finds', () => {
    // 0, 1, 2, 3 with targets 1, 1, 5, 5: cut half-way between 1 and 2.
    const flat = flatten(Matrix.columnVector([0, 1, 2, 3]));
    const settings = { minLeaf: 1, maxDepth: Infinity, columnsPerSplit: 1 };
    const grower = new TreeGrower(binColumns(flat), Float64Array.of(1, 1, 5, 5), settings);
    const tree = grower.grow(Int32Array.of(0, 1, 2, 3), createRandom(1));
    assert.deepEqual([...tree.column], [0, -1, -1]);
    assert.equal(tree.threshold[0], 1.5);
    assert.deepEqual([...tree.value], [3, 1, 5]);
  });

  test('gives the same bytes for the same seed and other bytes for another', () => {
    assert.deepEqual(fitForest(rows, others, target, { seed: 2 }).save(), forest.save());
    assert.notDeepEqual(fitForest(rows, others, target, { seed: 3 }).save(), forest.save());
  });

  test('has no leaf with fewer sampled rows than asked for, and no tree deeper', () => {
    const shallow = fitForest(rows, others, target, { trees: 5, maxDepth: 3, minLeaf: 40 }).save();
    for (const { left, column } of shallow.trees) {
      assert.ok(column.length <= 15);
      const depth = (node: number): number =>
        column[node] < 0 ? 0 : 1 + Math.max(depth(left[node]), depth(left[node] + 1));
      assert.ok(depth(0) <= 3);
    }
    const leaves = fitForest(rows, others, target, { trees: 1, minLeaf: 400 }).leaves(rows, others).leaves;
    assert.ok(new Set(leaves).size <= 2);
  });

  test('survives JSON to the bit, and takes columns in any order', () => {
    const loaded = loadForest(throughJson(forest.save()));
    const later = heavyTailed(100, 9).subMatrix(0, 99, 1, 4);
    assert.deepEqual(loaded.predict(later, others), forest.predict(later, others));
    assert.deepEqual(loaded.leaves(later, others), forest.leaves(later, others));
    const turned = later.selection([...Array(100).keys()], [2, 0, 3, 1]);
    const names = [2, 0, 3, 1].map((c) => others[c]);
    assert.deepEqual(forest.predict(turned, names), forest.predict(later, others));
    assert.throws(
      () => forest.predict(later, ['a', 'b', 'c', 'd']),
      /unknown column "a": the forest was fitted on/,
    );
  });

  test('of a constant target, or of constant columns, has one leaf and predicts the mean', () => {
    const flat = fitForest(rows, others, new Float64Array(800).fill(4), { trees: 3 });
    assert.equal(flat.outOfBagR2, null);
    assert.ok(flat.predict(rows, others).every((value) => value === 4));
    const blind = fitForest(
      Matrix.ones(50, 2),
      ['a', 'b'],
      Float64Array.from({ length: 50 }, (_, i) => i),
      { trees: 3 },
    );
    assert.ok(blind.leaves(Matrix.ones(50, 2), ['a', 'b']).leaves.every((leaf) => leaf === 0));
  });

  test('of one row predicts that row', () => {
    const one = fitForest(new Matrix([[1, 2]]), ['a', 'b'], Float64Array.of(7));
    assert.deepEqual([...one.predict(new Matrix([[5, 5]]), ['a', 'b'])], [7]);
    assert.equal(one.outOfBagR2, null);
  });

  test('refuses a target of another length, NaN, and options out of range', () => {
    assert.throws(
      () => fitForest(rows, others, target.subarray(1)),
      /length of the target must be .* received 799/,
    );
    const broken = target.slice();
    broken[5] = NaN;
    assert.throws(() => fitForest(rows, others, broken), /target of row 5 must be .* received NaN/);
    assert.throws(
      () => fitForest(rows, others, target, { columnsPerSplit: 5 }),
      /columnsPerSplit must be .* at most 4/,
    );
    assert.throws(() => fitForest(rows, others, target, { minLeaf: 0 }), /minLeaf must be/);
  });
});

describe('distances between leaves', () => {
  // Three rows, four trees: rows 0 and 1 share trees 0, 1, 2; rows 0 and 2 share tree 3; rows 1 and 2 share none.
  const table = { leaves: Int32Array.of(1, 2, 1, 1, 1, 2, 1, 2, 2, 1, 3, 1), rows: 3, trees: 4 };

  test('are the share of trees in which two rows differ', () => {
    const { indices, distances } = new LeafIndex(table).nearest(2);
    assert.deepEqual([...indices], [1, 2, 0, -1, 0, -1]);
    assert.deepEqual([...distances], [1 / 4, 3 / 4, 1 / 4, 1, 3 / 4, 1]);
  });

  test('of new rows count the trees too, and unknown leaves are shared with nobody', () => {
    const asked = { leaves: Int32Array.of(1, 2, 9, 1), rows: 1, trees: 4 };
    const { indices, distances } = new LeafIndex(table).nearest(3, asked);
    assert.deepEqual([...indices], [0, 1, 2]);
    assert.deepEqual([...distances], [1 / 4, 2 / 4, 3 / 4]);
  });

  test('found through the leaves are those that counting over all pairs finds', () => {
    const leaves = forest.leaves(rows, others);
    const index = new LeafIndex(leaves);
    const { indices, distances } = index.nearest(10);
    const out = new Float64Array(800);
    for (const i of [0, 17, 799]) {
      const counted = Array.from({ length: 800 }, (_, j) => {
        let differ = 0;
        for (let t = 0; t < 100; t += 1)
          differ += leaves.leaves[100 * i + t] === leaves.leaves[100 * j + t] ? 0 : 1;
        return differ / 100;
      });
      index.asSpace().distances.fill(i, out);
      out.forEach((distance, j) => assert.ok(Math.abs(distance - counted[j]) < 1e-15));
      const sorted = counted.map((distance, j) => [distance, j]).filter(([, j]) => j !== i);
      sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      assert.deepEqual(
        [...indices.subarray(10 * i, 10 * i + 10)],
        sorted.slice(0, 10).map(([, j]) => j),
      );
      sorted
        .slice(0, 10)
        .forEach(([distance], j) => assert.ok(Math.abs(distances[10 * i + j] - distance) < 1e-15));
    }
  });

  test('that are empty places are filled for judging with rows that share no leaf either', () => {
    const { indices } = new LeafIndex(table).asSpace().nearest(2);
    assert.deepEqual([...indices], [1, 2, 0, 2, 0, 1]);
  });
});
