import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';
import { findNeighbours, type Neighbours } from '../neighbours/nearest';
import { rankPenalty, type DistanceRows } from './penalty';

/** How well an embedding keeps neighbourhoods; both measures are at most 1, and higher is better. */
export interface NeighbourhoodQuality {
  /** 1 when no embedded neighbour is a stranger in the original space: gaps and clusters that are seen are real. */
  readonly trustworthiness: number;
  /** 1 when no original neighbour was torn away in the embedding. */
  readonly continuity: number;
  /** The k of both. */
  readonly neighbours: number;
}

/** Options of the neighbourhood measures. */
export interface QualityOptions {
  /** k, from 1 to below half of the rows; default 15. */
  readonly neighbours?: number;
  /**
   * How many rows i are asked, evenly spaced; their ranks are still among all rows, so this is an unbiased estimate
   * where all would take too long (the time is rows × n). Default: all, which is exact.
   */
  readonly rows?: number;
}

/** A space as the measures need it: its neighbours, and its distances for the ranks. */
export interface JudgedSpace {
  readonly distances: DistanceRows;
  readonly nearest: (k: number) => Neighbours;
}

/**
 * Trustworthiness and continuity, exact unless fewer `rows` are asked.
 *
 * T(k) = 1 − 2 / (n k (2n − 3k − 1)) · Σ_i Σ_{j ∈ U_k(i)} (r(i, j) − k), where U_k(i) are the rows among the k
 * nearest of i in the embedding but not in the original, and r their rank in the original. Continuity is the same
 * with the two spaces exchanged. Range 0 to 1, higher is better; a random embedding is near 0.5. Undefined, and
 * refused, from k = n / 2 on. Distances are Euclidean; ties take the best rank, so that an embedding equal to its
 * original scores 1 whatever its duplicates.
 *
 * @param original n × d
 * @param embedding n × m, the same rows in the same order
 * @throws RangeError when the rows differ, a value is not finite, or k is out of range
 *
 * Reference: Venna and Kaski 2001, ICANN, equations 1 and 2.
 */
export function neighbourhoodQuality(
  original: Matrix,
  embedding: Matrix,
  options: QualityOptions = {},
): NeighbourhoodQuality {
  return compareSpaces(
    euclideanSpace(flatten(original, 'original')),
    euclideanSpace(flatten(embedding, 'embedding')),
    options,
  );
}

/** Trustworthiness alone; see {@link neighbourhoodQuality}. */
export function trustworthiness(original: Matrix, embedding: Matrix, options: QualityOptions = {}): number {
  return neighbourhoodQuality(original, embedding, options).trustworthiness;
}

/** Continuity alone; see {@link neighbourhoodQuality}. */
export function continuity(original: Matrix, embedding: Matrix, options: QualityOptions = {}): number {
  return neighbourhoodQuality(original, embedding, options).continuity;
}

/** Both measures between any two spaces over the same rows. */
export function compareSpaces(
  original: JudgedSpace,
  embedding: JudgedSpace,
  options: QualityOptions = {},
): NeighbourhoodQuality {
  const { neighbours: k = 15 } = options;
  const n = original.distances.rows;
  if (embedding.distances.rows !== n) {
    throw new RangeError(
      `embedding must have the original's ${n} rows, received ${embedding.distances.rows}`,
    );
  }
  checkNumber('neighbours', k, { integer: true, min: 1, max: Math.ceil(n / 2) - 1 });
  const asked = Math.min(n, checkNumber('rows', options.rows ?? n, { integer: true, min: 1 }));
  const inOriginal = original.nearest(k);
  const inEmbedding = embedding.nearest(k);
  const scale = 2 / (asked * k * (2 * n - 3 * k - 1));
  return {
    trustworthiness: 1 - scale * rankPenalty(original.distances, inOriginal, inEmbedding, asked),
    continuity: 1 - scale * rankPenalty(embedding.distances, inEmbedding, inOriginal, asked),
    neighbours: k,
  };
}

/** A matrix as a space with Euclidean distances. */
export function euclideanSpace(points: FlatMatrix): JudgedSpace {
  const { values, rows, columns } = points;
  const own = new Float64Array(columns);
  return {
    nearest: (k) => findNeighbours(points, k),
    distances: {
      rows,
      fill: (i, out) => {
        for (let c = 0; c < columns; c += 1) own[c] = values[i * columns + c];
        let j = 0;
        let offset = 0;
        // Four rows at a time take half as long as one after the other.
        for (; j + 4 <= rows; j += 4, offset += 4 * columns) {
          let sum0 = 0;
          let sum1 = 0;
          let sum2 = 0;
          let sum3 = 0;
          for (let c = 0, at = offset; c < columns; c += 1, at += 1) {
            const here = own[c];
            const d0 = values[at] - here;
            const d1 = values[at + columns] - here;
            const d2 = values[at + 2 * columns] - here;
            const d3 = values[at + 3 * columns] - here;
            sum0 += d0 * d0;
            sum1 += d1 * d1;
            sum2 += d2 * d2;
            sum3 += d3 * d3;
          }
          out[j] = sum0;
          out[j + 1] = sum1;
          out[j + 2] = sum2;
          out[j + 3] = sum3;
        }
        for (; j < rows; j += 1, offset += columns) {
          let sum = 0;
          for (let c = 0; c < columns; c += 1) {
            const d = values[offset + c] - own[c];
            sum += d * d;
          }
          out[j] = sum;
        }
      },
    },
  };
}
