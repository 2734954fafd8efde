import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { withoutGroups } from '../../src/experiment';
import { createRandom, pearson, randomNormal } from '../../src/numeric';
import { createWriter, groupsTexts } from '../../src/texts';

/** Two groups far apart on the first feature, and a second one that goes with it; whole numbers tie on the third. */
const random = createRandom(3);
const values = new Matrix(
  Array.from({ length: 400 }, (_, row) => {
    const first = (row % 2 === 0 ? 0 : 10) + randomNormal(random);
    return [Math.exp(first), first + 3 * randomNormal(random), Math.floor(3 * random())];
  }),
);

describe('customers without groups', () => {
  const made = withoutGroups(values, 1);
  const column = (matrix: Matrix, c: number): Float64Array => Float64Array.from(matrix.getColumn(c));

  test('have each feature’s values as they are', () => {
    for (const c of [0, 1, 2]) assert.deepEqual(column(made, c).sort(), column(values, c).sort());
  });

  test('have features that go together as they did', () => {
    const ranks = (each: Float64Array): Float64Array => {
      const order = [...each.keys()].sort((a, b) => each[a] - each[b] || a - b);
      const found = new Float64Array(each.length);
      order.forEach((row, rank) => (found[row] = rank));
      return found;
    };
    const together = (matrix: Matrix, a: number, b: number): number =>
      pearson(ranks(column(matrix, a)), ranks(column(matrix, b)));
    assert.ok(together(values, 0, 1) > 0.7);
    assert.ok(Math.abs(together(made, 0, 1) - together(values, 0, 1)) < 0.1);
    assert.ok(Math.abs(together(made, 0, 2)) < 0.15);
  });

  test('are the same for the same seed, and others for another', () => {
    assert.deepEqual(withoutGroups(values, 1).to2DArray(), made.to2DArray());
    assert.notDeepEqual(withoutGroups(values, 2).to2DArray(), made.to2DArray());
  });

  test('can be made of features of which one says all of the other, or nothing', () => {
    const same = new Matrix(Array.from({ length: 20 }, (_, row) => [row, 2 * row, 7]));
    assert.deepEqual(withoutGroups(same, 1).getColumn(2), new Array(20).fill(7));
  });
});

describe('what is said of groups', () => {
  const w = createWriter('en', 'GBP');

  test('takes a stability for evidence only where it exceeds that of a cloud', () => {
    assert.match(groupsTexts.en.stability(w, { stability: 0.94, reference: 0.95 }), /no evidence of groups/);
    assert.match(
      groupsTexts.en.stability(w, { stability: 0.94, reference: 0.6 }),
      /more than a cloud without groups/,
    );
    assert.equal(groupsTexts.en.stability(w, { stability: 0.94, reference: null }), '');
  });

  test('says “one cloud” where the gap statistic says 1, and otherwise what it says', () => {
    const gap = (value: number | null) =>
      groupsTexts.en.gap(w, { stability: null, reference: null, gap: value });
    assert.match(gap(1), /finds one cloud/);
    assert.match(gap(4), /finds 4 groups/);
    assert.match(gap(null), /names no number/);
    assert.match(groupsTexts.pt.gap(w, { stability: null, reference: null, gap: 1 }), /uma só nuvem/);
  });
});
