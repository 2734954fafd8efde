import { type LeafCounts } from './quality';
import { type RuleTree } from './tree';

/**
 * The leaves from left to right, ranked so that more of a good thing never ranks lower: whoever is better than, or
 * equal to, another customer on every feature is in a leaf of at least the other's rank.
 *
 * The rank is the share of Insiders, held between bounds: at each split the middle of its two sides' shares is the
 * least that the better side may have, and the most of the other.
 *
 * Reference: the monotone constraints of XGBoost (Chen and Guestrin 2016).
 */
export function monotoneLeaves(tree: RuleTree): LeafCounts[] {
  return ranked(tree, 0, 1);
}

function ranked(tree: RuleTree, least: number, most: number): LeafCounts[] {
  const within = (node: RuleTree): number => Math.min(most, Math.max(least, shareOf(node)));
  if (tree.kind === 'leaf') {
    return [{ customers: tree.customers, insiders: tree.insiders, rank: within(tree) }];
  }
  const middle = (within(tree.lower) + within(tree.upper)) / 2;
  return tree.better === 'upper'
    ? [...ranked(tree.lower, least, middle), ...ranked(tree.upper, middle, most)]
    : [...ranked(tree.lower, middle, most), ...ranked(tree.upper, least, middle)];
}

function shareOf(tree: RuleTree): number {
  const { customers, insiders } = count(tree);
  return customers > 0 ? insiders / customers : 0;
}

function count(tree: RuleTree): LeafCounts {
  if (tree.kind === 'leaf') return tree;
  const [lower, upper] = [count(tree.lower), count(tree.upper)];
  return { customers: lower.customers + upper.customers, insiders: lower.insiders + upper.insiders };
}
