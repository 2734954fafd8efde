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
  placeRows,
  predictKMeans,
  predictMixture,
  saveDbscan,
  saveHdbscan,
  saveKMeans,
  saveLabelled,
  saveMixture,
  type SavedClustering,
} from '../../src/clustering';
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
      const placed = placeRows(saved, matrix);
      const same = placed.filter((label, row) => label === labels[row]).length;
      assert.ok(same >= agree * matrix.rows, `${same} of ${matrix.rows}`);
    });

    test(`of ${name} read back from JSON places held-out rows to the same labels`, () => {
      assert.deepEqual(placeRows(reload(saved), later), placeRows(saved, later));
      assert.deepEqual(reload(reload(saved)), reload(saved));
    });

    test(`of ${name} refuses rows of another width`, () => {
      assert.throws(() => placeRows(saved, new Matrix([[1, 2]])), /matrix columns/);
    });
  }

  test('agrees with the fit itself on new rows', () => {
    assert.deepEqual(placeRows(reload(all['k-means'].saved), later), predictKMeans(kmeans, later));
    assert.deepEqual(placeRows(reload(all['Gaussian mixture'].saved), later), predictMixture(mixture, later));
  });

  test('by nearest rows weighs votes by 1 ÷ distance', () => {
    const rows = new Matrix([[0], [10], [11]]);
    const saved = saveLabelled(rows, [0, 1, 1], { neighbours: 3 });
    // At 4: 1/4 against 1/6 + 1/7; at 3: 1/3 against 1/7 + 1/8.
    assert.deepEqual([...placeRows(saved, new Matrix([[4], [3], [10]]))], [1, 0, 1]);
  });

  test('by density calls a row beyond eps of every core row noise', () => {
    const rows = new Matrix([[0], [1], [2], [10], [11], [12]]);
    const saved = saveDbscan(fitDbscan(rows, { eps: 1, minPoints: 3 }), rows);
    assert.deepEqual([...placeRows(saved, new Matrix([[1.9], [2.1], [6], [10.5]]))], [0, NOISE, NOISE, 1]);
    const nothing = saveDbscan(fitDbscan(rows, { eps: 0.1, minPoints: 3 }), rows);
    assert.deepEqual([...placeRows(nothing, rows)], [...new Int32Array(6).fill(NOISE)]);
  });

  test('by reachability calls a row far from every cluster noise', () => {
    assert.deepEqual([...placeRows(saveHdbscan(hdbscan, matrix), new Matrix([[100, -100, 100]]))], [NOISE]);
  });

  test('of another version or kind is refused', () => {
    const wrong = { ...saveKMeans(kmeans), version: 2 } as unknown as SavedClustering;
    assert.throws(() => placeRows(wrong, matrix), /version of the saved clustering/);
    const other = { kind: 'tea-leaves', version: 1 } as unknown as SavedClustering;
    assert.throws(() => placeRows(other, matrix), /tea-leaves/);
  });
});
