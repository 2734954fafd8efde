import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { loadSettings, withSteps } from '../../src/config';
import {
  chooseModel,
  finalistTable,
  examine,
  readSpaces,
  spaceTable,
  tryModel,
  trySpaces,
  type RunSpace,
  type RunSpaces,
} from '../../src/experiment';
import { runSteps } from '../../src/pipeline';
import { space } from '../../src/spaces';
import { withRun } from '../support/run';

/** Ten customers in two heaps, one of them of big spenders. */
const spend = [1, 2, 3, 2, 1, 2, 101, 102, 103, 102];
const points = new Matrix(spend.map((amount, i) => [amount, i % 2]));
const run = {
  customers: {
    ids: spend.map((_, i) => i + 1),
    values: new Matrix(spend.map((amount) => [amount])),
    columns: ['net_revenue'],
    revenue: Float64Array.from(spend),
  },
  spaces: [{ name: 'pca', title: 'PCA', recipe: space('pca'), points } as unknown as RunSpace],
  common: points,
} satisfies RunSpaces;
const settings = loadSettings({}, { environment: {} });

describe('one model in one space', () => {
  test('gives groups by revenue, their centres and silhouettes, and a trial for the finalists', async () => {
    const mine = await tryModel(settings, run, {
      space: 'pca',
      model: 'k-means',
      k: 2,
      options: { restarts: 2 },
    });
    assert.deepEqual([...mine.groups], [2, 2, 2, 2, 2, 2, 1, 1, 1, 1]);
    assert.deepEqual(
      mine.centres.map(({ group, customers, revenue, median_net_revenue }) => [
        group,
        customers,
        revenue,
        median_net_revenue,
      ]),
      [
        [1, 4, 408, 102],
        [2, 6, 11, 2],
      ],
    );
    assert.equal(mine.centres[0].share_of_revenue, 408 / 419);
    assert.equal(mine.trial.id, 'pca/k-means/k=2');
    assert.equal(mine.silhouettes?.values.length, 10);
    assert.ok(mine.silhouettes.mean > 0.95 && (mine.centres[0].silhouette ?? 0) > 0.95);
  });

  test('says what does not fit', async () => {
    const wanted = { space: 'pca', model: 'k-means', k: 2 };
    const refused = (changed: object, why: RegExp) =>
      assert.rejects(tryModel(settings, run, { ...wanted, ...changed }), why);
    await refused({ space: 'pac' }, /no space "pac": did you mean pca\? There are pca/);
    await refused({ k: undefined }, /k-means needs a number of clusters, k/);
    await refused({ model: 'hdbscan' }, /hdbscan finds k itself/);
    await refused({ options: { starts: 3 } }, /k-means has no option starts: it has restarts/);
    await refused({ k: 11 }, /k-means cannot be made in pca: /);
  });
});

describe('spaces to look at', () => {
  test('are made with options of their own, judged as the run’s, and written nowhere', () =>
    withRun({ data: 'sample', sampleCustomers: 120, seed: 3 }, async (sample) => {
      await runSteps(sample, ['load', 'clean', 'features']);
      const made = await trySpaces(sample, {
        'one component': space('pca', { components: 1, scaling: 'robust' }),
        plain: space('features', { scaling: 'log-z' }),
      });
      assert.deepEqual(
        made.map(({ title, points: { columns } }) => [title, columns]),
        [
          ['one component', 1],
          ['plain', 3],
        ],
      );
      const [first, second] = spaceTable({ spaces: made }, []);
      assert.ok(first.common_trustworthiness !== null && first.common_trustworthiness < 1);
      assert.equal(second.common_trustworthiness, 1);
    }));

  test('hold a model that is looked at as closely as the finalists are, once they are among the run’s', () =>
    withRun({ data: 'sample', sampleCustomers: 120, seed: 3 }, async (sample) => {
      await runSteps(sample, ['load', 'clean', 'features', 'spaces']);
      const made = await readSpaces(sample);
      const [own] = await trySpaces(sample, { 'one component': space('pca', { components: 1 }) });
      const { trial } = await tryModel(sample, made, { space: own, model: 'k-means', k: 3 });
      await assert.rejects(
        examine(sample, made, [trial]),
        /one component\/k-means\/k=3 was made in the space “one component”.*\[\.\.\.run\.spaces, own\]/,
      );
      const few = withSteps(sample, { finalists: { replicates: 2, seeds: 2 } });
      const { finalists } = await examine(few, { ...made, spaces: [...made.spaces, own] }, [trial]);
      assert.equal(finalists[0].trial.id, 'one component/k-means/k=3');
      assert.ok(finalists[0].outOfTime !== null, 'the space is made of the earlier customers too');
      const [row] = finalistTable(chooseModel(few, finalists), finalists);
      assert.equal(row.space, 'one component');
    }));
});
