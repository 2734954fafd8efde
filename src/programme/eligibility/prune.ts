import { monotoneLeaves } from './monotone';
import { takeLeaves } from './quality';
import { type RuleLeaf, type RuleSplit, type RuleTree } from './tree';

/** F1 that a shorter rule may cost: half a point. */
const maxF1Lost = 0.005;

/** The leaves from left to right. */
export function leavesOf(tree: RuleTree): RuleLeaf[] {
  return tree.kind === 'leaf' ? [tree] : [...leavesOf(tree.lower), ...leavesOf(tree.upper)];
}

/** The splits, each before those below it, level by level. */
export function splitsOf(tree: RuleTree): RuleSplit[] {
  const found: RuleSplit[] = [];
  let level: RuleTree[] = [tree];
  while (level.length > 0) {
    const splits = level.filter((node): node is RuleSplit => node.kind === 'split');
    found.push(...splits);
    level = splits.flatMap(({ lower, upper }) => [lower, upper]);
  }
  return found;
}

/** The tree with one of its nodes replaced. */
export function replaceNode(tree: RuleTree, node: RuleTree, by: RuleTree): RuleTree {
  if (tree === node) return by;
  if (tree.kind === 'leaf') return tree;
  const [lower, upper] = [replaceNode(tree.lower, node, by), replaceNode(tree.upper, node, by)];
  return lower === tree.lower && upper === tree.upper ? tree : { ...tree, lower, upper };
}

/**
 * Cuts back what a rule can do without: the split of two leaves that costs least, again and again, as long as the F1
 * of the grown tree falls by half a point at most.
 */
export function pruneTree(tree: RuleTree): RuleTree {
  const least = takeLeaves(monotoneLeaves(tree)).f1 - maxF1Lost;
  let pruned = tree;
  for (;;) {
    const shorter = splitsOf(pruned)
      .filter(({ lower, upper }) => lower.kind === 'leaf' && upper.kind === 'leaf')
      .map((split) => {
        const [lower, upper] = [split.lower as RuleLeaf, split.upper as RuleLeaf];
        const leaf: RuleLeaf = {
          kind: 'leaf',
          customers: lower.customers + upper.customers,
          insiders: lower.insiders + upper.insiders,
        };
        const without = replaceNode(pruned, split, leaf);
        return { without, f1: takeLeaves(monotoneLeaves(without)).f1 };
      })
      .reduce<{ without: RuleTree; f1: number } | null>(
        (best, each) => (best === null || each.f1 > best.f1 ? each : best),
        null,
      );
    if (shorter === null || shorter.f1 < least) return pruned;
    pruned = shorter.without;
  }
}
