import { type Matrix } from 'ml-matrix';
import { flatten, type FlatMatrix } from '../../numeric';
import { commonAtoms, layersOf, type Atoms } from './atoms';
import { sumDistances } from './atom-distances';
import { separablePartition, type Partition } from '../labels';

/** Silhouettes of one labelling. */
export interface Silhouettes {
  /** Mean over the clustered rows, −1 to 1; higher is better. */
  readonly mean: number;
  /** Mean over each cluster's rows, by ascending label. */
  readonly clusters: readonly { readonly label: number; readonly size: number; readonly mean: number }[];
  /** One silhouette for each row in `rows`. */
  readonly values: Float64Array;
  /** The rows judged: all of them, less the noise. */
  readonly rows: Int32Array;
}

/**
 * Silhouettes: for each row (b − a) ÷ max(a, b), where a is the mean Euclidean distance to the other rows of its
 * cluster and b the least mean distance to the rows of another cluster.
 *
 * Range −1 to 1, higher is better; about 0 a row lies between two clusters, below 0 it is nearer to another one. A
 * row alone in its cluster has 0, as has one whose a and b are both 0. Noise rows belong to no cluster and are left
 * out. Undefined, hence an error, with fewer than 2 clusters or as many clusters as rows.
 *
 * @param matrix rows × columns, finite
 * @param labels one a row, −1 for noise
 * @throws RangeError when the clustering is degenerate or the lengths differ
 *
 * Reference: Rousseeuw 1987, J. Comput. Appl. Math. 20.
 */
export function silhouette(matrix: Matrix, labels: ArrayLike<number>): Silhouettes {
  return silhouettesOfMany(matrix, [labels])[0];
}

/**
 * The silhouettes of several labellings of the same rows, in one pass over the distances.
 *
 * Rows that share their cluster in every labelling form an atom. Distances are summed to atoms once, and atoms to the
 * clusters of each labelling by way of the atoms of few labellings, which costs little: the cuts of a tree for k = 2 to 14
 * have but 14 atoms together.
 * O(n²) in time, O(n) in memory.
 *
 * @throws RangeError as {@link silhouette}, when there are no labellings too
 */
export function silhouettesOfMany(matrix: Matrix, labellings: readonly ArrayLike<number>[]): Silhouettes[] {
  const points = flatten(matrix);
  if (labellings.length === 0) throw new RangeError('labellings is empty');
  const parts = labellings.map((labels) => separablePartition('silhouette', labels, points.rows));
  const values = parts.map(() => new Float64Array(points.rows));
  rowSilhouettes(points, parts, commonAtoms(parts), values);
  return parts.map((part, l) => summarise(part, values[l]));
}

/** Fills `out[l][i]` with the silhouette of row i in labelling l. */
function rowSilhouettes(
  points: FlatMatrix,
  parts: readonly Partition[],
  atoms: Atoms,
  out: readonly Float64Array[],
): void {
  const { values, rows, columns } = points;
  const sorted = new Float64Array(values.length);
  for (let s = 0; s < rows; s += 1) {
    for (let j = 0; j < columns; j += 1) sorted[s * columns + j] = values[atoms.order[s] * columns + j];
  }
  const layers = layersOf(parts, atoms);
  const toAtoms = new Float64Array(4 * atoms.count);
  const toLayer = new Float64Array(4 * Math.max(...layers.map(({ count }) => count)));
  const toClusters = new Float64Array(4 * (1 + Math.max(...parts.map((part) => part.names.length))));
  for (let s = 0; s < rows; s += 4) {
    sumDistances(sorted, columns, s, atoms.starts, toAtoms);
    const four = atoms.order.subarray(s, s + 4);
    for (const { first, size, count, ofAtom, clusters } of layers) {
      sumUp(toAtoms, ofAtom, atoms.count, toLayer, count);
      for (let l = 0; l < size; l += 1) {
        const { codes, sizes } = parts[first + l];
        sumUp(toLayer, clusters[l], count, toClusters, sizes.length + 1);
        for (let i = 0; i < four.length; i += 1) {
          const code = codes[four[i]];
          if (code >= 0) out[first + l][four[i]] = widthOf(toClusters, i, sizes, code);
        }
      }
    }
  }
}

/** Sums `count` quadruples to the places that are given for them, which are below `most`. */
function sumUp(
  values: Float64Array,
  places: Int32Array,
  count: number,
  sums: Float64Array,
  most: number,
): void {
  sums.fill(0, 0, 4 * most);
  for (let i = 0, from = 0; i < count; i += 1, from += 4) {
    // Four sums that do not wait for one another.
    const to = 4 * places[i];
    sums[to] += values[from];
    sums[to + 1] += values[from + 1];
    sums[to + 2] += values[from + 2];
    sums[to + 3] += values[from + 3];
  }
}

/** A row's silhouette from the sums of its distances to each cluster, of which it is the `i`-th of four. */
function widthOf(sums: Float64Array, i: number, sizes: Int32Array, own: number): number {
  if (sizes[own] === 1) return 0;
  const a = sums[4 * own + i] / (sizes[own] - 1);
  let b = Infinity;
  for (let c = 0; c < sizes.length; c += 1) {
    const mean = sums[4 * c + i] / sizes[c];
    if (c !== own && mean < b) b = mean;
  }
  const larger = Math.max(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}

function summarise(parts: Partition, all: Float64Array): Silhouettes {
  const clustered = parts.codes.length - parts.noise;
  const rows = new Int32Array(clustered);
  const values = new Float64Array(clustered);
  const sums = new Float64Array(parts.names.length);
  let at = 0;
  for (let row = 0; row < parts.codes.length; row += 1) {
    if (parts.codes[row] < 0) continue;
    rows[at] = row;
    values[at++] = all[row];
    sums[parts.codes[row]] += all[row];
  }
  const clusters = Array.from(parts.names, (label, c) => ({
    label,
    size: parts.sizes[c],
    mean: sums[c] / parts.sizes[c],
  }));
  return { mean: sums.reduce((sum, part) => sum + part, 0) / rows.length, clusters, values, rows };
}
