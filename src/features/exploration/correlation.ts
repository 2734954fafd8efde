import { pearson } from '../../numeric';
import { type Settings } from '../../config';
import { withArtefacts } from '../../store';
import { numbersNamed } from '../catalogue';

/** Correlations of all pairs of features. */
export interface Correlations {
  readonly names: readonly string[];
  /** names × names; 1 on the diagonal. */
  readonly values: readonly (readonly number[])[];
  /** How many customers each pair rests on. */
  readonly n: readonly (readonly number[])[];
}

/**
 * Spearman's rank correlations of the customers' features; ties share their mean rank.
 *
 * Customers who miss either feature are left out of that pair. A constant feature has no correlation: NaN.
 * Ranks are used because every feature has a heavy tail, in which a few wholesalers would decide Pearson's.
 *
 * @param names features of the catalogue that are numbers
 * @throws Error when a feature is unknown or no number (the feature is named)
 */
export function rankCorrelations(settings: Settings, names: readonly string[]): Promise<Correlations> {
  numbersNamed(settings.rules, names);
  return withArtefacts(settings, ['customers'], async (database) => {
    const rows = await database.rows<Record<string, number | null>>(
      `SELECT ${names.join(', ')} FROM customers ORDER BY customer_id`,
    );
    const columns = names.map((name) => rows.map((row) => row[name]));
    const values = names.map(() => new Array<number>(names.length).fill(1));
    const n = names.map(() => new Array<number>(names.length).fill(0));
    for (let a = 0; a < names.length; a += 1) {
      for (let b = 0; b <= a; b += 1) {
        const both = rows.map((_, i) => i).filter((i) => columns[a][i] !== null && columns[b][i] !== null);
        const x = Float64Array.from(both, (i) => columns[a][i] as number);
        const y = Float64Array.from(both, (i) => columns[b][i] as number);
        values[a][b] = values[b][a] = a === b ? 1 : spearman(x, y);
        n[a][b] = n[b][a] = both.length;
      }
    }
    return { names, values, n };
  });
}

/**
 * Spearman's rank correlation of two samples; NaN when either is constant. Range −1 to 1.
 *
 * @throws RangeError when the samples differ in length, or hold NaN, which has no rank
 */
export function spearman(x: Float64Array, y: Float64Array): number {
  if (x.length !== y.length) {
    throw new RangeError(`x and y must be as long as each other, received ${x.length} and ${y.length}`);
  }
  if (x.some(Number.isNaN) || y.some(Number.isNaN)) throw new RangeError('x and y must hold no NaN');
  return pearson(ranks(x), ranks(y));
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to += 1;
    for (let i = from; i <= to; i += 1) result[order[i]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}
