import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  checkModels,
  clusteringModel,
  clusteringModels,
  fitTrialModel,
  modelFaults,
  NOISE,
  predictRows,
  registerModel,
  runTrials,
  saveTrial,
  specNamed,
  type ClusteringModel,
  type SavedClustering,
} from '../../src/clustering';
import { projectRoot } from '../../src/config';
import { averageLinkage } from '../pipeline/average-linkage';
import { filesBelow } from '../support/imports';
import { blobs } from './blobs';

const { matrix } = blobs([60, 80, 50], { gap: 6 });
const space = { name: 'features', scaling: 'none', points: matrix };

for (const { name, byK, noise, chance, words } of clusteringModels()) {
  describe(`the clustering model ${name}`, () => {
    test('finds groups that lie far apart, by k or by itself, and saves what gives them again', async () => {
      const { trials, skipped } = await runTrials([space], space, { models: [name], ks: [3], threads: 0 });
      assert.deepEqual(skipped, []);
      assert.ok(trials.some(({ k }) => k === 3));
      for (const trial of trials) {
        const { spec, labels, seed, id } = trial;
        assert.deepEqual(fitTrialModel(matrix, spec, seed).labels, labels);
        if (!noise) assert.ok(labels.every((label) => label !== NOISE));
        const saved = JSON.parse(JSON.stringify(saveTrial(trial, matrix))) as SavedClustering;
        const same = predictRows(saved, matrix).filter((label, row) => label === labels[row]).length;
        assert.ok(same >= (byK ? 1 : 0.9) * matrix.rows, `${id}: ${same}`);
      }
    });

    test('comes out the same from every seed where it says that there is no chance', () => {
      const { model, ...settings } = specNamed(byK ? `${name}/k=3` : exampleOf(name));
      const fits = [1, 2].map((seed) => fitTrialModel(matrix, { model, ...settings }, seed).labels);
      if (!chance) assert.deepEqual(fits[0], fits[1]);
    });

    test('has words in both languages', () => {
      for (const language of ['en', 'pt'] as const) {
        assert.ok(words[language].name.length > 2);
        const setting = words[language].setting?.({ eps: '0.5', minPoints: '4', minClusterSize: '8' });
        assert.equal(byK, setting === undefined);
        assert.ok(setting === undefined || !setting.includes('undefined'));
      }
    });
  });
}

/** A trial's name for a model that finds the number of clusters itself. */
function exampleOf(name: string): string {
  const values: Readonly<Record<string, number>> = { eps: 0.5, minPoints: 4, minClusterSize: 8 };
  return `${name}/${clusteringModel(name)
    .named.map((setting) => `${setting}=${values[setting]}`)
    .join(',')}`;
}

describe('the registry of clustering models', () => {
  test('lacks nothing', () => checkModels());

  test('says what an entry lacks, all of it at once', () => {
    assert.deepEqual(modelFaults(averageLinkage, clusteringModels()), []);
    const { words, predictor } = averageLinkage;
    const bare = { fit: undefined, predictor: undefined, words: { en: words.en } };
    assert.deepEqual(modelFaults({ ...averageLinkage, ...bare }), [
      'model average: fit is missing',
      'model average: predictor is missing',
      'model average: words.pt.name is missing',
    ]);
    const halves = { ...predictor, kind: 'halves', scores: undefined, words: { en: predictor.words.en } };
    assert.deepEqual(modelFaults({ ...averageLinkage, predictor: halves }), [
      'model average: predictor.scores is missing',
      'model average: predictor.words.pt is missing',
      'model average: save is missing: without it the predictor must be nearestLabelled',
    ]);
    assert.deepEqual(modelFaults({ ...averageLinkage, byK: false }), [
      'model average: plan is missing, since byK is false',
      'model average: words.en.setting is missing',
      'model average: words.pt.setting is missing',
    ]);
    const options = { starts: { fallback: 0, range: { min: 1 }, meaning: 'starts' } };
    assert.deepEqual(modelFaults({ ...averageLinkage, options }), [
      'model average: options.starts.fallback must be a number at least 1, received 0',
    ]);
  });

  test('refuses an entry that lacks something, and a name that is taken', () => {
    const unfinished = { ...averageLinkage, words: {} } as unknown as ClusteringModel;
    assert.throws(
      () => registerModel(unfinished),
      /words\.en\.name is missing; .*words\.pt\.name is missing/,
    );
    assert.throws(
      () => registerModel({ ...averageLinkage, name: 'ward' }),
      /model ward: there is another model of that name/,
    );
    assert.throws(() => clusteringModel('average'), /must be one of k-means, .*received "average"/);
  });

  test('takes an entry, whose trials are made in this thread, and lets it go again', async () => {
    const remove = registerModel(averageLinkage);
    const { trials } = await runTrials([space], space, { models: ['average'], ks: [3], threads: 2 });
    remove();
    assert.deepEqual(trials[0].sizes, [80, 60, 50]);
    assert.throws(() => clusteringModel('average'), /must be one of/);
  });

  test('is the only place that goes by the names of models, but for what was published and the criteria for k', () => {
    const meant = [
      'src/charts/stories/trials.ts',
      'src/experiment/k-criteria.ts',
      'src/experiment/published-result.ts',
      'src/experiment/published.ts',
      'src/report/comparison.ts',
    ];
    const names = clusteringModels().map(({ name }) => name);
    const quoted = new RegExp(`['"\`](${names.join('|')})['"\`]`);
    const naming = ['src', 'tools']
      .flatMap((folder) => filesBelow(projectRoot(), folder, ['.ts']))
      .filter((file) => !file.startsWith('src/clustering/'))
      .filter((file) => quoted.test(withoutComments(readFileSync(path.join(projectRoot(), file), 'utf8'))));
    assert.deepEqual(naming, meant);
  });
});

/** A source without its comments: an example in a docstring may name a model. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
