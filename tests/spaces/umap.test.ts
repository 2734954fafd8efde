import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitScaler, fitUmap, loadUmap, neighbourhoodQuality } from '../../src/spaces';
import { COLUMNS, fixture, heavyTailed, pick, places, throughJson } from './helpers';

interface Customers {
  readonly rows: number[][];
  readonly umap: { trustworthiness: number; continuity: number };
}

const raw = heavyTailed(1500);
const base = fitScaler(raw, COLUMNS, 'log-z').transform(raw, COLUMNS);
const known = pick(
  base,
  places(1500, (i) => i % 8 !== 3),
);
const held = pick(
  base,
  places(1500, (i) => i % 8 === 3),
);
const fit = fitUmap(known, { seed: 3 });

describe('UMAP', () => {
  test('is at most 0.01 less trustworthy than umap-learn on 400 customers, and no less continuous', () => {
    const { rows: values, umap } = fixture<Customers>('customers');
    const rows = new Matrix(values);
    for (const seed of [1, 2]) {
      const quality = neighbourhoodQuality(rows, fitUmap(rows, { seed }).points);
      assert.ok(quality.trustworthiness >= umap.trustworthiness - 0.01, `${quality.trustworthiness}`);
      assert.ok(quality.continuity >= umap.continuity - 0.01, `${quality.continuity}`);
    }
  });

  test('gives the same bytes for the same seed and other bytes for another', () => {
    const few = pick(
      base,
      places(300, () => true),
    );
    assert.deepEqual(fitUmap(few, { seed: 5 }).points, fitUmap(few, { seed: 5 }).points);
    assert.notDeepEqual(fitUmap(few, { seed: 5 }).points, fitUmap(few, { seed: 6 }).points);
  });

  test('keeps the neighbourhoods of a heavy-tailed base', () => {
    const quality = neighbourhoodQuality(known, fit.points);
    assert.ok(quality.trustworthiness > 0.97, `trustworthiness ${quality.trustworthiness}`);
    assert.ok(quality.continuity > 0.98, `continuity ${quality.continuity}`);
  });

  test('places customers that it has never seen as well as those it was fitted on', () => {
    const all = new Matrix([...known.to2DArray(), ...held.to2DArray()]);
    const placed = new Matrix([...fit.points.to2DArray(), ...fit.transform(held).to2DArray()]);
    const quality = neighbourhoodQuality(all, placed);
    assert.ok(quality.trustworthiness > 0.97, `trustworthiness ${quality.trustworthiness}`);
    assert.ok(quality.continuity > 0.98, `continuity ${quality.continuity}`);
  });

  test('places a fitted customer where it was', () => {
    const again = fit.transform(pick(known, [0, 700, 1311]));
    assert.deepEqual(again.to2DArray(), pick(fit.points, [0, 700, 1311]).to2DArray());
  });

  test('places a customer in the same place whoever is beside it, and after a reload', () => {
    const together = fit.transform(held).to2DArray();
    const loaded = loadUmap(throughJson(fit.save()));
    assert.deepEqual(loaded.points, fit.points);
    assert.deepEqual(loaded.transform(pick(held, [5])).to2DArray(), [together[5]]);
    assert.deepEqual(loaded.transform(held).to2DArray(), together);
  });

  test('does not move when customers are placed in it', () => {
    const before = fit.points.to1DArray();
    // As many as were fitted: umap-js itself would move them then.
    fit.transform(Matrix.add(known, 0.01));
    assert.deepEqual(fit.points.to1DArray(), before);
  });

  test('places a far outlier at a finite place', () => {
    const far = fit.transform(new Matrix([[1e6, -1e6, 1e6, 0, 1e6]]));
    assert.ok(far.to1DArray().every((value) => Number.isFinite(value) && Math.abs(value) < 100));
  });

  test('reports its progress to the end', () => {
    const seen: number[] = [];
    const few = pick(
      base,
      places(50, () => true),
    );
    fitUmap(few, {
      epochs: 25,
      onProgress: ({ stage, done }) => void (stage === 'layout' && seen.push(done)),
    });
    assert.deepEqual(seen, [10, 20, 25]);
  });

  test('takes three dimensions, rows that are there many times, and a constant column', () => {
    const few = heavyTailed(40).to2DArray();
    const rows = new Matrix([...few, ...few, ...few, ...few].map((row) => [...row, 7]));
    const { points } = fitUmap(rows, { dimensions: 3, epochs: 50 });
    assert.equal(points.columns, 3);
    assert.ok(points.to1DArray().every(Number.isFinite));
  });

  test('of rows that are all equal is finite', () => {
    assert.ok(fitUmap(Matrix.ones(40, 2), { epochs: 50 }).points.to1DArray().every(Number.isFinite));
  });

  test('refuses one row, too many neighbours, other columns, and NaN', () => {
    assert.throws(() => fitUmap(new Matrix([[1, 2]])), /rows must be .* at least 4, received 1/);
    const few = pick(
      base,
      places(10, () => true),
    );
    assert.throws(() => fitUmap(few, { neighbours: 10 }), /neighbours must be .* at most 9, received 10/);
    assert.throws(() => fitUmap(few, { minDist: 2 }), /minDist must be .* at most 1, received 2/);
    assert.throws(() => fit.transform(new Matrix([[1, 2]])), /columns of the rows must be .* received 2/);
    assert.throws(() => fit.transform(new Matrix([[1, 2, NaN, 3, 4]])), /received NaN in row 0, column 2/);
  });
});
