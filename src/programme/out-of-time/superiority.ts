/** Values in ascending order, ready to be counted with any weights. */
export interface Ascending {
  /** Customers' numbers, by value. */
  readonly order: Int32Array;
  /** Where each run of equal values ends in `order`. */
  readonly ends: Int32Array;
}

/** Sorts values once, so that each resample is counted in one pass. */
export function ascending(values: Float64Array): Ascending {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
  const ends: number[] = [];
  for (let i = 0; i < order.length; i += 1) {
    if (i + 1 === order.length || values[order[i + 1]] !== values[order[i]]) ends.push(i + 1);
  }
  return { order, ends: Int32Array.from(ends) };
}

/**
 * The probability that a random member has more than a random other customer, ties counted half, where each customer
 * counts as often as its weight says.
 *
 * It is Mann and Whitney's U ÷ (members × others), in one pass over the sorted values.
 *
 * @param members 1 for a member, 0 for another customer
 * @returns 0 to 1, 0.5 where neither is above the other; NaN where there is no member, or nobody else
 *
 * Reference: Mann and Whitney 1947, Annals of Mathematical Statistics 18(1); Vargha and Delaney 2000 (measure A).
 */
export function weightedSuperiority(
  { order, ends }: Ascending,
  members: Uint8Array,
  weights: ArrayLike<number>,
): number {
  let [won, others, all, from] = [0, 0, 0, 0];
  for (const end of ends) {
    let [tiedMembers, tiedOthers] = [0, 0];
    for (let i = from; i < end; i += 1) {
      const weight = weights[order[i]];
      if (members[order[i]] === 1) tiedMembers += weight;
      else tiedOthers += weight;
    }
    won += tiedMembers * (others + tiedOthers / 2);
    others += tiedOthers;
    all += tiedMembers;
    from = end;
  }
  return won / (all * others);
}
