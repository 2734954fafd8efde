import { pruneTree, leavesOf } from './prune';
import { monotoneLeaves } from './monotone';
import { takeLeaves } from './quality';
import { countTree, roundTree } from './round';
import { growTree, isUpper, type RuleData, type RuleTree, type TreeLimits } from './tree';

/** A finished tree: rounded, with the leaves that are taken. */
export interface MadeRule {
  readonly tree: RuleTree;
  /** The tree before rounding. */
  readonly exact: RuleTree;
}

/** The whole procedure on some of the customers: growing, cutting back, rounding. Cross-validation repeats all of it. */
export function makeRule(
  data: RuleData,
  orders: readonly Int32Array[],
  limits: TreeLimits,
  rows: Int32Array,
): MadeRule {
  const used = new Uint8Array(data.inside.length);
  for (let i = 0; i < rows.length; i += 1) used[rows[i]] = 1;
  const exact = pruneTree(growTree(data, orders, limits, used));
  // Rounding may leave two leaves that need no longer be told apart.
  return { exact, tree: pruneTree(roundTree(data, exact, rows, limits.minLeaf)) };
}

/** Whom a tree takes, of the given customers: 1 for those. Its leaves must be counted on what it was made of. */
export function takenBy(data: RuleData, tree: RuleTree, rows: Int32Array): Uint8Array {
  const { taken } = takeLeaves(monotoneLeaves(tree));
  return Uint8Array.from(rows, (row) => Number(taken[leafOf(data, tree, row)]));
}

/** The place of the customer's leaf among the leaves from left to right. */
function leafOf(data: RuleData, tree: RuleTree, row: number): number {
  let leaf = 0;
  let node = tree;
  while (node.kind === 'split') {
    const upper = isUpper(data.features[node.feature].side, data.columns[node.feature][row], node.threshold);
    if (upper) leaf += leavesOf(node.lower).length;
    node = upper ? node.upper : node.lower;
  }
  return leaf;
}

/** Right and taken customers of a tree over the given ones. */
export function countTaken(
  data: RuleData,
  tree: RuleTree,
  rows: Int32Array,
): { right: number; taken: number } {
  const counted = leavesOf(countTree(data, tree, rows));
  const { taken } = takeLeaves(monotoneLeaves(tree));
  return counted.reduce(
    (sum, leaf, i) =>
      taken[i] ? { right: sum.right + leaf.insiders, taken: sum.taken + leaf.customers } : sum,
    { right: 0, taken: 0 },
  );
}
