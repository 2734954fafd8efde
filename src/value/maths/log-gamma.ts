import gammaln from '@stdlib/math-base-special-gammaln';

/** ln Γ(x) for x > 0, accurate to the last digits (the FreeBSD implementation, by @stdlib). */
export const logGamma: (x: number) => number = gammaln;

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** ln(e^a + e^b) without overflow. */
export function logAddExp(a: number, b: number): number {
  const high = a > b ? a : b;
  return high === -Infinity ? -Infinity : high + Math.log1p(Math.exp((a > b ? b : a) - high));
}

/** 1 ÷ (1 + e^x) without overflow: the probability whose odds against are e^x. */
export function probabilityAgainst(x: number): number {
  return x > 0 ? Math.exp(-x) / (1 + Math.exp(-x)) : 1 / (1 + Math.exp(x));
}
