import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  cutDendrogram,
  fitDbscan,
  fitHdbscan,
  fitKMeans,
  fitLinkage,
  fitMixture,
  NOISE,
  predictionScores,
  predictKMeans,
  predictMixture,
  predictorOf,
  predictRows,
  saveLabelled,
  type SavedClustering,
} from '../../src/clustering';
import { saveDbscan } from '../../src/clustering/models/dbscan';
import { saveMixture } from '../../src/clustering/models/gaussian-mixture';
import { saveHdbscan } from '../../src/clustering/models/hdbscan';
import { saveKMeans } from '../../src/clustering/models/k-means';
import { blobs } from './blobs';

const { matrix } = blobs([60, 80, 40], { gap: 2.5 });
const { matrix: later } = blobs([30, 40, 20], { gap: 2.5, seed: 77 });

/** What a file holds of a saved clustering. */
const reload = (saved: SavedClustering) => JSON.parse(JSON.stringify(saved)) as SavedClustering;

const kmeans = fitKMeans(matrix, 4);
const mixture = fitMixture(matrix, 3);
const ward = cutDendrogram(fitLinkage(matrix).dendrogram, 5);
const dbscan = fitDbscan(matrix, { eps: 1, minPoints: 5 });
const hdbscan = fitHdbscan(matrix, { minClusterSize: 12, minPoints: 5 });

describe('a saved clustering', () => {
  const all = {
    'k-means': { saved: saveKMeans(kmeans), labels: kmeans.labels, agree: 1 },
    'Gaussian mixture': { saved: saveMixture(mixture), labels: mixture.labels, agree: 1 },
    'Ward cut': { saved: saveLabelled(matrix, ward), labels: ward, agree: 1 },
    // Border rows and rows at a cluster's rim may go to the nearer cluster, or to noise: see the docstrings.
    DBSCAN: { saved: saveDbscan(dbscan, matrix), labels: dbscan.labels, agree: 0.98 },
    HDBSCAN: { saved: saveHdbscan(hdbscan, matrix), labels: hdbscan.labels, agree: 0.95 },
  };
  for (const [name, { saved, labels, agree }] of Object.entries(all)) {
    test(`of ${name} places its own rows as they were labelled`, () => {
      const placed = predictRows(saved, matrix);
      const same = placed.filter((label, row) => label === labels[row]).length;
      assert.ok(same >= agree * matrix.rows, `${same} of ${matrix.rows}`);
    });

    test(`of ${name} read back from JSON places held-out rows to the same labels`, () => {
      assert.deepEqual(predictRows(reload(saved), later), predictRows(saved, later));
      assert.deepEqual(reload(reload(saved)), reload(saved));
    });

    test(`of ${name} refuses rows of another width`, () => {
      assert.throws(() => predictRows(saved, new Matrix([[1, 2]])), /matrix columns/);
    });
  }

  test('agrees with the fit itself on new rows', () => {
    assert.deepEqual(predictRows(reload(all['k-means'].saved), later), predictKMeans(kmeans, later));
    assert.deepEqual(
      predictRows(reload(all['Gaussian mixture'].saved), later),
      predictMixture(mixture, later),
    );
  });

  test('by nearest rows weighs votes by 1 ÷ distance', () => {
    const rows = new Matrix([[0], [10], [11]]);
    const saved = saveLabelled(rows, [0, 1, 1], { neighbours: 3 });
    // At 4: 1/4 against 1/6 + 1/7; at 3: 1/3 against 1/7 + 1/8.
    assert.deepEqual([...predictRows(saved, new Matrix([[4], [3], [10]]))], [1, 0, 1]);
  });

  test('by density calls a row beyond eps of every core row noise', () => {
    const rows = new Matrix([[0], [1], [2], [10], [11], [12]]);
    const saved = saveDbscan(fitDbscan(rows, { eps: 1, minPoints: 3 }), rows);
    assert.deepEqual([...predictRows(saved, new Matrix([[1.9], [2.1], [6], [10.5]]))], [0, NOISE, NOISE, 1]);
    const nothing = saveDbscan(fitDbscan(rows, { eps: 0.1, minPoints: 3 }), rows);
    assert.deepEqual([...predictRows(nothing, rows)], [...new Int32Array(6).fill(NOISE)]);
  });

  test('by reachability calls a row far from every cluster noise', () => {
    assert.deepEqual([...predictRows(saveHdbscan(hdbscan, matrix), new Matrix([[100, -100, 100]]))], [NOISE]);
  });

  test('of another version or kind is refused', () => {
    const wrong = { ...saveKMeans(kmeans), version: 2 } as unknown as SavedClustering;
    assert.throws(() => predictRows(wrong, matrix), /version of the saved clustering/);
    const other = { kind: 'tea-leaves', version: 1 } as unknown as SavedClustering;
    assert.throws(() => predictRows(other, matrix), /tea-leaves/);
  });
});

