/** Values in ascending order, ready to be counted with any weights. */
export interface Ascending {
  /** Customers' numbers, by value. */
  readonly order: Int32Array;
  /** Where each run of equal values ends in `order`. */
  readonly ends: Int32Array;
}

/** Sorts values once, so that each resample is counted in one pass. */
export function ascending(values: Float64Array): Ascending {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
  const ends: number[] = [];
  for (let i = 0; i < order.length; i += 1) {
    if (i + 1 === order.length || values[order[i + 1]] !== values[order[i]]) ends.push(i + 1);
  }
  return { order, ends: Int32Array.from(ends) };
}
