import { gaussLegendre, hypergeometricOne } from '../maths';

const { nodes, weights } = gaussLegendre(16);

/**
 * ln of the odds of having dropped out in (tx, T) against being active at T, given the purchases:
 * s ∫_tx^T (α + u)^−(r + x) (β + u)^−(s + 1) du ÷ [(α + T)^−(r + x) (β + T)^−s]. A kernel: checks nothing.
 *
 * The integral from u to infinity is, by Euler's transformation of the published 2F1,
 * (α + u)^−(r + x) (β + u)^−s / (r + s + x) · 2F1(1, r + x; r + s + x + 1; (α − β) / (α + u)) for α >= β, and
 * (α + u)^(1 − r − x) (β + u)^−(s + 1) / (r + s + x) · 2F1(1, s + 1; r + s + x + 1; (β − α) / (β + u)) for α < β,
 * where neither function can overflow. The difference of the two cancels only where T − tx is small, and there the
 * customer is alive anyhow. Where β is far above α, as in a fit that runs towards no drop-out at all, the second
 * function is slow; the integral over ln(α + u) is then smooth, and is taken by quadrature.
 *
 * Reference: Fader and Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions".
 */
export function logOddsOfHavingLeft(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  x: number,
  tx: number,
  T: number,
): number {
  if (tx === T) return -Infinity;
  const logAlphas = Math.log((alpha + T) / (alpha + tx));
  const logBetas = Math.log((beta + T) / (beta + tx));
  const growth = (r + x) * logAlphas + s * logBetas;
  if (alpha + tx < 0.2 * (beta + tx) && (r + x) * logAlphas < 12) {
    return (
      growth +
      Math.log((s * (alpha + tx)) / (beta + tx)) +
      Math.log(byQuadrature(r + x, alpha, s, beta, tx, logAlphas))
    );
  }
  const c = r + s + x + 1;
  let fromLast: number;
  let fromEnd: number;
  if (alpha >= beta) {
    fromLast = hypergeometricOne(r + x, c, (alpha - beta) / (alpha + tx));
    fromEnd = hypergeometricOne(r + x, c, (alpha - beta) / (alpha + T));
  } else {
    fromLast = (hypergeometricOne(s + 1, c, (beta - alpha) / (beta + tx)) * (alpha + tx)) / (beta + tx);
    fromEnd = (hypergeometricOne(s + 1, c, (beta - alpha) / (beta + T)) * (alpha + T)) / (beta + T);
  }
  const left =
    growth > 600 ? growth + Math.log(fromLast) : Math.log(Math.max(0, fromLast * Math.exp(growth) - fromEnd));
  return left + Math.log(s / (c - 1));
}

/** ∫ e^−(m − 1) w ((β + u) / (β + tx))^−(s + 1) dw over w = ln((α + u) / (α + tx)) from 0 to `end`, m = r + x. */
function byQuadrature(m: number, alpha: number, s: number, beta: number, tx: number, end: number): number {
  const half = end / 2;
  let sum = 0;
  for (let k = 0; k < nodes.length; k += 1) {
    const w = half * (1 + nodes[k]);
    const further = (alpha + tx) * Math.expm1(w);
    sum += weights[k] * Math.exp(-(m - 1) * w - (s + 1) * Math.log1p(further / (beta + tx)));
  }
  return sum * half;
}
