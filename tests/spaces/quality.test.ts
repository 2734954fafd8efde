import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { continuity, fitPca, fitScaler, neighbourhoodQuality, trustworthiness } from '../../src/spaces';
import { createRandom, randomPermutation } from '../../src/numeric';
import { COLUMNS, fixture, heavyTailed, pick } from './helpers';

interface Fixture {
  readonly rows: number[][];
  readonly embedding: number[][];
  readonly measured: Record<string, { trustworthiness: number; continuity: number }>;
}

function column(...values: number[]): Matrix {
  return Matrix.columnVector(values);
}

describe('trustworthiness and continuity', () => {
  test('are the fractions that a hand gets for six points on a line with their ends exchanged', () => {
    // Points at 0, 1, 3, 6, 10, 15; the embedding exchanges the first and the last. With k = 1:
    // n k (2n - 3k - 1) = 6 · 1 · 8 = 48. Original neighbours of 0, 1, 3, 6, 10, 15: 1, 0, 1, 3, 6, 10.
    // Embedded neighbours of A … F (at 15, 1, 3, 6, 10, 0): E, F, B, C, D, B.
    // Strangers: E for A has rank 4 (after B, C, D), penalty 3; F for B has rank 5, penalty 4; B for F has rank 4,
    // penalty 3; the others keep their neighbour. T = 1 - 2 · 10 / 48 = 7/12.
    const original = column(0, 1, 3, 6, 10, 15);
    const embedding = column(15, 1, 3, 6, 10, 0);
    assert.ok(Math.abs(trustworthiness(original, embedding, { neighbours: 1 }) - 7 / 12) < 1e-15);
    // Continuity: B for A is at 14, rank 5 (E 5, D 9, C 12 are nearer, then B 14: rank 4), penalty 3; A for B at 14
    // has rank 5 (F 1, C 2, D 5, E 9), penalty 4; E for F at 10 has rank 4 (B 1, C 3, D 6), penalty 3.
    assert.ok(Math.abs(continuity(original, embedding, { neighbours: 1 }) - 7 / 12) < 1e-15);
  });

  test('agree with scikit-learn for few and for many neighbours', () => {
    const { rows, embedding, measured } = fixture<Fixture>('neighbourhoods');
    for (const [k, expected] of Object.entries(measured)) {
      const quality = neighbourhoodQuality(new Matrix(rows), new Matrix(embedding), {
        neighbours: Number(k),
      });
      assert.ok(Math.abs(quality.trustworthiness - expected.trustworthiness) < 1e-12, `k = ${k}`);
      assert.ok(Math.abs(quality.continuity - expected.continuity) < 1e-12, `k = ${k}`);
    }
  });

  test('are 1 for an embedding equal to the original, whatever its duplicates and its tail', () => {
    const rows = heavyTailed(300);
    const doubled = new Matrix([...rows.to2DArray(), ...rows.to2DArray()]);
    assert.deepEqual(neighbourhoodQuality(doubled, doubled), {
      trustworthiness: 1,
      continuity: 1,
      neighbours: 15,
    });
  });

  test('do not change when the rows change places, nor when a space is moved, turned or stretched', () => {
    const { rows, embedding } = fixture<Fixture>('neighbourhoods');
    const before = neighbourhoodQuality(new Matrix(rows), new Matrix(embedding));
    const order = Array.from(randomPermutation(createRandom(3), rows.length));
    assert.deepEqual(
      neighbourhoodQuality(pick(new Matrix(rows), order), pick(new Matrix(embedding), order)),
      before,
    );
    const turned = new Matrix(embedding.map(([x, y]) => [8 - 4 * y, 4 * x + 16]));
    assert.deepEqual(neighbourhoodQuality(new Matrix(rows), turned), before);
  });

  test('exchange when the two spaces do', () => {
    const { rows, embedding } = fixture<Fixture>('neighbourhoods');
    const one = neighbourhoodQuality(new Matrix(rows), new Matrix(embedding));
    const other = neighbourhoodQuality(new Matrix(embedding), new Matrix(rows));
    assert.equal(one.trustworthiness, other.continuity);
    assert.equal(one.continuity, other.trustworthiness);
  });

  test('are near one half for places drawn at random', () => {
    const rows = heavyTailed(400);
    const random = createRandom(5);
    const lost = new Matrix(Array.from({ length: 400 }, () => [random(), random()]));
    assert.ok(Math.abs(trustworthiness(rows, lost) - 0.5) < 0.03);
  });

  test('asked of every row are exact, of a third of the rows within 0.01 of that', () => {
    const raw = heavyTailed(900);
    const original = fitScaler(raw, COLUMNS, 'log-z').transform(raw, COLUMNS);
    const placed = fitPca(original, COLUMNS).transform(original, COLUMNS);
    const exact = neighbourhoodQuality(original, placed);
    assert.deepEqual(neighbourhoodQuality(original, placed, { rows: 900 }), exact);
    assert.deepEqual(neighbourhoodQuality(original, placed, { rows: 1e6 }), exact);
    const estimate = neighbourhoodQuality(original, placed, { rows: 300 });
    assert.ok(Math.abs(estimate.trustworthiness - exact.trustworthiness) < 0.01);
    assert.notEqual(estimate.trustworthiness, exact.trustworthiness);
    assert.throws(() => neighbourhoodQuality(original, placed, { rows: 0 }), /rows must be/);
  });

  test('refuse k from half of the rows on, spaces of different length, and NaN', () => {
    const six = column(0, 1, 2, 3, 4, 5);
    assert.throws(
      () => trustworthiness(six, six, { neighbours: 3 }),
      /neighbours must be .* at most 2, received 3/,
    );
    assert.throws(
      () => trustworthiness(six, column(1, 2, 3)),
      /embedding must have the original's 6 rows, received 3/,
    );
    assert.throws(
      () => trustworthiness(six, column(1, 2, NaN, 4, 5, 6), { neighbours: 1 }),
      /received NaN in row 2/,
    );
    assert.throws(() => trustworthiness(column(1), column(1)), /neighbours/);
  });
});
