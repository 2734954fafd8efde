/** Inverse Cholesky factors of the covariances, with what the log-density needs of them. */
export interface Factors {
  /** The inverse of each lower Cholesky factor: k lower triangles of d × (d + 1) ÷ 2 values, row after row. */
  readonly inverse: Float64Array;
  /** ln weight − ½ ln |covariance| − ½ d ln 2π of each component. */
  readonly constants: Float64Array;
}

/**
 * Factorises k covariances of d × d numbers, row after row.
 *
 * @returns undefined when one of them is not positive definite
 */
export function factorise(covariances: Float64Array, weights: Float64Array, d: number): Factors | undefined {
  const k = weights.length;
  const triangle = (d * (d + 1)) / 2;
  const inverse = new Float64Array(k * triangle);
  const constants = new Float64Array(k);
  const lower = new Float64Array(d * d);
  for (let c = 0; c < k; c += 1) {
    if (!cholesky(covariances, c * d * d, d, lower)) return undefined;
    let logDiagonal = 0;
    for (let i = 0; i < d; i += 1) logDiagonal += Math.log(lower[i * d + i]);
    invertLower(lower, d, inverse, c * triangle);
    constants[c] = Math.log(weights[c]) - logDiagonal - 0.5 * d * Math.log(2 * Math.PI);
  }
  return { inverse, constants };
}

/** The lower factor L of A = L Lᵀ; false when A is not positive definite. */
function cholesky(a: Float64Array, at: number, d: number, lower: Float64Array): boolean {
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[at + i * d + j];
      for (let m = 0; m < j; m += 1) sum -= lower[i * d + m] * lower[j * d + m];
      if (i !== j) lower[i * d + j] = sum / lower[j * d + j];
      else if (sum > 0) lower[i * d + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Writes the inverse of a lower triangular matrix to `out` from `at`, its lower triangle row after row. */
function invertLower(lower: Float64Array, d: number, out: Float64Array, at: number): void {
  const place = (i: number, j: number): number => at + (i * (i + 1)) / 2 + j;
  for (let j = 0; j < d; j += 1) {
    out[place(j, j)] = 1 / lower[j * d + j];
    for (let i = j + 1; i < d; i += 1) {
      let sum = 0;
      for (let m = j; m < i; m += 1) sum -= lower[i * d + m] * out[place(m, j)];
      out[place(i, j)] = sum / lower[i * d + i];
    }
  }
}
