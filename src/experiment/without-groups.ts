import { Matrix, CholeskyDecomposition } from 'ml-matrix';
import { createRandom, pearson, randomNormal } from '../numeric';

/** Keeps features that go together exactly from having no root: a touch of independence. */
const JITTER = 1e-6;

/**
 * As many customers without groups: each feature has the same values as it has among the real ones, and features go
 * together as they do there, but by one cloud, a Gaussian copula.
 *
 * Normal scores of the ranks are correlated, a normal sample with these correlations is drawn, and its values are put
 * back in the places of the real ones of the same rank.
 *
 * @param values customers × features, finite
 * @returns likewise
 */
export function withoutGroups(values: Matrix, seed: number): Matrix {
  const { rows, columns } = values;
  const random = createRandom(seed);
  const sorted = Array.from({ length: columns }, (_, c) => Float64Array.from(values.getColumn(c)).sort());
  // The normal scores by simulation: a sorted sample of as many normal numbers.
  const normal = Float64Array.from({ length: rows }, () => randomNormal(random)).sort();
  const scores = sorted.map((_, c) => {
    const order = ranked(values.getColumn(c));
    const score = new Float64Array(rows);
    order.forEach((row, rank) => (score[row] = normal[rank]));
    return meanAmongEquals(score, values.getColumn(c), order);
  });
  const correlations = new Matrix(columns, columns);
  for (let a = 0; a < columns; a += 1) {
    for (let b = 0; b < columns; b += 1) {
      const r = a === b ? 1 + JITTER : pearson(scores[a], scores[b]);
      correlations.set(a, b, Number.isFinite(r) ? r : 0);
    }
  }
  const root = new CholeskyDecomposition(correlations).lowerTriangularMatrix;
  const drawn = new Matrix(rows, columns);
  for (let row = 0; row < rows; row += 1) {
    const z = Array.from({ length: columns }, () => randomNormal(random));
    for (let a = 0; a < columns; a += 1) {
      drawn.set(
        row,
        a,
        z.reduce((sum, value, b) => (b <= a ? sum + root.get(a, b) * value : sum), 0),
      );
    }
  }
  const made = new Matrix(rows, columns);
  for (let c = 0; c < columns; c += 1) {
    ranked(drawn.getColumn(c)).forEach((row, rank) => made.set(row, c, sorted[c][rank]));
  }
  return made;
}

/** The rows by value, the smallest first, the first row among equals. */
function ranked(values: readonly number[]): number[] {
  return Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
}

/** Scores in which equal values have the mean of theirs. */
function meanAmongEquals(
  score: Float64Array,
  values: readonly number[],
  order: readonly number[],
): Float64Array {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    let sum = score[order[from]];
    for (; to < order.length && values[order[to]] === values[order[from]]; to += 1) sum += score[order[to]];
    for (let at = from; at < to; at += 1) score[order[at]] = sum / (to - from);
    from = to;
  }
  return score;
}
