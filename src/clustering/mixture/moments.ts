import { type FlatMatrix } from '../../numeric';

/** Sums over the rows, weighted with the memberships, around the means of before. */
export interface Moments {
  /** k. */
  readonly mass: Float64Array;
  /** k × d. */
  readonly shifts: Float64Array;
  /** k lower triangles of d × (d + 1) ÷ 2 values, row after row. */
  readonly products: Float64Array;
}

/** Rows that have a share in a component. */
export interface Sharers {
  /** Their numbers and shares; both three longer than there are rows, for a last group of four. */
  readonly rows: Int32Array;
  readonly shares: Float64Array;
  count: number;
}

/** Room for so many rows. */
export function roomFor(rows: number): Sharers {
  return { rows: new Int32Array(rows + 3), shares: new Float64Array(rows + 3), count: 0 };
}

/** Moments of nothing yet. */
export function emptyMoments(k: number, d: number): Moments {
  return {
    mass: new Float64Array(k),
    shifts: new Float64Array(k * d),
    products: new Float64Array((k * d * (d + 1)) / 2),
  };
}

/** Adds rows with their shares in component `c` to the moments. */
export function gather(
  moments: Moments,
  points: FlatMatrix,
  means: Float64Array,
  c: number,
  sharers: Sharers,
): void {
  let sum = 0;
  for (let p = 0; p < sharers.count; p += 1) sum += sharers.shares[p];
  moments.mass[c] += sum;
  (points.columns <= 3 ? gatherFew : gatherMany)(moments, points, means, c, sharers);
}

/** Up to three columns, which most spaces have, are written out: sums in variables, a third of the time. */
const gatherFew: typeof gather = (moments, { values, columns: d }, means, c, { rows, shares, count }) => {
  const at = c * d;
  const [meanX, meanY, meanZ] = [means[at], means[at + 1], means[at + 2]];
  let xs = 0;
  let ys = 0;
  let zs = 0;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let xz = 0;
  let yz = 0;
  let zz = 0;
  for (let p = 0; p < count; p += 1) {
    const from = rows[p] * d;
    const share = shares[p];
    const x = values[from] - meanX;
    const y = d > 1 ? values[from + 1] - meanY : 0;
    const z = d > 2 ? values[from + 2] - meanZ : 0;
    const wx = share * x;
    const wy = share * y;
    const wz = share * z;
    xs += wx;
    ys += wy;
    zs += wz;
    xx += wx * x;
    xy += wx * y;
    yy += wy * y;
    xz += wx * z;
    yz += wy * z;
    zz += wz * z;
  }
  const triangle = (d * (d + 1)) / 2;
  add(moments.shifts, at, [xs, ys, zs].slice(0, d));
  add(moments.products, c * triangle, [xx, xy, yy, xz, yz, zz].slice(0, triangle));
};

function add(to: Float64Array, at: number, sums: readonly number[]): void {
  sums.forEach((sum, e) => (to[at + e] += sum));
}

/** Of more columns four rows go at a time. */
const gatherMany: typeof gather = (moments, { values, columns: d }, means, c, { rows, shares, count }) => {
  const { shifts, products } = moments;
  const at = c * d;
  const off = new Float64Array(4 * d);
  rows.fill(rows[0], count, count + 3);
  for (let p = 0; p < count; p += 4) {
    let e = c * ((d * (d + 1)) / 2);
    differences(values, rows, p, means, at, d, off);
    // What stands beyond the last row is no share of its.
    const share1 = p + 1 < count ? shares[p + 1] : 0;
    const share2 = p + 2 < count ? shares[p + 2] : 0;
    const share3 = p + 3 < count ? shares[p + 3] : 0;
    for (let j = 0, r = 0; j < d; j += 1, r += 4) {
      const w0 = shares[p] * off[r];
      const w1 = share1 * off[r + 1];
      const w2 = share2 * off[r + 2];
      const w3 = share3 * off[r + 3];
      shifts[at + j] += w0 + w1 + w2 + w3;
      for (let m = 0; m <= r; m += 4, e += 1)
        products[e] += w0 * off[m] + w1 * off[m + 1] + w2 * off[m + 2] + w3 * off[m + 3];
    }
  }
};

/** The differences of four listed rows from a mean, column after column. */
export function differences(
  values: Float64Array,
  rows: Int32Array,
  p: number,
  means: Float64Array,
  at: number,
  d: number,
  out: Float64Array,
): void {
  const a = rows[p] * d;
  const b = rows[p + 1] * d;
  const c = rows[p + 2] * d;
  const e = rows[p + 3] * d;
  for (let j = 0, r = 0; j < d; j += 1, r += 4) {
    const mean = means[at + j];
    out[r] = values[a + j] - mean;
    out[r + 1] = values[b + j] - mean;
    out[r + 2] = values[c + j] - mean;
    out[r + 3] = values[e + j] - mean;
  }
}
