import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { specNamed, specName, type TrialModel } from '../../src/clustering';

const specs: readonly TrialModel[] = [
  { model: 'k-means', k: 3, restarts: 5 },
  { model: 'gaussian-mixture', k: 14, restarts: 2, covariance: 'full' },
  { model: 'ward', k: 8 },
  { model: 'dbscan', eps: 0.25, minPoints: 10 },
  { model: 'hdbscan', minClusterSize: 43, minPoints: 10 },
];

describe('the model that a trial is named after', () => {
  for (const spec of specs) {
    test(`is found again: ${specName(spec)}`, () => {
      assert.deepEqual(specNamed(specName(spec)), spec);
    });
  }

  test('is refused where the name is none', () => {
    assert.throws(() => specNamed('ward'), /must begin with a model, received "ward"/);
    assert.throws(() => specNamed('ward/k=x'), /such as "ward\/k=8", received "ward\/k=x"/);
    assert.throws(() => specNamed('magic/k=3'), /must begin with a model, received "magic\/k=3"/);
  });
});
