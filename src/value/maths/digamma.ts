/** From here on the asymptotic series is exact to the last digits. */
const LARGE = 10;

/**
 * ψ(x), the derivative of ln Γ(x), for x > 0: ψ(x) = ψ(x + 1) − 1 / x up to where the asymptotic series holds.
 *
 * Absolute error around 1e-15 where ψ is of size 1.
 *
 * Reference: Abramowitz and Stegun 1964, 6.3.5 and 6.3.18.
 */
export function digamma(x: number): number {
  let below = 0;
  let at = x;
  while (at < LARGE) {
    below += 1 / at;
    at += 1;
  }
  const s = 1 / (at * at);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))));
  return Math.log(at) - 1 / (2 * at) - series - below;
}
