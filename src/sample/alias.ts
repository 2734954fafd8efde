import { type Random } from '../numeric';

/** A discrete distribution that is drawn from in constant time. */
export interface AliasTable {
  /** The chance that slot i keeps its own number; otherwise it gives `other[i]`. */
  readonly keep: Float64Array;
  readonly other: Int32Array;
}

/**
 * The alias table of some weights.
 *
 * Reference: Walker 1977; the linear construction of Vose 1991, IEEE Trans. Softw. Eng. 17(9).
 *
 * @param weights not negative, at least one above zero; they need not sum to one
 * @throws RangeError when the weights have no positive sum
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const n = weights.length;
  let total = 0;
  for (let i = 0; i < n; i += 1) total += weights[i];
  if (!(total > 0)) throw new RangeError(`weights must have a sum above 0, received ${total}`);
  const keep = new Float64Array(n);
  const other = new Int32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i += 1) {
    keep[i] = (weights[i] * n) / total;
    other[i] = i;
    (keep[i] < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1];
    other[low] = high;
    keep[high] -= 1 - keep[low];
    if (keep[high] < 1) small.push(large.pop() as number);
  }
  // Whatever is left differs from one by rounding alone.
  for (const i of small) keep[i] = 1;
  for (const i of large) keep[i] = 1;
  return { keep, other };
}

/** One index, drawn with the weights of the table; it spends one uniform number. */
export function drawIndex(table: AliasTable, random: Random): number {
  const scaled = random() * table.keep.length;
  const slot = Math.floor(scaled);
  return scaled - slot < table.keep[slot] ? slot : table.other[slot];
}
