import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stratifiedSample } from '../../src/clustering';
import { blobs } from './blobs';

describe('stratified sample', () => {
  const { matrix, labels } = blobs([500, 400, 6], { gap: 30 });

  test('has the size asked for, of distinct rows in order', () => {
    for (const size of [50, 123, 700]) {
      const rows = stratifiedSample(matrix, size);
      assert.equal(rows.length, size);
      rows.forEach((row, i) => assert.ok(i === 0 || row > rows[i - 1]));
    }
  });

  test('keeps a rare group that an even draw would mostly lose', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const rows = stratifiedSample(matrix, 60, { seed });
      assert.ok(rows.some((row) => labels[row] === 2));
    }
  });

  test('keeps the proportions of the large groups', () => {
    const rows = stratifiedSample(matrix, 300);
    const first = rows.filter((row) => labels[row] === 0).length;
    assert.ok(Math.abs(first - (300 * 500) / 906) < 15, `${first}`);
  });

  test('is all rows when there are no more, and the same for the same seed', () => {
    assert.equal(stratifiedSample(matrix, 2000).length, 906);
    assert.deepEqual(stratifiedSample(matrix, 90, { seed: 4 }), stratifiedSample(matrix, 90, { seed: 4 }));
  });

  test('refuses sizes and strata out of range', () => {
    assert.throws(() => stratifiedSample(matrix, 0), /size/);
    assert.throws(() => stratifiedSample(matrix, 10, { strata: 20 }), /strata/);
  });
});
