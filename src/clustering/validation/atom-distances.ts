/**
 * Sums the distances from each of four rows to each atom's rows: each row that is met is read once for the four, and
 * four roots are drawn beside each other.
 *
 * @param sorted rows × columns, atom after atom
 * @param first the first of the four; beyond the last row the last one is taken again
 * @param starts where each atom begins, and the number of rows at the end
 * @param sums atoms × 4, filled with the sums
 */
export function sumDistances(
  sorted: Float64Array,
  columns: number,
  first: number,
  starts: Int32Array,
  sums: Float64Array,
): void {
  const last = starts[starts.length - 1] - 1;
  const places = [0, 1, 2, 3].map((i) => Math.min(first + i, last) * columns);
  if (columns === 2) inPlane(sorted, places, starts, sums);
  else if (columns === 3) inSpace(sorted, places, starts, sums);
  else inMany(sorted, columns, places, starts, sums);
}

function inPlane(
  sorted: Float64Array,
  [p, q, r, s]: readonly number[],
  starts: Int32Array,
  sums: Float64Array,
): void {
  const [px, py, qx, qy] = [sorted[p], sorted[p + 1], sorted[q], sorted[q + 1]];
  const [rx, ry, sx, sy] = [sorted[r], sorted[r + 1], sorted[s], sorted[s + 1]];
  for (let a = 0, at = 0; a < starts.length - 1; a += 1) {
    let [sumP, sumQ, sumR, sumS] = [0, 0, 0, 0];
    const end = starts[a + 1] * 2;
    for (; at < end; at += 2) {
      const x = sorted[at];
      const y = sorted[at + 1];
      sumP += Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
      sumQ += Math.sqrt((x - qx) * (x - qx) + (y - qy) * (y - qy));
      sumR += Math.sqrt((x - rx) * (x - rx) + (y - ry) * (y - ry));
      sumS += Math.sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy));
    }
    sums[4 * a] = sumP;
    sums[4 * a + 1] = sumQ;
    sums[4 * a + 2] = sumR;
    sums[4 * a + 3] = sumS;
  }
}

function inSpace(
  sorted: Float64Array,
  [p, q, r, s]: readonly number[],
  starts: Int32Array,
  sums: Float64Array,
): void {
  const [px, py, pz, qx, qy, qz] = [...sorted.subarray(p, p + 3), ...sorted.subarray(q, q + 3)];
  const [rx, ry, rz, sx, sy, sz] = [...sorted.subarray(r, r + 3), ...sorted.subarray(s, s + 3)];
  for (let a = 0, at = 0; a < starts.length - 1; a += 1) {
    let [sumP, sumQ, sumR, sumS] = [0, 0, 0, 0];
    const end = starts[a + 1] * 3;
    for (; at < end; at += 3) {
      const x = sorted[at];
      const y = sorted[at + 1];
      const z = sorted[at + 2];
      sumP += Math.sqrt((x - px) * (x - px) + (y - py) * (y - py) + (z - pz) * (z - pz));
      sumQ += Math.sqrt((x - qx) * (x - qx) + (y - qy) * (y - qy) + (z - qz) * (z - qz));
      sumR += Math.sqrt((x - rx) * (x - rx) + (y - ry) * (y - ry) + (z - rz) * (z - rz));
      sumS += Math.sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy) + (z - sz) * (z - sz));
    }
    sums[4 * a] = sumP;
    sums[4 * a + 1] = sumQ;
    sums[4 * a + 2] = sumR;
    sums[4 * a + 3] = sumS;
  }
}

function inMany(
  sorted: Float64Array,
  columns: number,
  [p, q, r, s]: readonly number[],
  starts: Int32Array,
  sums: Float64Array,
): void {
  for (let a = 0, at = 0; a < starts.length - 1; a += 1) {
    let [sumP, sumQ, sumR, sumS] = [0, 0, 0, 0];
    const end = starts[a + 1] * columns;
    for (; at < end; at += columns) {
      let [squaredP, squaredQ, squaredR, squaredS] = [0, 0, 0, 0];
      for (let j = 0; j < columns; j += 1) {
        const value = sorted[at + j];
        const dp = value - sorted[p + j];
        const dq = value - sorted[q + j];
        const dr = value - sorted[r + j];
        const ds = value - sorted[s + j];
        squaredP += dp * dp;
        squaredQ += dq * dq;
        squaredR += dr * dr;
        squaredS += ds * ds;
      }
      sumP += Math.sqrt(squaredP);
      sumQ += Math.sqrt(squaredQ);
      sumR += Math.sqrt(squaredR);
      sumS += Math.sqrt(squaredS);
    }
    sums[4 * a] = sumP;
    sums[4 * a + 1] = sumQ;
    sums[4 * a + 2] = sumR;
    sums[4 * a + 3] = sumS;
  }
}
