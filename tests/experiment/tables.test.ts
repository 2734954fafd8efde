import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  densityTable,
  kCriteriaTable,
  publishedSilhouettes,
  publishedWords,
  silhouetteTable,
  triedTable,
  type RunSpace,
} from '../../src/experiment';
import { resultsOf, trialOf } from './trials';
import { knownSpace } from '../../src/spaces';

const space = (name: 'log' | 'min-max'): RunSpace => ({
  name,
  title: knownSpace(name).title,
  recipe: { method: 'features', scaling: name === 'log' ? 'log-z' : 'min-max', name },
  columns: ['net_revenue'],
  axes: ['net_revenue'],
  parameters: {},
  measures: {},
  supervised: false,
  trustworthiness: 1,
  continuity: 1,
  points: new Matrix([[0], [1]]),
});

describe('the table of silhouettes', () => {
  const ours = [2, 3].flatMap((k) => [
    trialOf({ space: 'min-max', k, own: 0.6 + k / 100 }),
    trialOf({ space: 'min-max', model: 'ward', k, own: k === 2 ? 0.652177 : null }),
  ]);

  test('has models in rows and numbers of clusters in columns, nothing where a trial was not made', () => {
    const { rows, ks } = silhouetteTable(resultsOf(ours), 'min-max', false);
    assert.deepEqual(ks, [2, 3]);
    assert.deepEqual(rows, [
      { model: 'k-means', k2: 0.62, k3: 0.63 },
      { model: 'Gaussian mixture', k2: null, k3: null },
      { model: 'Ward', k2: 0.652177, k3: null },
    ]);
  });

  test('has the published values of the reference project below ours, where it published any', () => {
    const { rows } = silhouetteTable(resultsOf(ours), 'min-max', true);
    assert.deepEqual(
      rows.map(({ model }) => model),
      [
        'k-means',
        'k-means, published',
        'Gaussian mixture',
        'Gaussian mixture, published',
        'Ward',
        'Ward, published',
      ],
    );
    assert.deepEqual(rows[5], { model: 'Ward, published', k2: 0.652177, k3: 0.622043 });
    assert.equal(silhouetteTable(resultsOf(ours), 'log', true).rows.length, 3);
  });

  test('is summed up by the largest difference to what was published', () => {
    const all = publishedSilhouettes.flatMap(({ space: name, ks, models }) =>
      ks.flatMap((k, i) =>
        (['k-means', 'gaussian-mixture', 'ward'] as const).map((model) =>
          trialOf({
            space: name,
            model,
            k,
            own: models[model][i] + (model === 'k-means' && k === 5 ? 0.25 : 0),
          }),
        ),
      ),
    );
    const words = publishedWords(resultsOf(all));
    assert.match(words, /- Features, min-max: k-means 0\.250, Gaussian mixture 0\.000000, Ward 0\.000000/);
  });
});

describe('what was tried', () => {
  test('is counted space by space, with the best in its own space and in the common one', () => {
    const trials = [
      trialOf({ k: 2, own: 0.5, common: 0.5 }),
      trialOf({ model: 'ward', k: 3, own: 0.4, common: 0.6 }),
      trialOf({ model: 'dbscan', k: 4, own: 0.9, common: 0.9 }),
    ];
    assert.deepEqual(triedTable(resultsOf(trials), [space('log'), space('min-max')]), [
      {
        title: 'Features, log',
        trials: 3,
        best_own: 'k-means, k = 2',
        own: 0.5,
        best_common: 'Ward, k = 3',
        common: 0.6,
      },
      { title: 'Features, min-max', trials: 0, best_own: null, own: null, best_common: null, common: null },
    ]);
    assert.deepEqual(densityTable(resultsOf(trials)), [
      {
        space: 'Features, log',
        model: 'DBSCAN',
        setting: 'eps 0.5, 10 points',
        groups: 4,
        noise: 0,
        own: 0.9,
        common: 0.9,
      },
    ]);
  });
});

describe('the criteria for the number of clusters', () => {
  // The sums of squares fall steeply to k = 4 and hardly after: the point farthest below the line between the ends.
  const inertia = [100, 60, 20, 18, 16];
  const trials = [2, 3, 4, 5, 6].flatMap((k, i) => [
    trialOf({
      k,
      inertia: inertia[i],
      own: k === 3 || k === 5 ? 0.5 : 0.4,
      common: k / 10,
      daviesBouldin: 7 - k,
    }),
    trialOf({ model: 'gaussian-mixture', k, bic: k === 5 ? 1 : 2 }),
  ]);

  test('each ask for their own, the fewer among equals', () => {
    assert.deepEqual(kCriteriaTable(resultsOf(trials), [space('log')]), [
      {
        space: 'log',
        title: 'Features, log',
        elbow: 4,
        silhouette: 3,
        davies_bouldin: 6,
        calinski_harabasz: 6,
        bic: 5,
        common_silhouette: 6,
      },
    ]);
  });

  test('show nothing where nothing was tried or nothing falls', () => {
    const [row] = kCriteriaTable(resultsOf([2, 3, 4].map((k) => trialOf({ k, own: null }))), [space('log')]);
    assert.equal(row.elbow, null);
    assert.equal(row.silhouette, null);
    assert.equal(row.bic, null);
  });
});
