import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { silhouetteMapFigure, stabilityFigure } from '../../src/charts';
import { registerModel } from '../../src/clustering';
import { withSteps } from '../../src/config';
import { finalistTable, silhouetteTable, trialWords } from '../../src/experiment';
import { customerInvariants, featureMatrix, registerFeature } from '../../src/features';
import { checkRun, runSteps, stepRange, type StepResults } from '../../src/pipeline';
import { checkConsistency } from '../../src/programme';
import { readModel } from '../../src/scoring';
import { readCsv, runFolders, withArtefacts } from '../../src/store';
import { months } from '../features/months';
import { runSettings } from '../support/run';
import { averageLinkage } from './average-linkage';

const context = { period: '2011', source: 'a test', currency: 'GBP' };

describe('a model and a feature of one’s own, each entered in its registry and nowhere else', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-newcomers-'));
  const { rules, ...usual } = runSettings(folder, { data: 'sample', sampleCustomers: 140 });
  const clustering = {
    features: ['n_months', 'net_revenue', 'recency_days'],
    scaling: 'log-z',
    override: { space: 'log', model: 'average', k: 3 },
  };
  const settings = withSteps(
    { ...usual, rules: { ...rules, windowDays: null, clustering } },
    {
      trials: { ks: [2, 3, 4] },
      finalists: { count: 3, replicates: 5, seeds: 2 },
      value: { replicates: 0, origins: 2, bandedOrigins: 0 },
      proof: { replicates: 200, permutations: 199 },
    },
  );
  const removes: (() => void)[] = [];
  let made: StepResults;

  before(async () => {
    assert.throws(() => checkRun(settings), /there is no feature "n_months"/);
    removes.push(registerFeature(months));
    assert.throws(
      () => checkRun(settings),
      /clustering\.override\.model must be one of k-means, gaussian-mixture, ward, received "average"/,
    );
    removes.push(registerModel(averageLinkage));
    await runSteps(settings, ['load', 'clean']);
    // From notebook 03's step to notebook 09's.
    made = { ...(await runSteps(settings, stepRange('features', 'report'))) };
  });
  after(() => {
    for (const remove of removes) remove();
    rmSync(folder, { recursive: true });
  });

  test('the feature is counted for every customer, with its invariant', async () => {
    const { values, customerIds } = await featureMatrix(settings);
    const counted = await withArtefacts(settings, ['cleaned'], (database) =>
      database.rows<{ id: number; months: number }>(`
        SELECT customer_id AS id, count(DISTINCT strftime(day, '%Y-%m')) AS months FROM cleaned
        WHERE quantity = 0 OR (quantity > 0 AND standing_quantity > 0) GROUP BY ALL ORDER BY id`),
    );
    assert.deepEqual(
      customerIds.map((id, i) => ({ id, months: values.get(i, 0) })),
      counted,
    );
    const invariants = await customerInvariants(settings);
    assert.ok(invariants.some(({ name }) => name === 'months are at least 1'));
  });

  test('the model is tried in every space, and judged as the others are', () => {
    const { spaces, trials } = made;
    for (const { name } of spaces.spaces) {
      const tried = trials.trials.filter(({ space, spec }) => space === name && spec.model === 'average');
      assert.deepEqual(
        tried.map(({ id }) => id),
        [2, 3, 4].map((k) => `${name}/average/k=${k}`),
      );
      for (const { common, labels } of tried) {
        assert.ok(common.silhouette !== null && common.silhouette > -1);
        assert.equal(labels.length, spaces.customers.ids.length);
      }
    }
  });

  test('the model is examined, chosen and told by its own name', () => {
    const { choose, finalists, trials } = made;
    const { finalist } = choose;
    assert.equal(finalist.trial.id, 'log/average/k=3');
    assert.equal(finalist.title, 'Features, log, average linkage, k = 3');
    assert.equal(finalist.stability.seedAgreement, null);
    assert.equal(finalist.stability.bootstrap.clusters.length, 3);
    assert.ok(finalistTable(choose, finalists.finalists).some(({ model }) => model === 'average linkage'));
    const { rows } = silhouetteTable(trials, 'log', false);
    assert.ok(rows.some(({ model }) => model === 'average linkage'));
    const words = trialWords('pt', { space: 'log', model: 'average', k: 3 });
    assert.match(words, /^ligação média sobre .*, 3 grupos$/);
  });

  test('the model is drawn', () => {
    const { choose, spaces, trials } = made;
    const map = JSON.stringify(silhouetteMapFigure(trials, spaces.spaces, 'own', context));
    assert.match(map, /Features, log, average linkage/);
    const stability = JSON.stringify(stabilityFigure([choose.finalist], context));
    assert.match(stability, /Features, log\\naverage linkage, k = 3|Features, log<br>average linkage, k = 3/);
  });

  test('the model is trained on the feature, saved and read back, and gives its own customers their groups', async () => {
    const { train, spaces } = made;
    assert.equal(train.agreement, 1);
    const { saved, predict } = await readModel(settings);
    assert.equal(saved.title, 'Features, log, average linkage, k = 3');
    assert.deepEqual(saved.features, clustering.features);
    assert.match(saved.prediction, /^A new customer goes where the nearest five customers are/);
    assert.deepEqual(predict(spaces.customers.values, spaces.customers.columns), train.clusters);
  });

  test('both reach segments, rules, lists and the report', async () => {
    const { segments, report, proof } = made;
    assert.equal(segments.segments.length, 3);
    for (const { means } of segments.segments) assert.ok(means.n_months! >= 1);
    assert.equal(proof.evaluation.trial, 'log/average/k=3');
    const { columns } = readCsv(
      readFileSync(path.join(runFolders(settings).processed, 'customers.csv'), 'utf8'),
    );
    assert.ok(columns.includes('n_months'));
    assert.match(JSON.stringify(report.document), /average linkage/);
    await checkConsistency(settings);
  });
});
