import { type FlatMatrix } from '../../numeric';
import { type Factors } from './factors';
import { differences, type Sharers } from './moments';

/**
 * Writes a component's weighted log-densities of a block of rows to `terms`, and raises `most` to them.
 *
 * @param block rows of which one follows the other; beyond the last its number again
 * @param terms as `most` at least as long as the block, filled up to four
 */
export function logDensities(
  points: FlatMatrix,
  block: Sharers,
  means: Float64Array,
  factors: Factors,
  c: number,
  terms: Float64Array,
  most: Float64Array,
): void {
  (points.columns <= 3 ? ofFew : ofMany)(points, block, means, factors, c, terms, most);
}

/** Up to three columns, which most spaces have, are written out: a third of the time. */
const ofFew: typeof logDensities = (
  { values, columns: d },
  { rows, count },
  means,
  factors,
  c,
  terms,
  most,
) => {
  const { inverse, constants } = factors;
  const at = c * d;
  const triangle = (d * (d + 1)) / 2;
  const constant = constants[c];
  const [meanX, meanY, meanZ] = [means[at], means[at + 1], means[at + 2]];
  const [xx, xy, yy, xz, yz, zz] = inverse.subarray(c * triangle, (c + 1) * triangle);
  for (let i = 0, from = rows[0] * d; i < count; i += 1, from += d) {
    const x = values[from] - meanX;
    const first = xx * x;
    let squared = first * first;
    if (d > 1) {
      const y = values[from + 1] - meanY;
      const second = xy * x + yy * y;
      squared += second * second;
      if (d > 2) {
        const third = xz * x + yz * y + zz * (values[from + 2] - meanZ);
        squared += third * third;
      }
    }
    const term = constant - 0.5 * squared;
    terms[i] = term;
    if (term > most[i]) most[i] = term;
  }
};

/** Of more columns four rows go at a time. */
const ofMany: typeof logDensities = (
  { values, columns: d },
  { rows, count },
  means,
  factors,
  c,
  terms,
  most,
) => {
  const { inverse, constants } = factors;
  const at = c * d;
  const triangle = (d * (d + 1)) / 2;
  const constant = constants[c];
  const off = new Float64Array(4 * d);
  for (let i = 0; i < count; i += 4) {
    differences(values, rows, i, means, at, d, off);
    let a = 0;
    let b = 0;
    let e = 0;
    let f = 0;
    for (let j = 0, p = c * triangle; j < 4 * d; j += 4) {
      let ya = 0;
      let yb = 0;
      let ye = 0;
      let yf = 0;
      for (let m = 0; m <= j; m += 4, p += 1) {
        const factor = inverse[p];
        ya += factor * off[m];
        yb += factor * off[m + 1];
        ye += factor * off[m + 2];
        yf += factor * off[m + 3];
      }
      a += ya * ya;
      b += yb * yb;
      e += ye * ye;
      f += yf * yf;
    }
    // Beyond the last row these are its own again, and are not read.
    if ((terms[i] = constant - 0.5 * a) > most[i]) most[i] = terms[i];
    if ((terms[i + 1] = constant - 0.5 * b) > most[i + 1]) most[i + 1] = terms[i + 1];
    if ((terms[i + 2] = constant - 0.5 * e) > most[i + 2]) most[i + 2] = terms[i + 2];
    if ((terms[i + 3] = constant - 0.5 * f) > most[i + 3]) most[i + 3] = terms[i + 3];
  }
};
