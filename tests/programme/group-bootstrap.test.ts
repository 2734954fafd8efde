import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bootstrapGroups } from '../../src/programme/group-bootstrap';

const n = 60;
const groups = Int32Array.from({ length: n }, (_, i) => (i < 20 ? 1 : 2));
const amounts = Float64Array.from({ length: n }, (_, i) => (i < 20 ? 100 + 10 * (i % 5) : 10 + (i % 3)));
const input = { groups, count: 2, columns: [amounts], amounts, otherAmount: 0 };

describe('figures of groups with bootstrap intervals', () => {
  test('hold the estimate, and are the same for the same seed only', () => {
    const [first, second] = bootstrapGroups(input, 7);
    for (const [interval, estimate] of [
      [first.columns[0].meanInterval, 120],
      [first.columns[0].medianInterval, 120],
      [second.columns[0].meanInterval, 10.975],
      [first.shareInterval, 2400 / 2839],
    ] as const) {
      assert.ok(interval !== null && interval[0] <= estimate && estimate <= interval[1]);
    }
    assert.deepEqual([first.columns[0].mean, first.columns[0].median], [120, 120]);
    assert.deepEqual(bootstrapGroups(input, 7), [first, second]);
    assert.notDeepEqual(bootstrapGroups(input, 8), [first, second]);
  });

  test('of a group do not hang on how the others are divided', () => {
    const [first] = bootstrapGroups(input, 7);
    const divided = { ...input, count: 3, groups: groups.map((group, i) => (i < 40 ? group : 3)) };
    assert.deepEqual(bootstrapGroups(divided, 7)[0], first);
    // Nobody's group is 0: they count in the total alone.
    const nobody = { ...input, count: 1, groups: groups.map((group) => (group === 1 ? 1 : 0)) };
    assert.deepEqual(bootstrapGroups(nobody, 7), [first]);
  });

  test('of a mean are about as wide as its standard error says', () => {
    const { meanInterval } = bootstrapGroups(input, 7)[0].columns[0];
    // Twenty values 100, 110, … 140: deviation √200; 2 × 1.96 × √(200 / 20).
    const width = meanInterval![1] - meanInterval![0];
    assert.ok(Math.abs(width / (2 * 1.96 * Math.sqrt(10)) - 1) < 0.12, String(width));
  });

  test('have no width where all are alike', () => {
    const same = { ...input, columns: [new Float64Array(n).fill(3)] };
    const { meanInterval, medianInterval } = bootstrapGroups(same, 1)[0].columns[0];
    assert.deepEqual(
      [meanInterval, medianInterval],
      [
        [3, 3],
        [3, 3],
      ],
    );
  });

  test('count an amount that is nobody’s in the denominator of shares', () => {
    const [alone] = bootstrapGroups(input, 7);
    const [beside] = bootstrapGroups({ ...input, otherAmount: 2839 }, 7);
    const half = 1200 / 2839;
    assert.ok(beside.shareInterval![0] < half && half < beside.shareInterval![1]);
    assert.ok(beside.shareInterval![1] < alone.shareInterval![0]);
    assert.deepEqual(beside.columns, alone.columns);
  });

  test('are none below five customers, and none of a share where a sample’s total is not above 0', () => {
    const few = { ...input, groups: groups.map((_, i) => (i < 4 ? 1 : 2)) };
    const [first, second] = bootstrapGroups(few, 7);
    const [{ mean, meanInterval, medianInterval }] = first.columns;
    assert.deepEqual([mean, meanInterval, medianInterval, first.shareInterval], [115, null, null, null]);
    assert.notEqual(second.columns[0].meanInterval, null);
    const nothing = { ...input, amounts: new Float64Array(n) };
    assert.equal(bootstrapGroups(nothing, 7)[0].shareInterval, null);
  });

  test('leave out who has no value, and take the middle of an odd or an even number', () => {
    const missing = (values: readonly number[]): Float64Array =>
      Float64Array.from({ length: n }, (_, i) => values[i] ?? NaN);
    const columns = [missing([4, 1, 3, 2]), missing([9, 1, 2]), missing([])];
    const [{ columns: found }] = bootstrapGroups({ ...input, columns }, 1);
    assert.deepEqual(
      found.map((each) => [each.n, each.mean, each.median]),
      [
        [4, 2.5, 2.5],
        [3, 4, 2],
        [0, null, null],
      ],
    );
    assert.deepEqual(bootstrapGroups({ ...input, columns: [] }, 1)[0].columns, []);
  });

  test('of nobody at all are none', () => {
    const nobody = { groups: new Int32Array(), count: 1, columns: [new Float64Array()] };
    const [{ columns, shareInterval }] = bootstrapGroups(
      { ...nobody, amounts: new Float64Array(), otherAmount: 0 },
      1,
    );
    assert.deepEqual(columns, [{ n: 0, mean: null, median: null, meanInterval: null, medianInterval: null }]);
    assert.equal(shareInterval, null);
  });
});