describe('the scores of a placement', () => {
  const all = {
    'k-means': saveKMeans(kmeans),
    'a Gaussian mixture': saveMixture(mixture),
    'a Ward cut': saveLabelled(matrix, ward),
    DBSCAN: saveDbscan(dbscan, matrix),
    HDBSCAN: saveHdbscan(hdbscan, matrix),
  };
  for (const [name, saved] of Object.entries(all)) {
    test(`of ${name} are best for the label that a row is given, unless it is noise`, () => {
      const { labels, values, predicted, measure } = predictionScores(saved, later);
      assert.deepEqual(predicted, predictRows(saved, later));
      assert.equal(measure, predictorOf(saved).measure);
      assert.ok(predicted.some((label) => label !== NOISE));
      predicted.forEach((label, row) => {
        if (label === NOISE) return;
        const own = values.get(row, labels.indexOf(label));
        for (const score of values.getRow(row))
          assert.ok(measure === 'distance' ? own <= score : own >= score);
      });
    });
  }

  test('are distances to the centres', () => {
    const saved: SavedClustering = {
      kind: 'nearest-centre',
      version: 1,
      centres: [
        [0, 0],
        [6, 8],
      ],
    };
    const { labels, values, distances, predicted } = predictionScores(
      saved,
      new Matrix([
        [3, 4],
        [6, 0],
      ]),
    );
    assert.deepEqual(labels, [0, 1]);
    assert.deepEqual(values.to2DArray(), [
      [5, 5],
      [6, 8],
    ]);
    assert.equal(distances, values);
    assert.deepEqual([...predicted], [0, 0]);
  });

  test('are posteriors that sum to 1, and no distance, for a mixture', () => {
    const { values, distances, measure } = predictionScores(saveMixture(mixture), later);
    assert.equal(measure, 'posterior');
    assert.equal(distances, null);
    for (const row of values.to2DArray())
      assert.ok(Math.abs(row.reduce((sum, each) => sum + each, 0) - 1) < 1e-9);
  });

  test('are the nearest rows’ shares of the vote, with the distance to the nearest row of each label', () => {
    const saved = saveLabelled(new Matrix([[0], [10], [11]]), [0, 1, 1], { neighbours: 3 });
    // At 4: 1/4 for label 0 against 1/6 + 1/7 for label 1; at 10 the row that stands there decides alone.
    const { values, distances } = predictionScores(saved, new Matrix([[4], [10]]));
    const [zero, one] = [1 / 4, 1 / 6 + 1 / 7];
    assert.ok(Math.abs(values.get(0, 0) - zero / (zero + one)) < 1e-12);
    assert.ok(Math.abs(values.get(0, 1) - one / (zero + one)) < 1e-12);
    assert.deepEqual(values.getRow(1), [0, 1]);
    assert.deepEqual(distances?.to2DArray(), [
      [4, 6],
      [10, 0],
    ]);
  });

  test('are distances to the nearest core row for DBSCAN, also of what is noise', () => {
    const rows = new Matrix([[0], [1], [2], [10], [11], [12]]);
    const saved = saveDbscan(fitDbscan(rows, { eps: 1, minPoints: 3 }), rows);
    // Core rows are 1 and 11.
    const { values, predicted } = predictionScores(saved, new Matrix([[5]]));
    assert.deepEqual(values.to2DArray(), [[4, 6]]);
    assert.deepEqual([...predicted], [NOISE]);
    assert.equal(
      predictionScores(saveDbscan(fitDbscan(rows, { eps: 0.1, minPoints: 3 }), rows), rows).labels.length,
      0,
    );
  });
});
