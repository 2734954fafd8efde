import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { fitScaler, loadScaler, scalingKinds, signedLog } from '../../src/spaces';
import { assertClose, COLUMNS, fixture, heavyTailed, throughJson } from './helpers';

interface Scaled {
  readonly fit: number[][];
  readonly new: number[][];
}

interface Fixture {
  readonly columns: string[];
  readonly fit: number[][];
  readonly new: number[][];
  readonly 'min-max': Scaled;
  readonly robust: Scaled;
  readonly 'log-z': Scaled;
  readonly 'quantile-uniform': Record<string, Scaled>;
  readonly 'quantile-normal': Record<string, Scaled>;
}

const KINDS = scalingKinds().map(({ name }) => name);

describe('scalers against scikit-learn', () => {
  const known = fixture<Fixture>('scalers');
  const rows = new Matrix(known.fit);
  const later = new Matrix(known.new);

  for (const kind of ['min-max', 'robust', 'log-z'] as const) {
    test(`${kind} scales the fitted rows and new rows far outside them as scikit-learn does`, () => {
      const names = known.columns.slice(0, known[kind].fit[0].length);
      const last = names.length - 1;
      const scaler = fitScaler(rows.subMatrix(0, rows.rows - 1, 0, last), names, kind);
      assertClose(scaler.transform(rows.subMatrix(0, rows.rows - 1, 0, last), names), known[kind].fit, 1e-10);
      assertClose(
        scaler.transform(later.subMatrix(0, later.rows - 1, 0, last), names),
        known[kind].new,
        1e-7,
      );
    });
  }

  for (const kind of ['quantile-uniform', 'quantile-normal'] as const) {
    for (const [landmarks, expected] of Object.entries(known[kind])) {
      test(`${kind} with ${landmarks} landmarks agrees on fitted rows, ties, and rows beyond the ends`, () => {
        const scaler = fitScaler(rows, known.columns, kind, { landmarks: Number(landmarks) });
        assertClose(scaler.transform(rows, known.columns), expected.fit, 1e-9);
        assertClose(scaler.transform(later, known.columns), expected.new, 1e-9);
      });
    }
  }
});

describe('every scaler', () => {
  const rows = heavyTailed(200);

  for (const kind of KINDS) {
    const scaler = fitScaler(rows, COLUMNS, kind);

    test(`${kind} survives JSON to the bit`, () => {
      const loaded = loadScaler(throughJson(scaler.save()));
      const later = heavyTailed(50, 2);
      assert.deepEqual(
        loaded.transform(later, COLUMNS).to1DArray(),
        scaler.transform(later, COLUMNS).to1DArray(),
      );
    });

    test(`${kind} leaves its arguments as they were, and takes columns in any order`, () => {
      const before = rows.to1DArray();
      const scaled = scaler.transform(rows, COLUMNS);
      assert.deepEqual(rows.to1DArray(), before);
      const turned = rows.selection([...Array(rows.rows).keys()], [4, 2, 0, 3, 1]);
      const names = [4, 2, 0, 3, 1].map((c) => COLUMNS[c]);
      assert.deepEqual(scaler.transform(turned, names).to1DArray(), scaled.to1DArray());
    });

    test(`${kind} keeps the order of the customers in every column`, () => {
      const scaled = scaler.transform(rows, COLUMNS);
      for (let c = 0; c < rows.columns; c += 1) {
        for (let i = 1; i < rows.rows; i += 1) {
          const raw = rows.get(i, c) - rows.get(i - 1, c);
          const step = scaled.get(i, c) - scaled.get(i - 1, c);
          assert.ok(raw >= 0 ? step >= 0 : step <= 0);
        }
      }
    });

    test(`${kind} refuses a column that it does not know, one that is missing, and one that comes twice`, () => {
      const names = [...COLUMNS.slice(0, 4), 'spend'];
      assert.throws(
        () => scaler.transform(rows, names),
        /unknown column "spend": the scaler was fitted on revenue/,
      );
      const four = rows.subMatrix(0, 9, 0, 3);
      assert.throws(() => scaler.transform(four, COLUMNS.slice(0, 4)), /missing column "returns"/);
      const twice = [...COLUMNS.slice(0, 4), 'lines'];
      assert.throws(() => scaler.transform(rows, twice), /distinct, received "lines" twice/);
    });

    test(`${kind} makes a constant column 0, and new values of it too`, () => {
      const flat = fitScaler(new Matrix([[3, 1], [3, 2], [3, 4]]), ['same', 'other'], kind); // prettier-ignore
      const scaled = flat.transform(new Matrix([[3, 2], [5, 2]]), ['same', 'other']); // prettier-ignore
      assert.deepEqual(scaled.getColumn(0), [0, 0]);
    });

    test(`${kind} can be fitted on a single customer, who becomes 0 throughout`, () => {
      const one = fitScaler(new Matrix([[7, -2]]), ['a', 'b'], kind);
      assert.deepEqual(one.transform(new Matrix([[7, -2]]), ['a', 'b']).to1DArray(), [0, 0]);
    });

    test(`${kind} names the column of a value that is not finite`, () => {
      const broken = new Matrix([[1, 2], [NaN, 3]]); // prettier-ignore
      assert.throws(
        () => fitScaler(broken, ['a', 'b'], kind),
        /column "a" must hold finite numbers, received NaN in row 1/,
      );
    });
  }
});

test('robust scaling falls back to the standard deviation where the interquartile range is 0', () => {
  // Seven zeros and an eight: mean 1, squares 7 + 49 = 56 over 8 rows, so the deviation is √7.
  const rows = Matrix.columnVector([0, 0, 0, 0, 0, 0, 0, 8]);
  const scaled = fitScaler(rows, ['returns'], 'robust').transform(rows, ['returns']);
  assert.ok(Math.abs(scaled.get(7, 0) - 8 / Math.sqrt(7)) < 1e-15);
  assert.equal(scaled.get(0, 0), 0);
});

test('a customer inside a run of equal values gets the middle of their quantiles', () => {
  // Values 1, 2, 2, 2, 3 lie at 0, 1/4, 1/2, 3/4, 1: the twos share 1/2.
  const rows = Matrix.columnVector([1, 2, 2, 2, 3]);
  const scaled = fitScaler(rows, ['a'], 'quantile-uniform').transform(rows, ['a']);
  assert.deepEqual(scaled.to1DArray(), [0, 0.5, 0.5, 0.5, 1]);
});

test('the signed logarithm is odd, and 0 at 0', () => {
  assert.equal(signedLog(0), 0);
  assert.equal(signedLog(Math.E - 1), 1);
  assert.equal(signedLog(1 - Math.E), -1);
  assert.equal(signedLog(-100), -Math.log(101));
});
