import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitScaler, fitTsne, neighbourhoodQuality, trustworthiness, tsneDivergence } from '../../src/spaces';
import { findNeighbours } from '../../src/spaces/neighbours/nearest';
import { affinitiesOf } from '../../src/spaces/tsne/affinities';
import { attract } from '../../src/spaces/tsne/attraction';
import { RepulsionTree } from '../../src/spaces/tsne/tree';
import { createRandom, flatten, randomNormal } from '../../src/numeric';
import { COLUMNS, fixture, heavyTailed, pick, places } from './helpers';

interface Fixture {
  readonly rows: number[][];
  readonly embedding: number[][];
  readonly perplexity: number;
  readonly pairs: [number, number, number][];
  readonly divergence: number;
  readonly gradient: number[][];
}

interface Customers {
  readonly rows: number[][];
  readonly tsne: { divergence: number; embedding: number[][]; trustworthiness: number };
}

const raw = heavyTailed(1500);
const base = fitScaler(raw, COLUMNS, 'log-z').transform(raw, COLUMNS);

describe('the parts of t-SNE', () => {
  const known = fixture<Fixture>('tsne');
  const rows = flatten(new Matrix(known.rows));
  const neighbours = findNeighbours(rows, 3 * known.perplexity + 1);
  const affinities = affinitiesOf(neighbours, known.perplexity);
  const embedding = Float64Array.from(known.embedding.flat());

  test('affinities are those of scikit-learn, pair by pair, and sum to 1 over both directions', () => {
    const expected = new Map(known.pairs.map(([i, j, p]) => [`${i}-${j}`, p]));
    assert.equal(affinities.other.length, expected.size);
    for (let i = 0; i < affinities.points; i += 1) {
      for (let e = affinities.start[i]; e < affinities.start[i + 1]; e += 1) {
        const p = expected.get(`${i}-${affinities.other[e]}`);
        assert.ok(p !== undefined);
        // Both stop their search at an entropy within 1e-5 of the wanted one.
        assert.ok(Math.abs(affinities.weight[e] - p) < 1e-7, `${affinities.weight[e]}, expected ${p}`);
      }
    }
    const sum = affinities.weight.reduce((total, p) => total + p, 0);
    assert.ok(Math.abs(sum - 0.5) < 1e-12);
  });

  test('every row has the perplexity that was asked for', () => {
    // With p_j|i alone known through p_ij, two rows that are each other's only neighbours show it: perplexity 1.
    const pairs = new Matrix([[0], [1], [10], [11.5]]);
    const two = affinitiesOf(findNeighbours(flatten(pairs), 3), 1.0001);
    const joint = new Map<string, number>();
    for (let i = 0; i < 4; i += 1) {
      for (let e = two.start[i]; e < two.start[i + 1]; e += 1)
        joint.set(`${i}-${two.other[e]}`, two.weight[e]);
    }
    assert.ok(Math.abs((joint.get('0-1') ?? 0) - 0.25) < 1e-3);
    assert.ok(Math.abs((joint.get('2-3') ?? 0) - 0.25) < 1e-3);
  });

  test('gradient and divergence of any embedding are those of scikit-learn', () => {
    const attraction = new Float64Array(embedding.length);
    const repulsion = new Float64Array(embedding.length);
    attract(affinities, embedding, 1, attraction);
    const z = new RepulsionTree(affinities.points).repel(embedding, 0, repulsion);
    const gradient = known.gradient.flat();
    gradient.forEach((expected, c) => {
      const ours = 4 * (attraction[c] - repulsion[c] / z);
      assert.ok(Math.abs(ours - expected) < 2e-7, `${c}: ${ours}, expected ${expected}`);
    });
    const divergence = tsneDivergence(new Matrix(known.rows), new Matrix(known.embedding), known.perplexity);
    assert.ok(Math.abs(divergence - known.divergence) < 1e-5, `${divergence}, expected ${known.divergence}`);
  });

  test('the tree with θ = 0 sums over all pairs, with θ = 0.5 within 1% of that', () => {
    const random = createRandom(4);
    const points = Float64Array.from(
      { length: 2 * 1200 },
      (_, i) => 30 * randomNormal(random) ** (i % 3 === 0 ? 3 : 1),
    );
    const exact = new Float64Array(points.length);
    let z = 0;
    for (let i = 0; i < points.length; i += 2) {
      for (let j = 0; j < points.length; j += 2) {
        if (i === j) continue;
        const dx = points[i] - points[j];
        const dy = points[i + 1] - points[j + 1];
        const q = 1 / (1 + dx * dx + dy * dy);
        z += q;
        exact[i] += q * q * dx;
        exact[i + 1] += q * q * dy;
      }
    }
    const tree = new RepulsionTree(1200);
    const error = (theta: number): [forces: number, sum: number] => {
      const force = new Float64Array(points.length);
      const sum = tree.repel(points, theta, force);
      let difference = 0;
      let whole = 0;
      exact.forEach((value, c) => {
        difference += (force[c] - value) ** 2;
        whole += value ** 2;
      });
      return [Math.sqrt(difference / whole), Math.abs(sum / z - 1)];
    };
    const [forces, sum] = error(0);
    assert.ok(forces < 1e-12 && sum < 1e-12, `${forces}, ${sum}`);
    const [near, about] = error(0.5);
    assert.ok(near < 0.01 && about < 0.01, `${near}, ${about}`);
    assert.ok(near > 0, 'θ = 0.5 takes far points together');
  });

  test('the tree takes points that are all in one place', () => {
    const same = new Float64Array(200).fill(3);
    const force = new Float64Array(200);
    // 100 · 99 ordered pairs, each with q = 1.
    assert.equal(new RepulsionTree(100).repel(same, 0.5, force), 9900);
    assert.ok(force.every((value) => value === 0));
  });
});

