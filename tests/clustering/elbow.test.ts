import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { elbow } from '../../src/clustering';

describe('elbow', () => {
  test('of a curve that falls to a floor at k = 4 is k = 4', () => {
    // Scaled: k = 4 lies at x = 1/3 and y = 0, so 2/3 below the chord.
    const { k, strength } = elbow([2, 3, 4, 5, 6, 7, 8], [100, 50, 0, 0, 0, 0, 0]);
    assert.equal(k, 4);
    assert.ok(Math.abs(strength - 2 / 3) < 1e-12);
  });

  test('of a straight line does not exist', () => {
    assert.deepEqual(
      { ...elbow([2, 3, 4, 5], [0.4, 0.3, 0.2, 0.1]), depths: [] },
      { k: null, strength: 0, depths: [] },
    );
  });

  test('does not depend on the unit of the inertias', () => {
    const inertias = [90, 41, 22, 17, 14, 12];
    const ks = [2, 3, 4, 5, 6, 7];
    const scaled = elbow(
      ks,
      inertias.map((value) => value * 1e6),
    );
    assert.equal(elbow(ks, inertias).k, scaled.k);
  });

  test('refuses fewer than three points, ks that do not ascend, a curve that does not fall, NaN', () => {
    assert.throws(() => elbow([2, 3], [5, 4]), /points of the curve/);
    assert.throws(() => elbow([2, 3, 3], [5, 4, 3]), /ks\[2\]/);
    assert.throws(() => elbow([2, 3, 4], [5, 4, 5]), /inertias must fall/);
    assert.throws(() => elbow([2, 3, 4], [5, NaN, 3]), /inertias\[1\]/);
  });
});
