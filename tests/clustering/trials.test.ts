import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  calinskiHarabasz,
  daviesBouldin,
  fitTrialModel,
  examineTrials,
  predictRows,
  runTrials,
  saveTrial,
  silhouette,
  trialRows,
  withinSumOfSquares,
  type SavedClustering,
  type StabilityTask,
  type Trial,
  type TrialOptions,
  type TrialProgress,
  type TrialResults,
} from '../../src/clustering';
import { promisingTrials } from '../../src/experiment/promising';
import { flatten } from '../../src/numeric';
import { blobs } from './blobs';
import { near } from './near';

const { matrix } = blobs([60, 80, 50, 10], { gap: 4 });
const flat = matrix.subMatrix(0, matrix.rows - 1, 0, 1);
const spaces = [
  { name: 'features', scaling: 'none', points: matrix },
  { name: 'plane', scaling: 'none', points: flat },
];
const options: TrialOptions = {
  ks: [2, 3, 4],
  modelOptions: { 'k-means': { restarts: 3 }, 'gaussian-mixture': { restarts: 1 } },
};

/** Everything but the seconds, which differ from run to run. */
const timeless = (results: object) =>
  JSON.stringify(results, (key, value: unknown) => {
    if (key === 'seconds') return undefined;
    return value instanceof Int32Array || value instanceof Float64Array ? Array.from(value) : value;
  });

/** The examination of a trial. */
const examination = ({ id, spec, labels, space }: Trial): StabilityTask => {
  const { points } = spaces.find(({ name }) => name === space) ?? spaces[0];
  return { id, spec, labels, points: flatten(points), replicates: 5, seeds: 2, seed: 0, maxRows: 12_000 };
};

