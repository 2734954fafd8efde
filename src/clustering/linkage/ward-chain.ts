import { type FlatMatrix } from '../../numeric';
import { type RawMerges } from './dendrogram';

/**
 * Ward's merges by a chain of nearest neighbours.
 *
 * The distance of two clusters needs but their centres and sizes, √(2 |A||B| ÷ (|A| + |B|)) · ‖centre A − centre B‖,
 * so that no table of distances is kept: O(n²) in time, O(n) in memory. Ties go as in SciPy: to the cluster before in
 * the chain, then to the lower row.
 *
 * Reference: Murtagh 1983; Müllner 2011, arXiv:1109.2378, figure 3.
 */
export function wardChain(points: FlatMatrix): RawMerges {
  const { rows, columns } = points;
  const centres = points.values.slice();
  const sizes = new Float64Array(rows).fill(1);
  const active = Int32Array.from({ length: rows }, (_, row) => row);
  const first = new Int32Array(rows - 1);
  const second = new Int32Array(rows - 1);
  const heights = new Float64Array(rows - 1);
  const chain = new Int32Array(rows);
  const found = { row: 0, squared: 0 };
  let length = 0;
  for (let m = 0, left = rows; m < rows - 1; m += 1, left -= 1) {
    if (length === 0) chain[length++] = active[0];
    for (;;) {
      const tip = chain[length - 1];
      const before = length > 1 ? chain[length - 2] : -1;
      nearest(centres, columns, sizes, active, left, tip, before, found);
      if (found.row === before) break;
      chain[length++] = found.row;
    }
    const a = Math.min(chain[length - 1], chain[length - 2]);
    const b = Math.max(chain[length - 1], chain[length - 2]);
    length -= 2;
    first[m] = a;
    second[m] = b;
    heights[m] = Math.sqrt(found.squared);
    const share = sizes[a] / (sizes[a] + sizes[b]);
    for (let j = 0; j < columns; j += 1) {
      // In this form the centre of equal points is exactly that point.
      centres[b * columns + j] += (centres[a * columns + j] - centres[b * columns + j]) * share;
    }
    sizes[b] += sizes[a];
    remove(active, left, a);
  }
  return { first, second, heights };
}

/** Finds the active cluster nearest to `tip`; `before` wins ties. */
function nearest(
  centres: Float64Array,
  columns: number,
  sizes: Float64Array,
  active: Int32Array,
  count: number,
  tip: number,
  before: number,
  found: { row: number; squared: number },
): void {
  const from = tip * columns;
  const size = sizes[tip];
  let row = before;
  let least = before < 0 ? Infinity : squaredWard(centres, columns, sizes, tip, before);
  for (let p = 0; p < count; p += 1) {
    const other = active[p];
    if (other === tip) continue;
    const at = other * columns;
    let squared = 0;
    for (let j = 0; j < columns; j += 1) {
      const difference = centres[from + j] - centres[at + j];
      squared += difference * difference;
    }
    squared *= (2 * size * sizes[other]) / (size + sizes[other]);
    if (squared < least) {
      least = squared;
      row = other;
    }
  }
  found.row = row;
  found.squared = least;
}

function squaredWard(
  centres: Float64Array,
  columns: number,
  sizes: Float64Array,
  a: number,
  b: number,
): number {
  let squared = 0;
  for (let j = 0; j < columns; j += 1) {
    const difference = centres[a * columns + j] - centres[b * columns + j];
    squared += difference * difference;
  }
  return squared * ((2 * sizes[a] * sizes[b]) / (sizes[a] + sizes[b]));
}

/** Removes a row from the ascending list of active ones. */
export function remove(active: Int32Array, count: number, row: number): void {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (active[middle] < row) low = middle + 1;
    else high = middle;
  }
  active.copyWithin(low, low + 1, count);
}
