import { type RuleFeature } from './features';

/** Customers as the tree takes them. */
export interface RuleData {
  readonly features: readonly RuleFeature[];
  /** One array a feature, one value a customer. */
  readonly columns: readonly Float64Array[];
  /** 1 for an Insider. */
  readonly inside: Uint8Array;
}

/** A leaf, with the customers that it was grown on. */
export interface RuleLeaf {
  readonly kind: 'leaf';
  readonly customers: number;
  readonly insiders: number;
}

/** A split: customers on the lower side of the threshold, and on the upper. */
export interface RuleSplit {
  readonly kind: 'split';
  /** The feature's place in the data. */
  readonly feature: number;
  readonly threshold: number;
  /** The side that a shop wishes for: being on it never shuts anybody out. */
  readonly better: 'lower' | 'upper';
  readonly lower: RuleTree;
  readonly upper: RuleTree;
}

/** A tree of splits. */
export type RuleTree = RuleLeaf | RuleSplit;

/** What limits a tree. */
export interface TreeLimits {
  /** Conditions in a row at most. */
  readonly maxDepth: number;
  /** The fewest customers of a leaf. */
  readonly minLeaf: number;
}

/** Whether a value lies on the upper side: the threshold itself does where the feature's side is `at_least`. */
export function isUpper(side: RuleFeature['side'], value: number, threshold: number): boolean {
  return side === 'at_least' ? value >= threshold : value > threshold;
}

/** The side of a split on which more of a good thing lies, or less of a bad one. */
function betterSide(side: RuleFeature['side']): RuleSplit['better'] {
  return side === 'at_least' ? 'upper' : 'lower';
}

/** The customers' places by each feature's values, smallest first: sorted once for all trees on the same customers. */
export function sortColumns(columns: readonly Float64Array[]): Int32Array[] {
  return columns.map((values) =>
    Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b),
  );
}

/**
 * Grows a classification tree by CART: each node takes the split that lowers the Gini impurity 2p(1 − p) most, weighted
 * by the feature's weight; every place between two different values is tried, with the middle as the threshold. A split
 * whose better side has the smaller share of Insiders is none: the rule must be monotone, see {@link monotoneLeaves}.
 *
 * Among equal gains the first feature and the lowest threshold win, so that the same customers give the same tree.
 *
 * @param orders from {@link sortColumns}
 * @param used 1 for the customers that the tree is grown on; default all
 *
 * Reference: Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees.
 */
export function growTree(
  data: RuleData,
  orders: readonly Int32Array[],
  limits: TreeLimits,
  used?: Uint8Array,
): RuleTree {
  const grow = (sorted: readonly Int32Array[], depth: number): RuleTree => {
    const leaf = countNode(data.inside, sorted[0]);
    if (depth === limits.maxDepth || leaf.insiders === 0 || leaf.insiders === leaf.customers) return leaf;
    const best = bestSplit(data, sorted, leaf, limits.minLeaf);
    if (best === null) return leaf;
    const { side } = data.features[best.feature];
    const values = data.columns[best.feature];
    const isUp = (row: number): boolean => isUpper(side, values[row], best.threshold);
    const parts = sorted.map((order) => partOrder(order, isUp));
    const [lower, upper] = [0, 1].map((which) =>
      grow(
        parts.map((part) => part[which]),
        depth + 1,
      ),
    );
    return { kind: 'split', ...best, better: betterSide(side), lower, upper };
  };
  const all =
    used === undefined ? orders : orders.map((order) => partOrder(order, (row) => used[row] === 1)[1]);
  return grow(all, 0);
}

/** Those for whom something does not hold, and those for whom it does, both in the order in which they came. */
function partOrder(order: Int32Array, holds: (row: number) => boolean): readonly [Int32Array, Int32Array] {
  const [no, yes] = [new Int32Array(order.length), new Int32Array(order.length)];
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at];
    if (holds(row)) yes[count++] = row;
    else no[at - count] = row;
  }
  return [no.subarray(0, order.length - count), yes.subarray(0, count)];
}

function countNode(inside: Uint8Array, rows: Int32Array): RuleLeaf {
  let insiders = 0;
  for (let i = 0; i < rows.length; i += 1) insiders += inside[rows[i]];
  return { kind: 'leaf', customers: rows.length, insiders };
}

function bestSplit(
  data: RuleData,
  orders: readonly Int32Array[],
  { customers, insiders }: RuleLeaf,
  minLeaf: number,
): { feature: number; threshold: number } | null {
  const whole = impurity(insiders, customers);
  let best: { feature: number; threshold: number } | null = null;
  // Dust of rounding is no gain.
  let most = 1e-9 * customers;
  data.features.forEach(({ weight, side }, feature) => {
    const sign = betterSide(side) === 'upper' ? 1 : -1;
    const values = data.columns[feature];
    const order = orders[feature];
    let belowInside = 0;
    let last = NaN;
    for (let below = 0; below < order.length; below += 1) {
      const row = order[below];
      const value = values[row];
      if (below >= minLeaf && customers - below >= minLeaf && value > last) {
        const left = impurity(belowInside, below) + impurity(insiders - belowInside, customers - below);
        const gain = weight * (whole - left);
        const upperShare = (insiders - belowInside) / (customers - below);
        const rightWay = sign * (upperShare - belowInside / below) >= 0;
        if (rightWay && gain > most * (1 + 1e-12)) {
          most = gain;
          best = { feature, threshold: last + (value - last) / 2 };
        }
      }
      belowInside += data.inside[row];
      last = value;
    }
  });
  return best;
}

/** The Gini impurity times the customers. */
function impurity(insiders: number, customers: number): number {
  return (2 * insiders * (customers - insiders)) / customers;
}
