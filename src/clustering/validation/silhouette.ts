import { type Matrix } from 'ml-matrix';
import { flatten, type FlatMatrix } from '../../numeric';
import { commonAtoms, layersOf, type Atoms } from './atoms';
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
  const toAtoms = new Float64Array(atoms.count);
  const toLayer = new Float64Array(Math.max(...layers.map(({ count }) => count)));
  const toClusters = new Float64Array(1 + Math.max(...parts.map((part) => part.names.length)));
  for (let s = 0; s < rows; s += 1) {
    sumDistances(sorted, columns, s, atoms.starts, toAtoms);
    const row = atoms.order[s];
    for (const { first, size, count, ofAtom, clusters } of layers) {
      sumUp(toAtoms, ofAtom, atoms.count, toLayer);
      for (let l = 0; l < size; l += 1) {
        const { codes, sizes } = parts[first + l];
        if (codes[row] < 0) continue;
        sumUp(toLayer, clusters[l], count, toClusters);
        out[first + l][row] = widthOf(toClusters, sizes, codes[row]);
      }
    }
  }
}

/** Sums `count` values to the places that are given for them. */
function sumUp(values: Float64Array, places: Int32Array, count: number, sums: Float64Array): void {
  sums.fill(0);
  for (let i = 0; i < count; i += 1) sums[places[i]] += values[i];
}

/** Sums the distances from one sorted row to each atom's rows. */
function sumDistances(
  sorted: Float64Array,
  columns: number,
  s: number,
  starts: Int32Array,
  toAtoms: Float64Array,
): void {
  const from = s * columns;
  for (let a = 0; a < toAtoms.length; a += 1) {
    let sum = 0;
    const end = starts[a + 1] * columns;
    if (columns === 2) {
      const x = sorted[from];
      const y = sorted[from + 1];
      for (let at = starts[a] * 2; at < end; at += 2) {
        const dx = sorted[at] - x;
        const dy = sorted[at + 1] - y;
        sum += Math.sqrt(dx * dx + dy * dy);
      }
    } else if (columns === 3) {
      const x = sorted[from];
      const y = sorted[from + 1];
      const z = sorted[from + 2];
      for (let at = starts[a] * 3; at < end; at += 3) {
        const dx = sorted[at] - x;
        const dy = sorted[at + 1] - y;
        const dz = sorted[at + 2] - z;
        sum += Math.sqrt(dx * dx + dy * dy + dz * dz);
      }
    } else {
      for (let at = starts[a] * columns; at < end; at += columns) {
        let squared = 0;
        for (let j = 0; j < columns; j += 1) {
          const difference = sorted[at + j] - sorted[from + j];
          squared += difference * difference;
        }
        sum += Math.sqrt(squared);
      }
    }
    toAtoms[a] = sum;
  }
}

/** A row's silhouette from the sums of its distances to each cluster. */
function widthOf(sums: Float64Array, sizes: Int32Array, own: number): number {
  if (sizes[own] === 1) return 0;
  const a = sums[own] / (sizes[own] - 1);
  let b = Infinity;
  for (let c = 0; c < sizes.length; c += 1) {
    if (c !== own) b = Math.min(b, sums[c] / sizes[c]);
  }
  const larger = Math.max(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}

function summarise(parts: Partition, all: Float64Array): Silhouettes {
  const rows = Int32Array.from(parts.codes.keys()).filter((row) => parts.codes[row] >= 0);
  const values = Float64Array.from(rows, (row) => all[row]);
  const sums = new Float64Array(parts.names.length);
  rows.forEach((row, r) => {
    sums[parts.codes[row]] += values[r];
  });
  const clusters = Array.from(parts.names, (label, c) => ({
    label,
    size: parts.sizes[c],
    mean: sums[c] / parts.sizes[c],
  }));
  return { mean: sums.reduce((sum, part) => sum + part, 0) / rows.length, clusters, values, rows };
}
