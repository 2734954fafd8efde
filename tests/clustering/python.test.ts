import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  adjustedRand,
  cutDendrogram,
  fitDbscan,
  fitHdbscan,
  fitKMeans,
  fitLinkage,
  fitMixture,
  silhouette,
  validationIndices,
  type IndexName,
  type LinkageMethod,
} from '../../src/clustering';
import { fixtures } from './fixtures';
import { near } from './near';

for (const { name, set, matrix } of fixtures) {
  describe(`on the generated ${name}`, () => {
    for (const method of ['ward', 'average'] as LinkageMethod[]) {
      test(`${method} linkage has SciPy's heights and SciPy's cuts`, () => {
        const { dendrogram } = fitLinkage(matrix, { method });
        dendrogram.heights.forEach((height, m) => near(height, set[method].heights[m], 1e-12, `height ${m}`));
        for (const [k, labels] of Object.entries(set[method].cuts)) {
          assert.equal(adjustedRand(cutDendrogram(dendrogram, Number(k)), labels), 1, `k = ${k}`);
        }
      });
    }

    test("k-means is within 0.1% of the inertia of scikit-learn's best of 50 starts", () => {
      for (const [k, inertia] of Object.entries(set.kmeans)) {
        const fit = fitKMeans(matrix, Number(k), { restarts: 50 });
        assert.ok(fit.inertia <= 1.001 * inertia, `k = ${k}: ${fit.inertia} of ${inertia}`);
      }
    });

    test("a mixture's likelihood is at most 0.5% below scikit-learn's best of 10 starts", () => {
      for (const { covariance, k, lowerBound, labels } of set.mixtures) {
        const fit = fitMixture(matrix, k, { covariance, restarts: 40, maxIterations: 500 });
        const off = (lowerBound - fit.lowerBound) / Math.abs(lowerBound);
        assert.ok(off <= 0.005, `${covariance}, k = ${k}: ${fit.lowerBound} of ${lowerBound}`);
        // Where both found the same maximum, they must place the rows alike.
        if (Math.abs(off) < 1e-5)
          assert.ok(adjustedRand(fit.labels, labels) > 0.99, `${covariance}, k = ${k}`);
      }
    });

    test("one Gaussian has scikit-learn's BIC and AIC", () => {
      for (const { covariance, bicOfOne, aicOfOne } of set.mixtures) {
        const fit = fitMixture(matrix, 1, { covariance });
        near(fit.bic, bicOfOne, 1e-9, 'BIC');
        near(fit.aic, aicOfOne, 1e-9, 'AIC');
      }
    });

    test("DBSCAN's labels are scikit-learn's, number for number", () => {
      const { labels, ...settings } = set.dbscan;
      assert.deepEqual([...fitDbscan(matrix, settings).labels], labels);
    });

    test("HDBSCAN's clusters and noise are scikit-learn's, but for rows whose edges tie", () => {
      // Edges as long as a core distance tie, and either tree is a minimum spanning tree.
      for (const { labels, ...settings } of set.hdbscan) {
        const fit = fitHdbscan(matrix, settings);
        assert.equal(fit.k, Math.max(...labels) + 1);
        assert.ok(adjustedRand(fit.labels, labels) >= 0.98, `${adjustedRand(fit.labels, labels)}`);
      }
    });

    test("indices are scikit-learn's to 1e-9, with noise left out where there is noise", () => {
      const cases = Object.entries(set.indices).map(([k, expected]) => ({
        labels: set.ward.cuts[k],
        expected,
      }));
      if (set.indicesWithoutNoise)
        cases.push({ labels: set.dbscan.labels, expected: set.indicesWithoutNoise });
      for (const { labels, expected } of cases) {
        for (const [name, index] of Object.entries(validationIndices)) {
          near(index.compute(matrix, labels), expected[name as IndexName], 1e-9, name);
        }
      }
    });

    test("each row's silhouette is scikit-learn's to 1e-9", () => {
      silhouette(matrix, set.ward.cuts['4']).values.forEach((value, row) =>
        near(value, set.silhouettes[row], 1e-9),
      );
    });

    test("the adjusted Rand index of two cuts is scikit-learn's", () => {
      near(adjustedRand(set.ward.cuts['3'], set.ward.cuts['5']), set.adjustedRand, 1e-12);
    });
  });
}
