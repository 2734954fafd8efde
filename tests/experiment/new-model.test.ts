import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { registerModel, type TrialResults } from '../../src/clustering';
import { type Settings } from '../../src/config';
import {
  checkExperiment,
  chooseModel,
  examine,
  finalistTable,
  makeSpaces,
  pickFinalists,
  silhouetteTable,
  trainModel,
  trialWords,
  tryModels,
  writeTrials,
  type Finalist,
  type ModelChoice,
  type RunSpaces,
} from '../../src/experiment';
import { silhouetteMapFigure, stabilityFigure } from '../../src/charts';
import { buildFeatures } from '../../src/features';
import { readModel } from '../../src/scoring';
import { clean, loadTransactions } from '../../src/transactions';
import { runSettings } from '../support/run';
import { finishRun } from '../support/trained-run';
import { averageLinkage } from './average-linkage';

const context = { period: '2011', source: 'a test', currency: 'GBP' };

describe('a new clustering model, entered in the registry and nowhere else', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-new-model-'));
  const usual = runSettings(folder, { data: 'sample', sampleCustomers: 140 });
  const { clustering } = usual.rules;
  const override = { space: 'log', model: 'average', k: 3 };
  const settings: Settings = {
    ...usual,
    rules: { ...usual.rules, clustering: { ...clustering, override } },
  };
  let remove: () => void;
  let run: RunSpaces;
  let results: TrialResults;
  let finalists: readonly Finalist[];
  let choice: ModelChoice;

  before(async () => {
    assert.throws(
      () => checkExperiment(settings),
      /clustering\.override\.model must be one of k-means, gaussian-mixture, ward, received "average"/,
    );
    remove = registerModel(averageLinkage);
    checkExperiment(settings);
    await loadTransactions(settings);
    await clean(settings);
    await buildFeatures(settings);
    run = await makeSpaces(settings);
    results = await tryModels(settings, run, { ks: [2, 3, 4] });
    ({ finalists } = await examine(settings, run, pickFinalists(settings, results)));
    choice = chooseModel(settings, finalists);
    await writeTrials(settings, results, finalists, choice);
  });
  after(() => {
    remove();
    rmSync(folder, { recursive: true });
  });

  test('is tried in every space, and judged as the others are', () => {
    for (const { name } of run.spaces) {
      const tried = results.trials.filter(({ space, spec }) => space === name && spec.model === 'average');
      assert.deepEqual(
        tried.map(({ id }) => id),
        [2, 3, 4].map((k) => `${name}/average/k=${k}`),
      );
      for (const { common, labels } of tried) {
        assert.ok(common.silhouette !== null && common.silhouette > -1);
        assert.equal(labels.length, run.customers.ids.length);
      }
    }
  });

  test('is examined, chosen and told by its own name', () => {
    const { finalist } = choice;
    assert.equal(finalist.trial.id, 'log/average/k=3');
    assert.equal(finalist.title, 'Features, log, average linkage, k = 3');
    assert.equal(finalist.stability.seedAgreement, null);
    assert.equal(finalist.stability.bootstrap.clusters.length, 3);
    assert.ok(finalistTable(choice, finalists).some(({ model }) => model === 'average linkage'));
    const { rows } = silhouetteTable(results, 'log', false);
    assert.ok(rows.some(({ model }) => model === 'average linkage'));
    const words = trialWords('pt', { space: 'log', model: 'average', k: 3 });
    assert.match(words, /^ligação média sobre .*, 3 grupos$/);
  });

  test('is drawn', () => {
    const map = JSON.stringify(silhouetteMapFigure(results, run.spaces, 'own', context));
    assert.match(map, /Features, log, average linkage/);
    const stability = JSON.stringify(stabilityFigure([choice.finalist], context));
    assert.match(stability, /Features, log\\naverage linkage, k = 3|Features, log<br>average linkage, k = 3/);
  });

  test('is trained, saved and read back, and gives its own customers their groups', async () => {
    const training = await trainModel(settings, run, choice.finalist.trial);
    assert.equal(training.agreement, 1);
    const { saved, predict } = await readModel(settings);
    assert.equal(saved.title, 'Features, log, average linkage, k = 3');
    assert.match(saved.placement, /^A new customer goes where the nearest five customers are/);
    assert.deepEqual(predict(run.customers.values, run.customers.columns), training.clusters);
  });

  test('carries segments, rules and lists to the end', async () => {
    const training = await finishRun(settings, { space: 'log', spec: { model: 'average', k: 3 } });
    assert.equal(training.model.saved.clusters.length, 3);
  });
});
