import { checkNumber } from './check';

const FINITE = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };

/**
 * Scores 1 to 5 by quintile, 5 the highest: five times the share of values that are at most as high, rounded up.
 *
 * Equal values get equal scores; where many are equal, a score may so be given to nobody.
 *
 * @param name what an error calls the values
 * @throws RangeError when a value is not finite
 */
export function quintileScores(name: string, values: ArrayLike<number>): Int32Array {
  const n = values.length;
  const ascending = Float64Array.from(values, (value, i) =>
    checkNumber(`${name}[${i}]`, value, FINITE),
  ).sort();
  return Int32Array.from(values, (value) => {
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, Math.ceil((5 * low) / n));
  });
}