describe('t-SNE', () => {
  test('is at least as good as scikit-learn on 400 customers, in divergence and in trustworthiness', () => {
    const { rows: values, tsne } = fixture<Customers>('customers');
    const rows = new Matrix(values);
    const theirs = tsneDivergence(rows, new Matrix(tsne.embedding));
    // Their own figure is summed by their tree and in single precision.
    assert.ok(Math.abs(theirs - tsne.divergence) < 0.02 * tsne.divergence, `${theirs}, ${tsne.divergence}`);
    for (const seed of [1, 2]) {
      const fit = fitTsne(rows, { seed });
      assert.ok(fit.divergence <= theirs, `${fit.divergence}, scikit-learn ${theirs}`);
      const kept = trustworthiness(rows, fit.points);
      assert.ok(kept >= tsne.trustworthiness - 0.002, `${kept}, scikit-learn ${tsne.trustworthiness}`);
    }
  });

  test('gives the same bytes for the same seed, other bytes for another, and keeps neighbourhoods', () => {
    const one = fitTsne(base, { seed: 3, iterations: 500 });
    const again = fitTsne(base, { seed: 3, iterations: 500 });
    const other = fitTsne(base, { seed: 4, iterations: 500 });
    assert.deepEqual(one, again);
    assert.notDeepEqual(one.points, other.points);
    for (const { points } of [one, other]) {
      const quality = neighbourhoodQuality(base, points);
      assert.ok(quality.trustworthiness > 0.985, `trustworthiness ${quality.trustworthiness}`);
      assert.ok(quality.continuity > 0.98, `continuity ${quality.continuity}`);
    }
  });

  test('agrees with the exact engine of tsne-js on 300 customers', () => {
    const sample = pick(
      base,
      places(300, () => true),
    );
    const exact = fitTsne(sample, { engine: 'exact', iterations: 200 });
    const tree = fitTsne(sample);
    const difference = trustworthiness(sample, exact.points) - trustworthiness(sample, tree.points);
    assert.ok(Math.abs(difference) <= 0.02, `trustworthiness differs by ${difference}`);
    assert.ok(tree.divergence <= exact.divergence * 1.02, `${tree.divergence}, exact ${exact.divergence}`);
  });

  test('by the exact engine gives the same bytes for the same seed, and is for small samples only', () => {
    const few = pick(
      base,
      places(30, () => true),
    );
    const options = { engine: 'exact', iterations: 40 } as const;
    assert.deepEqual(fitTsne(few, options), fitTsne(few, options));
    assert.throws(
      () => fitTsne(base, options),
      /rows for the exact engine must be .* at most 600, received 1500/,
    );
  });

  test('says when it has not settled yet', () => {
    assert.equal(fitTsne(base, { iterations: 150 }).converged, false);
    assert.equal(
      fitTsne(
        pick(
          base,
          places(100, () => true),
        ),
      ).converged,
      true,
    );
  });

  test('reports its progress to the end, in order', () => {
    const seen: number[] = [];
    fitTsne(
      pick(
        base,
        places(60, () => true),
      ),
      {
        iterations: 120,
        onProgress: ({ stage, done, of }) => {
          if (stage === 'layout') seen.push(done / of);
        },
      },
    );
    assert.deepEqual(seen, [50 / 120, 100 / 120, 1]);
  });

  test('parts equal rows, ignores a constant column, and stands a heavy tail', () => {
    const few = heavyTailed(60).to2DArray();
    const rows = new Matrix([...few, ...few, ...few].map((row) => [...row, 7]));
    const { points, divergence } = fitTsne(rows, { iterations: 300 });
    assert.ok(Number.isFinite(divergence));
    assert.ok(points.to1DArray().every(Number.isFinite));
    // Of 180 rows 60 are different; here and there two equal ones meet by rounding, and nothing parts them then.
    const apart = new Set(points.to2DArray().map(String)).size;
    assert.ok(apart >= 177, `${apart} places`);
  });

  test('of rows that are all equal is finite', () => {
    const { points, divergence } = fitTsne(Matrix.ones(50, 3), { iterations: 300 });
    assert.ok(Number.isFinite(divergence));
    assert.ok(points.to1DArray().every(Number.isFinite));
  });

  test('refuses one row, a perplexity that the rows cannot have, and options out of range', () => {
    assert.throws(() => fitTsne(new Matrix([[1, 2]])), /rows must be .* at least 4, received 1/);
    const few = pick(
      base,
      places(20, () => true),
    );
    assert.throws(() => fitTsne(few, { perplexity: 20 }), /perplexity must be .* at most 19, received 20/);
    assert.throws(() => fitTsne(few, { theta: NaN }), /theta must be/);
    assert.throws(() => fitTsne(few, { learningRate: 0 }), /learningRate must be/);
    assert.throws(() => fitTsne(few, { iterations: 10, earlyIterations: 11 }), /earlyIterations must be/);
  });
});
