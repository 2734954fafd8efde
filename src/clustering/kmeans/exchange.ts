import { type FlatMatrix } from '../../numeric';
import { inertiaOf, type LloydRun } from './lloyd';
import { squaredTo } from './lloyd-assign';

/** Visits of all rows after which an exchange is given up. */
const maxPasses = 50;

/**
 * Improves a run of Lloyd's algorithm by moving single rows: a row goes to another cluster when the sum of squares,
 * with both means moved along, falls. Where that ends Lloyd's algorithm stands still too, but not the other way round.
 *
 * Reference: Hartigan 1975; Telgarsky and Vattani 2010 (AISTATS).
 */
export function exchangeRows(points: FlatMatrix, run: LloydRun): LloydRun {
  const { values, rows, columns } = points;
  const centres = run.centres.slice();
  const labels = run.labels.slice();
  const k = centres.length / columns;
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] += 1;
  for (let visit = 0, still = 0; still < rows && visit < maxPasses * rows; visit += 1) {
    const row = visit % rows;
    const from = labels[row];
    const to = sizes[from] > 1 ? betterCluster(points, centres, sizes, row, from) : from;
    still += 1;
    if (to === from) continue;
    for (let j = 0; j < columns; j += 1) {
      const value = values[row * columns + j];
      centres[from * columns + j] += (centres[from * columns + j] - value) / (sizes[from] - 1);
      centres[to * columns + j] += (value - centres[to * columns + j]) / (sizes[to] + 1);
    }
    sizes[from] -= 1;
    sizes[to] += 1;
    labels[row] = to;
    still = 0;
  }
  return { ...run, centres, labels, inertia: inertiaOf(points, { centres, labels }) };
}

/** The cluster in which a row adds least to the sum of squares; its own, unless another is better beyond rounding. */
function betterCluster(
  { values, columns }: FlatMatrix,
  centres: Float64Array,
  sizes: Float64Array,
  row: number,
  own: number,
): number {
  const at = row * columns;
  const saved = (squaredTo(values, at, centres, own * columns, columns) * sizes[own]) / (sizes[own] - 1);
  let least = saved * (1 - 1e-9);
  let best = own;
  for (let c = 0; c < sizes.length; c += 1) {
    if (c === own) continue;
    const added = (squaredTo(values, at, centres, c * columns, columns) * sizes[c]) / (sizes[c] + 1);
    if (added < least) {
      least = added;
      best = c;
    }
  }
  return best;
}
