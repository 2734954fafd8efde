/**
 * The assignment of rows to columns, one to one, with the greatest sum: the Hungarian method with potentials, O(n³).
 *
 * @param scores rows × columns, finite; neither need be as many as the other
 * @returns the column of each row; −1 for rows that are left over
 * @throws RangeError when a row has another length than the first, or a score is not finite
 *
 * Reference: Kuhn 1955, Naval Research Logistics 2; in the form of Jonker and Volgenant 1987, Computing 38.
 */
export function bestAssignment(scores: readonly (readonly number[])[]): number[] {
  const columns = scores[0]?.length ?? 0;
  scores.forEach((row, i) => {
    if (row.length !== columns)
      throw new RangeError(`scores must have ${columns} columns in row ${i}, received ${row.length}`);
    const odd = row.find((score) => !Number.isFinite(score));
    if (odd !== undefined) throw new RangeError(`scores must be finite, received ${odd} in row ${i}`);
  });
  const n = Math.max(scores.length, columns);
  // A square of costs; what is missing costs nothing, as a score of 0 does.
  const cost = (i: number, j: number): number => -(scores[i - 1]?.[j - 1] ?? 0);
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; row += 1) augment(row, n, cost, rowPotential, columnPotential, rowOf);
  const result = scores.map(() => -1);
  for (let j = 1; j <= columns; j += 1) if (rowOf[j] <= scores.length) result[rowOf[j] - 1] = j - 1;
  return result;
}

/** Brings one more row in, along the cheapest alternating path. */
function augment(
  row: number,
  n: number,
  cost: (i: number, j: number) => number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  rowOf: Int32Array,
): void {
  const least = new Float64Array(n + 1).fill(Infinity);
  const seen = new Uint8Array(n + 1);
  const before = new Int32Array(n + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    seen[column] = 1;
    const i = rowOf[column];
    let [delta, next] = [Infinity, 0];
    for (let j = 1; j <= n; j += 1) {
      if (seen[j] === 1) continue;
      const reduced = cost(i, j) - rowPotential[i] - columnPotential[j];
      if (reduced < least[j]) {
        least[j] = reduced;
        before[j] = column;
      }
      if (least[j] < delta) [delta, next] = [least[j], j];
    }
    for (let j = 0; j <= n; j += 1) {
      if (seen[j] === 1) {
        rowPotential[rowOf[j]] += delta;
        columnPotential[j] -= delta;
      } else least[j] -= delta;
    }
    column = next;
  } while (rowOf[column] !== 0);
  while (column !== 0) {
    rowOf[column] = rowOf[before[column]];
    column = before[column];
  }
}
