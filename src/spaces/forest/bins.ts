import { type FlatMatrix } from '../../numeric';

/** Columns cut into at most 256 bins each, so that a split is found by counting instead of sorting. */
export interface BinnedColumns {
  readonly rows: number;
  readonly columns: number;
  /** Bin of each value, column after column. */
  readonly bins: Uint8Array;
  /** The cuts of each column, ascending: a value is in bin b when cut b − 1 < value ≤ cut b. */
  readonly cuts: readonly Float64Array[];
}

const maxBins = 256;

/**
 * Cuts each column half-way between neighbouring values; where there are more than 256 of them, between the values
 * nearest to equal shares of the rows.
 */
export function binColumns({ values, rows, columns }: FlatMatrix): BinnedColumns {
  const bins = new Uint8Array(rows * columns);
  const cuts: Float64Array[] = [];
  for (let c = 0; c < columns; c += 1) {
    const column = new Float64Array(rows);
    for (let i = 0; i < rows; i += 1) column[i] = values[i * columns + c];
    const cut = cutColumn(Float64Array.from(column).sort());
    for (let i = 0; i < rows; i += 1) bins[c * rows + i] = binOf(cut, column[i]);
    cuts.push(cut);
  }
  return { rows, columns, bins, cuts };
}

function cutColumn(sorted: Float64Array): Float64Array {
  const cuts: number[] = [];
  let distinct = 1;
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i] > sorted[i - 1]) distinct += 1;
  const step = distinct <= maxBins ? 0 : sorted.length / maxBins;
  let next = step;
  for (let i = 1; i < sorted.length; i += 1) {
    if (sorted[i] === sorted[i - 1] || i < next) continue;
    const middle = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
    // Between two neighbouring floating-point numbers there is none: then the lower one itself is the cut.
    cuts.push(middle < sorted[i] ? middle : sorted[i - 1]);
    while (step > 0 && next <= i) next += step;
  }
  return Float64Array.from(cuts);
}

/** How many cuts lie below the value. */
function binOf(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
