import { checkNumber } from '../../numeric';

/**
 * Holm's correction for many tests: what each p becomes when the chance of a single false alarm among all of them is
 * to stay below the level.
 *
 * The i-th smallest of m is multiplied by m − i + 1, and is at least as large as the one before; at most 1.
 *
 * @param ps each from 0 to 1
 * @returns in the order of the input
 *
 * Reference: Holm 1979, Scandinavian Journal of Statistics 6(2).
 */
export function holm(ps: readonly number[]): number[] {
  ps.forEach((p, i) => checkNumber(`ps[${i}]`, p, { min: 0, max: 1 }));
  const order = Array.from(ps.keys()).sort((a, b) => ps[a] - ps[b] || a - b);
  const adjusted = new Array<number>(ps.length);
  let least = 0;
  order.forEach((test, i) => {
    least = Math.max(least, Math.min(1, ps[test] * (ps.length - i)));
    adjusted[test] = least;
  });
  return adjusted;
}
