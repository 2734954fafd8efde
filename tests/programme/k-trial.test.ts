import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { createRandom } from '../../src/numeric';
import { chooseK, tryKMeans, type KTrial } from '../../src/programme';

/** A trial as the choice sees it. */
const trial = (k: number, silhouette: number, smallest_share = 0.1): KTrial =>
  ({ k, silhouette, smallest_share, inertia: 1, fit: {} }) as unknown as KTrial;

describe('the choice of k', () => {
  test('takes the highest silhouette among three clusters and more', () => {
    const { trial: taken, reason } = chooseK(
      [trial(2, 0.9), trial(3, 0.4), trial(4, 0.5), trial(5, 0.3)],
      null,
    );
    assert.equal(taken.k, 4);
    assert.match(
      reason,
      /k = 4 has the highest silhouette, 0\.500\. The highest of all, k = 2 with 0\.900, only splits/,
    );
  });

  test('passes over a k with a cluster below 1% of the customers', () => {
    const { trial: taken, reason } = chooseK([trial(3, 0.6, 0.0099), trial(4, 0.5, 0.01)], null);
    assert.equal(taken.k, 4);
    assert.match(reason, /k = 3 with 0\.600, has a cluster too small to run a campaign for\./);
  });

  test('takes the smaller k among equals, in whatever order they were tried', () => {
    assert.equal(chooseK([trial(3, 0.5), trial(4, 0.5)], null).trial.k, 3);
    assert.equal(chooseK([trial(4, 0.5), trial(3, 0.5)], null).trial.k, 3);
  });

  test('says so when the taken k is the highest of all', () => {
    assert.match(chooseK([trial(2, 0.1), trial(3, 0.5)], null).reason, /It is also the highest of all\.$/);
  });

  test('falls back on the highest of all where none qualifies, and says so', () => {
    const { trial: taken, reason } = chooseK([trial(2, 0.3), trial(3, 0.9, 0.001)], null);
    assert.equal(taken.k, 3);
    assert.match(reason, /^No k from 3 on keeps every cluster above 1% .* decides: k = 3 \(0\.900\)\.$/);
  });

  test('takes what the settings ask for, were it the worst, if it was tried', () => {
    const { trial: taken, reason } = chooseK([trial(2, 0.3), trial(3, 0.9)], 2);
    assert.equal(taken.k, 2);
    assert.equal(reason, 'The settings ask for k = 2 (silhouette 0.300).');
    assert.throws(() => chooseK([trial(2, 0.3), trial(3, 0.9)], 7), {
      name: 'RangeError',
      message: 'clustering.k must be one of 2, 3, received 7',
    });
  });

  test('needs something to choose from', () => {
    assert.throws(() => chooseK([], null), /trials must hold at least one k/);
  });
});

describe('the trials of k-means', () => {
  /** Three clouds of 30 points, far apart. */
  const random = createRandom(8);
  const clouds = new Matrix(
    Array.from({ length: 90 }, (_, i) => [
      Math.floor(i / 30) * 10 + random(),
      Math.floor(i / 30) * 7 + random(),
    ]),
  );

  test('find three clouds at k = 3, each a third of the points', () => {
    const told: number[] = [];
    const trials = tryKMeans(clouds, { seed: 1, ks: [2, 3, 4], restarts: 3, onTrial: (k) => told.push(k) });
    assert.deepEqual(told, [2, 3, 4]);
    assert.deepEqual(
      trials.map(({ k }) => k),
      [2, 3, 4],
    );
    assert.equal(trials[1].smallest_share, 1 / 3);
    assert.ok(trials[1].silhouette > 0.9 && trials[1].silhouette > trials[0].silhouette);
    assert.ok(trials[0].inertia > trials[1].inertia && trials[1].inertia > trials[2].inertia);
    assert.equal(chooseK(trials, null).trial.k, 3);
  });

  test('are the same for the same seed', () => {
    const once = tryKMeans(clouds, { seed: 5, ks: [4, 5], restarts: 2 });
    assert.deepEqual(once, tryKMeans(clouds, { seed: 5, ks: [4, 5], restarts: 2 }));
  });
});
