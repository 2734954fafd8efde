import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { UMAP } from 'umap-js';
import { createRandom, flatten } from '../../src/numeric';
import { fitScaler, neighbourhoodQuality } from '../../src/spaces';
import { findNeighbours, type Neighbours } from '../../src/spaces/neighbours/nearest';
import { principalStart } from '../../src/spaces/pca/start';
import { forceAt, forceTables } from '../../src/spaces/umap/forces';
import { fuzzyGraph } from '../../src/spaces/umap/graph';
import { layOut } from '../../src/spaces/umap/layout';
import { readUmapOptions } from '../../src/spaces/umap/options';
import { COLUMNS, heavyTailed } from './helpers';

const EPOCHS = 200;
const raw = heavyTailed(900);
const rows = fitScaler(raw, COLUMNS, 'log-z').transform(raw, COLUMNS);
const points = flatten(rows);
const neighbours = findNeighbours(points, 14);

/** The private parts of umap-js that the comparison needs. */
interface Inside {
  readonly graph: { getAll: () => readonly { row: number; col: number; value: number }[] };
}

/** umap-js on the same neighbours, ready for its first step. */
function reference({ indices, distances, queries, k }: Neighbours, seed: number): UMAP {
  const umap = new UMAP({ nNeighbors: k + 1, nEpochs: EPOCHS, random: createRandom(seed) });
  const row = <Values extends Int32Array | Float64Array>(values: Values, first: (i: number) => number) =>
    Array.from({ length: queries }, (_, i) => [first(i), ...values.subarray(i * k, (i + 1) * k)]);
  const found = row(indices, (i) => i);
  umap.setPrecomputedKNN(
    found,
    row(distances, () => 0),
  );
  umap.initializeFit(found);
  return umap;
}

function assertSameGraph(some: Neighbours): void {
  const { graph } = reference(some, 1) as unknown as Inside;
  const theirs = new Map(
    graph
      .getAll()
      .filter(({ value }) => value > 0)
      .map(({ row, col, value }) => [`${row} ${col}`, value]),
  );
  const { from, to, weights } = fuzzyGraph(some, 0);
  assert.equal(from.length, theirs.size);
  from.forEach((row, e) => {
    const value = theirs.get(`${row} ${to[e]}`);
    assert.ok(value !== undefined && Math.abs(value - weights[e]) < 1e-12, `${row} ${to[e]}`);
  });
}

describe('UMAP beside umap-js', () => {
  test('has the same graph of the same neighbours', () => {
    assertSameGraph(neighbours);
  });

  test('has the same graph where rows are equal, and where a row has fewer neighbours than the others', () => {
    const few = heavyTailed(12).to2DArray();
    const twice = new Matrix([...few, ...few, ...few]);
    const found = findNeighbours(flatten(twice), 5);
    assertSameGraph(found);
    const cut = { ...found, indices: found.indices.map((index, e) => (e % 15 === 14 ? -1 : index)) };
    assertSameGraph(cut);
  });

  test('keeps neighbourhoods as well on average over seeds, from the same start', () => {
    const parameters = readUmapOptions(points.rows, { epochs: EPOCHS });
    const [ours, theirs] = [
      { trustworthiness: 0, continuity: 0 },
      { trustworthiness: 0, continuity: 0 },
    ];
    const seeds = [1, 2, 3];
    for (const seed of seeds) {
      const start = principalStart(points, 2, 'farthest', 10, createRandom(seed), 1e-4);
      const laidOut = layOut(neighbours, start, { ...parameters, seed });
      const umap = reference(neighbours, seed);
      const embedding = umap.getEmbedding();
      embedding.forEach((point, i) => point.forEach((_, d) => (point[d] = start[2 * i + d])));
      for (let epoch = 0; epoch < EPOCHS; epoch += 1) umap.step();
      const mine = neighbourhoodQuality(rows, Matrix.from1DArray(points.rows, 2, laidOut));
      const other = neighbourhoodQuality(rows, new Matrix(umap.getEmbedding()));
      for (const measure of ['trustworthiness', 'continuity'] as const) {
        ours[measure] += mine[measure] / seeds.length;
        theirs[measure] += other[measure] / seeds.length;
      }
    }
    const both = JSON.stringify({ ours, theirs });
    assert.ok(ours.trustworthiness > theirs.trustworthiness - 0.002, both);
    assert.ok(ours.continuity > theirs.continuity - 0.002, both);
  });

  test('reads forces from its tables within 2e-4 of the formulas', () => {
    const { a, b } = readUmapOptions(100, {});
    const { pulls, pushes } = forceTables(a, b);
    for (let squared = 1e-9; squared < 1e6; squared *= 1.37) {
      const pull = (-2 * a * b * squared ** (b - 1)) / (a * squared ** b + 1);
      const push = (2 * b) / ((0.001 + squared) * (a * squared ** b + 1));
      assert.ok(Math.abs(forceAt(pulls, squared) / pull - 1) < 2e-4, `pull at ${squared}`);
      assert.ok(Math.abs(forceAt(pushes, squared) / push - 1) < 2e-4, `push at ${squared}`);
    }
    assert.equal(forceAt(pushes, 0), 0);
    assert.equal(forceAt(pushes, 1e9), 0);
  });
});
