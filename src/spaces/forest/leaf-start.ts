import { createRandom } from '../../numeric';
import { type LeafIndex } from './leaf-index';

const ROUNDS = 60;

/**
 * A start for the embedding of leaves: the leading eigenvectors, after the constant one, of the matrix that gives
 * every row the mean over its leaves' members (a spectral embedding of the leaf graph, as umap-learn starts from).
 *
 * Orthogonal iteration, each round one pass over the leaves; the start is only a start, so the number of rounds is
 * fixed.
 *
 * @returns rows × dimensions, row after row, the farthest coordinate of each column at `length`
 *
 * Reference: Belkin and Niyogi 2003, Neural Computation 15; Golub and Van Loan, Matrix Computations, section 8.2.4.
 */
export function leafStart(index: LeafIndex, dimensions: number, length: number, seed: number): Float64Array {
  const { rows } = index;
  const random = createRandom(seed);
  const vectors = Array.from({ length: dimensions }, () =>
    Float64Array.from({ length: rows }, () => random() - 0.5),
  );
  const smoothed = new Float64Array(rows);
  for (let round = 0; round < ROUNDS; round += 1) {
    vectors.forEach((vector, v) => {
      index.smooth(vector, smoothed);
      vector.set(smoothed);
      orthogonalise(vector, vectors, v);
    });
  }
  const result = new Float64Array(rows * dimensions);
  vectors.forEach((vector, v) => {
    let farthest = 0;
    for (const value of vector) if (Math.abs(value) > Math.abs(farthest)) farthest = value;
    for (let i = 0; i < rows; i += 1) {
      // Rows with the same leaves have the same coordinates: a trace of noise parts them.
      const noise = (random() - 0.5) * 1e-3;
      result[i * dimensions + v] = (farthest === 0 ? 0 : (vector[i] / farthest) * length) + noise;
    }
  });
  return result;
}

/** Makes the vector orthogonal to the constant and to the vectors before it, with length 1 (or 0). */
function orthogonalise(vector: Float64Array, vectors: readonly Float64Array[], before: number): void {
  let mean = 0;
  for (const value of vector) mean += value;
  mean /= vector.length;
  for (let i = 0; i < vector.length; i += 1) vector[i] -= mean;
  for (let v = 0; v < before; v += 1) {
    let product = 0;
    for (let i = 0; i < vector.length; i += 1) product += vector[i] * vectors[v][i];
    for (let i = 0; i < vector.length; i += 1) vector[i] -= product * vectors[v][i];
  }
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  for (let i = 0; i < vector.length; i += 1) vector[i] = length > 1e-150 ? vector[i] / length : 0;
}
