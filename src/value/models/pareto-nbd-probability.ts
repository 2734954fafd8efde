import { gaussLegendre, logCountProbability } from '../maths';
import { type Parameters } from './model';

const PANELS = 24;
const { nodes, weights: nodeWeights } = gaussLegendre(16);

/**
 * P(X(t) = count) of the Pareto/NBD: either active to the end, or dropped out at u before it.
 *
 * P = P(N_t = count) (β / (β + t))^s + ∫_0^t P(N_u = count) s β^s / (β + u)^(s + 1) du, with N negative binomial.
 * The published closed form (Fader and Hardie 2006) is a difference of 2F1 sums that cancels; the integral has a
 * smooth positive integrand. It is taken over w = ln(1 + u / m), m the smaller of alpha and beta, by Gauss-Legendre
 * on panels: better than 1e-10 for parameters from 0.05 to 50.
 */
export function paretoProbability(p: Parameters, count: number, weeks: number): number {
  if (weeks === 0) return Number(count === 0);
  const [r, alpha, s, beta] = [p[0], p[1], p[2], p[3]];
  const scale = Math.min(alpha, beta);
  const end = Math.log1p(weeks / scale);
  const half = end / PANELS / 2;
  let left = 0;
  for (let panel = 0; panel < PANELS; panel += 1) {
    for (let k = 0; k < nodes.length; k += 1) {
      const w = half * (2 * panel + 1 + nodes[k]);
      const u = scale * Math.expm1(w);
      const logDensity = -(s + 1) * Math.log1p(u / beta) + w;
      left += nodeWeights[k] * Math.exp(logDensity + logCountProbability(count, r, alpha, u));
    }
  }
  const stayed = Math.exp(logCountProbability(count, r, alpha, weeks) - s * Math.log1p(weeks / beta));
  return stayed + left * half * scale * (s / beta);
}