describe('trials', () => {
  let results: TrialResults;
  const progress: TrialProgress[] = [];
  before(async () => {
    const onProgress = (step: TrialProgress) => progress.push(step);
    results = await runTrials(spaces, spaces[0], { ...options, threads: 2, onProgress });
  });

  test('are one for each space, model and k, and the density models besides', () => {
    const ids = results.trials.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const space of ['features', 'plane']) {
      for (const model of ['k-means', 'gaussian-mixture', 'ward']) {
        for (const k of [2, 3, 4])
          assert.ok(ids.includes(`${space}/${model}/k=${k}`), `${space}/${model}/k=${k}`);
      }
      assert.equal(ids.filter((id) => id.startsWith(`${space}/dbscan/`)).length, 3);
      assert.ok(ids.some((id) => id.startsWith(`${space}/hdbscan/`)));
    }
  });

  test('in worker threads are the same as in this one', async () => {
    assert.equal(timeless(await runTrials(spaces, spaces[0], { ...options, threads: 0 })), timeless(results));
  });

  test('have the labels that their model gives by itself', () => {
    for (const { id, spec, labels, space, seed } of results.trials) {
      const { points } = spaces.find(({ name }) => name === space)!;
      assert.deepEqual(fitTrialModel(points, spec, seed).labels, labels, id);
    }
  });

  test('are judged in their own space and in the common one as the indices judge', () => {
    for (const { id, labels, own, common, k } of results.trials) {
      if (k < 2) continue;
      const points = id.startsWith('plane') ? flat : matrix;
      near(own.silhouette!, silhouette(points, labels).mean, 1e-12, id);
      near(common.silhouette!, silhouette(matrix, labels).mean, 1e-12, id);
      assert.equal(own.daviesBouldin, daviesBouldin(points, labels));
      assert.equal(common.calinskiHarabasz, calinskiHarabasz(matrix, labels));
      assert.equal(common.withinSumOfSquares, withinSumOfSquares(matrix, labels));
    }
  });

  test('tell how far they are, every trial once', () => {
    assert.equal(progress.length, results.trials.length + results.skipped.length);
    assert.deepEqual(
      progress.map(({ done }) => done),
      progress.map((_, i) => i + 1),
    );
  });

  test('are examined alike in worker threads and in this one, by seeds where there is chance', async () => {
    const tasks = ['k-means', 'gaussian-mixture', 'ward', 'hdbscan'].map((model) =>
      examination(results.trials.find(({ spec, k }) => spec.model === model && k >= 2)!),
    );
    const examined = await examineTrials(tasks, { threads: 2 });
    assert.equal(timeless(await examineTrials(tasks, { threads: 0 })), timeless(examined));
    for (const { bootstrap, seedAgreement, id } of examined) {
      assert.equal(bootstrap.replicates, 5);
      assert.equal(seedAgreement === null, !/k-means|mixture/.test(id));
    }
  });

  test('whose bootstrap samples have fewer distinct rows than k find no group there again', async () => {
    const few = new Matrix([[0], [0], [0], [1], [1], [1], [2], [2], [2]]);
    const task = {
      ...examination(results.trials[0]),
      spec: { model: 'k-means', k: 3, restarts: 2 },
      points: flatten(few),
      labels: Int32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2]),
      replicates: 200,
    };
    const [{ bootstrap }] = await examineTrials([task], { threads: 0 });
    // A sample misses a given value with (2/3)^9: in such a sample nothing is found again.
    assert.ok(bootstrap.mean < 1 && bootstrap.mean > 0.85, `${bootstrap.mean}`);
  });

  test('that are promising have 3 to 10 groups and are the best of their space in the common space', () => {
    const promising = promisingTrials(results.trials, 4, 2);
    assert.ok(promising.every(({ k }) => k >= 3 && k <= 10));
    for (const name of ['features', 'plane'])
      assert.equal(promising.filter(({ space }) => space === name).length, 2);
    const values = promising.map(({ common }) => common.silhouette!);
    assert.deepEqual(
      values,
      [...values].sort((a, b) => b - a),
    );
  });

  test('become flat rows of numbers, text and null, for a file', async () => {
    const some = promisingTrials(results.trials, 3, 2).map(examination);
    const examined = await examineTrials(some, { threads: 0 });
    const rows = trialRows(results.trials, examined);
    assert.equal(rows.length, results.trials.length);
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        assert.ok(
          value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
          name,
        );
      }
    }
    const ward = rows.find(({ id }) => id === 'plane/ward/k=3')!;
    assert.deepEqual([ward.model, ward.setting, ward.space, ward.k], ['ward', 'k=3', 'plane', 3]);
    assert.equal(
      ward.sizes.split(',').reduce((sum, size) => sum + Number(size), 0),
      matrix.rows,
    );
    assert.equal(rows.filter(({ stability }) => stability !== null).length, 3);
  });

  test('are saved so that their own customers are placed as they were, and others the same after a reload', () => {
    const { matrix: others } = blobs([20, 30, 10, 5], { gap: 4, seed: 9 });
    for (const trial of results.trials.filter(({ space }) => space === 'features')) {
      const saved = saveTrial(trial, matrix);
      const placed = predictRows(saved, matrix);
      const same = placed.filter((label, row) => label === trial.labels[row]).length;
      assert.ok(same >= (trial.spec.k !== undefined ? 1 : 0.95) * matrix.rows, `${trial.id}: ${same}`);
      const reloaded = JSON.parse(JSON.stringify(saved)) as SavedClustering;
      assert.deepEqual(predictRows(reloaded, others), predictRows(saved, others));
    }
    assert.throws(() => saveTrial(results.trials[0], others), /one entry a row/);
    const moved = Matrix.mul(matrix, 1).setColumn(0, matrix.getColumn(1)).setColumn(1, matrix.getColumn(2));
    assert.throws(() => saveTrial(results.trials[2], moved), /points are not those/);
  });

  test('that cannot be made are named with the reason, and the others are made', async () => {
    const few = new Matrix(matrix.to2DArray().map((row) => [Math.round(row[0] / 30)]));
    const space = { name: 'coarse', scaling: 'none', points: few };
    const distinct = new Set(few.to1DArray()).size;
    const { trials, skipped } = await runTrials([space], spaces[0], {
      ks: [2, distinct + 1],
      models: ['k-means', 'ward'],
      threads: 0,
    });
    const missing = skipped.find(({ id }) => id === `coarse/k-means/k=${distinct + 1}`);
    assert.match(missing!.reason, /distinct rows/);
    assert.ok(trials.some(({ id }) => id === 'coarse/k-means/k=2'));
  });

  test('above maxRows work on a stratified sample where all pairs are needed, and say so', async () => {
    const { matrix: many } = blobs([200, 150, 100], { gap: 8 });
    const space = { name: 'many', scaling: 'none', points: many };
    const { trials, reductions } = await runTrials([space], space, {
      ...options,
      ks: [3],
      maxRows: 150,
      threads: 0,
    });
    assert.equal(reductions.length, 3);
    assert.match(reductions[0], /150 of the 450 rows/);
    for (const { labels, spec, sizes } of trials) {
      assert.equal(labels.length, 450);
      if (spec.k !== undefined) assert.deepEqual(sizes, [200, 150, 100], spec.model);
    }
    const task = examination(trials.find(({ id }) => id === 'many/k-means/k=3')!);
    const [{ bootstrap }] = await examineTrials([{ ...task, points: flatten(many), maxRows: 150 }], {
      threads: 0,
    });
    assert.equal(
      bootstrap.clusters.reduce((sum, { size }) => sum + size, 0),
      150,
    );
    const whole = await runTrials([space], space, { ...options, ks: [3], threads: 0 });
    assert.deepEqual(whole.reductions, []);
  });

  test('refuse spaces of other customers, names that repeat, no spaces and settings out of range', async () => {
    const short = { name: 'short', scaling: 'none', points: matrix.subMatrix(0, 9, 0, 2) };
    await assert.rejects(runTrials([short], spaces[0], options), /short has 10 rows/);
    await assert.rejects(
      runTrials([spaces[0], spaces[0]], spaces[0], options),
      /names of spaces must differ/,
    );
    await assert.rejects(runTrials([], spaces[0], options), /spaces is empty/);
    await assert.rejects(runTrials(spaces, spaces[0], { ks: [1] }), /ks\[0\]/);
    await assert.rejects(
      runTrials(spaces, spaces[0], { modelOptions: { dbscan: { epsFactors: [0] } } }),
      /dbscan\.epsFactors\[0\]/,
    );
    await assert.rejects(
      runTrials(spaces, spaces[0], { modelOptions: { ward: { starts: 2 } } }),
      /ward has no option starts/,
    );
    await assert.rejects(
      runTrials(spaces, spaces[0], { models: ['wards'] }),
      /must be one of k-means.*received "wards"/,
    );
  });
});
