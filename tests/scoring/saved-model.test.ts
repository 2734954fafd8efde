import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Matrix } from 'ml-matrix';
import {
  fitKMeans,
  fitMixture,
  fitTrialModel,
  predictKMeans,
  predictMixture,
  predictRows,
  saveLabelled,
  type TrialModel,
} from '../../src/clustering';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import { loadModel, readModel } from '../../src/scoring';
import {
  makeSpaces,
  rankByRevenue,
  readClustered,
  spaceRecipes,
  type ClusteredCustomers,
  type RunSpaces,
} from '../../src/experiment';
import { fitScaler, fitSpace, type SpaceName } from '../../src/spaces';
import { withArtefacts, writeArtefact, writeTextArtefact } from '../../src/store';
import { clean } from '../../src/cleaning';
import { loadTransactions } from '../../src/transactions';
import { runSettings } from '../support/run';
import { trainWanted } from '../support/trained-run';

const SPACES: readonly SpaceName[] = ['min-max', 'log', 'pca', 'umap', 'tsne', 'leaves'];

const SPECS: readonly TrialModel[] = [
  { model: 'k-means', k: 3, restarts: 3 },
  { model: 'gaussian-mixture', k: 3, restarts: 3, covariance: 'full' },
  { model: 'ward', k: 4 },
  { model: 'hdbscan', minClusterSize: 8, minPoints: 4 },
  { model: 'dbscan', eps: 0.5, minPoints: 4 },
];

describe('a model saved and read back', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-model-'));
  const settings = runSettings(folder, { data: 'sample', sampleCustomers: 140 });
  const everybody = { ...settings, run: 'everybody' };
  let run: RunSpaces;
  let heldOut: Matrix;

  before(async () => {
    await loadTransactions(everybody);
    await clean(everybody);
    await buildFeatures(everybody);
    const customers = await readClustered(everybody);
    // Every fourth customer is kept out: the model is trained on the lines of the others.
    const kept = customers.ids.filter((_, i) => i % 4 === 3);
    heldOut = customers.values.selection(
      Array.from(customers.ids.keys()).filter((i) => i % 4 === 3),
      customers.columns.map((_, c) => c),
    );
    await withArtefacts(everybody, ['lines'], (database) =>
      writeArtefact(database, settings, 'lines', {
        select: `SELECT * FROM lines WHERE customer_id IS NULL OR customer_id NOT IN (${kept.join(', ')}) ORDER BY line_no`,
      }),
    );
    await clean(settings);
    await buildFeatures(settings);
    run = await makeSpaces(settings);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const space of SPACES) {
    for (const spec of SPECS) {
      test(`of ${space} and ${spec.model} gives held-out customers the labels that the fit itself gives them`, async () => {
        const training = await trainWanted(settings, run, { space, spec });
        const { predict, score } = await readModel(settings);
        const placed = predict(heldOut, run.customers.columns);
        assert.equal(placed.length, heldOut.rows);
        assert.ok(heldOut.rows > 20);
        assert.deepEqual(placed, predictUnsaved(settings, run, space, spec, heldOut));
        assert.deepEqual(score(heldOut, run.customers.columns).clusters, placed);
        assert.deepEqual(training.model.predict(heldOut, run.customers.columns), placed);
      });
    }
  }

  test('knows its rules, its agreement, and the range of each feature that it was trained on', async () => {
    const { agreement } = await trainWanted(settings, run, { space: 'log', spec: SPECS[0] });
    const { saved } = await readModel(settings);
    assert.deepEqual(saved.rules, settings.rules);
    assert.equal(agreement, 1);
    assert.equal(saved.agreement, 1);
    const { values, columns } = run.customers;
    for (const { feature, min, max } of saved.ranges) {
      const seen = values.getColumn(columns.indexOf(feature));
      assert.equal(min, [...seen].sort((a, b) => a - b)[0], feature);
      assert.equal(max, [...seen].sort((a, b) => b - a)[0], feature);
    }
    assert.deepEqual(
      saved.ranges.map(({ feature }) => feature),
      saved.features,
    );
  });

  test('places nobody in an empty table', async () => {
    await trainWanted(settings, run, { space: 'log', spec: SPECS[1] });
    const { predict, score, saved } = await readModel(settings);
    assert.equal(predict(new Matrix(0, 3), run.customers.columns).length, 0);
    const { measure, values } = score(new Matrix(0, 3), run.customers.columns);
    assert.deepEqual([measure, values.rows, values.columns], ['posterior', 0, saved.clusters.length]);
  });

  test('is refused when it is of another version, or no model, with the remedy', async () => {
    const { saved } = await readModel(settings);
    assert.throws(
      () => loadModel({ ...saved, version: 1 } as never),
      /no saved model of version 3: .*version 1/,
    );
    await writeTextArtefact(settings, 'model', '{"type":"something"}', {});
    await assert.rejects(
      readModel(settings),
      /model\.json cannot be used: .*something.*Run notebook 06 again/,
    );
  });
});

/** What the fit itself says of new customers, nothing having been saved. */
function predictUnsaved(
  { rules, seed }: Settings,
  { customers, common, spaces }: RunSpaces,
  name: SpaceName,
  spec: TrialModel,
  values: Matrix,
): Int32Array {
  const { points, later } = embed({ rules, seed }, customers, name, values, common);
  const ranked = (labels: Int32Array, predicted: Int32Array): Int32Array => {
    const { labels: order } = rankByRevenue(labels, customers.revenue);
    return predicted.map((label) => order.indexOf(label) + 1);
  };
  if (name !== 'tsne' && spec.model === 'k-means') {
    const fit = fitKMeans(points, 3, { restarts: 3, seed });
    return ranked(fit.labels, predictKMeans(fit, later));
  }
  if (name !== 'tsne' && spec.model === 'gaussian-mixture') {
    const fit = fitMixture(points, 3, { restarts: 3, covariance: 'full', seed });
    return ranked(fit.labels, predictMixture(fit, later));
  }
  // The nearest five decide: for a tree, for whom a density model left out, and where the space places nobody.
  const own = name === 'tsne' ? spaces.find((each) => each.name === name)!.points : points;
  const { labels } = fitTrialModel(own, spec, seed);
  const inside = Array.from(labels.keys()).filter((row) => labels[row] >= 0);
  const axes = Array.from({ length: points.columns }, (_, axis) => axis);
  const dense = saveLabelled(
    points.selection(inside, axes),
    inside.map((row) => labels[row]),
  );
  const filled = predictRows(dense, points).map((label, row) => (labels[row] >= 0 ? labels[row] : label));
  return ranked(filled, predictRows(saveLabelled(points, filled), later));
}

/** The training customers and the new ones in a space that is fitted here. */
function embed(
  { rules, seed }: Pick<Settings, 'rules' | 'seed'>,
  { values: seen, columns }: ClusteredCustomers,
  name: SpaceName,
  values: Matrix,
  common: Matrix,
): { points: Matrix; later: Matrix } {
  if (name === 'tsne') {
    const scaler = fitScaler(seen, columns, 'log-z');
    return { points: common, later: scaler.transform(values, columns) };
  }
  const { recipe } = spaceRecipes(rules).find((each) => each.name === name)!;
  const space = fitSpace(seen, columns, recipe, { seed, neighbours: 0 });
  return { points: space.points, later: space.transform!(values, columns) };
}
