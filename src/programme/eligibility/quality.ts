import { type RuleQuality } from '../../scoring';

/** Customers of one leaf, and the Insiders among them. */
export interface LeafCounts {
  readonly customers: number;
  readonly insiders: number;
  /** By what leaves are ordered, 0 to 1; default: the share of Insiders. */
  readonly rank?: number;
}

/**
 * Quality from the four counts.
 *
 * Precision is right ÷ taken, recall right ÷ Insiders, F1 2 right ÷ (taken + Insiders); each is null where it would
 * divide by nothing.
 *
 * @param right Insiders taken
 * @param taken customers taken
 * @param insiders all Insiders
 * @param customers all customers
 */
export function ruleQuality(right: number, taken: number, insiders: number, customers: number): RuleQuality {
  return {
    taken,
    right,
    missed: insiders - right,
    leftOut: customers - taken - (insiders - right),
    precision: taken > 0 ? right / taken : null,
    recall: insiders > 0 ? right / insiders : null,
    f1: taken + insiders > 0 ? (2 * right) / (taken + insiders) : null,
  };
}

/** The leaves whose customers are taken, and the F1 of taking them. */
export interface TakenLeaves {
  readonly taken: readonly boolean[];
  readonly f1: number;
}

/**
 * Which leaves to take so that F1 is highest: those with the largest shares of Insiders, as long as each raises it.
 * Leaves of the same rank are taken together or not at all.
 *
 * Leaves with the best F1 are always the first ones in the order of their shares, so that no other choice is better
 * (Lipton, Elkan and Naryanaswamy 2014). A plain majority would take nobody where Insiders are a minority in every
 * leaf.
 */
export function takeLeaves(leaves: readonly LeafCounts[]): TakenLeaves {
  const ranks = leaves.map(({ rank, insiders, customers }) => rank ?? insiders / customers);
  const insiders = leaves.reduce((sum, leaf) => sum + leaf.insiders, 0);
  let [right, all, f1, least] = [0, 0, 0, Infinity];
  for (const rank of [...new Set(ranks)].filter((each) => each > 0).sort((a, b) => b - a)) {
    leaves.forEach((leaf, i) => {
      if (ranks[i] !== rank) return;
      right += leaf.insiders;
      all += leaf.customers;
    });
    const reached = (2 * right) / (all + insiders);
    if (reached > f1) [f1, least] = [reached, rank];
  }
  return { taken: ranks.map((rank) => rank >= least), f1 };
}
