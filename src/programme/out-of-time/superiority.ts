import { checkNumber } from '../../numeric';

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
 * @returns 0 to 1; NaN where there is no member, or nobody else
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

/**
 * The probability of superiority: that a random member has more than a random other customer, ties counted half. It
 * is Mann and Whitney's U ÷ (members × others), in O(n log n).
 *
 * @param values one a customer, finite
 * @param members 1 for a member, 0 for another customer; at least one of each
 * @returns 0 to 1; 0.5 where neither is above the other
 * @throws RangeError when lengths differ, a value is not finite, or one side is empty
 *
 * Reference: Mann and Whitney 1947, Annals of Mathematical Statistics 18(1); Vargha and Delaney 2000 (measure A).
 */
export function superiority(values: Float64Array, members: Uint8Array): number {
  checkNumber('members.length', members.length, { min: values.length, max: values.length });
  const size = members.reduce((sum, member) => sum + member, 0);
  checkNumber('number of members', size, { min: 1, max: values.length - 1 });
  values.forEach((value, i) => {
    checkNumber(`values[${i}]`, value, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE });
  });
  return weightedSuperiority(ascending(values), members, new Float64Array(values.length).fill(1));
}
