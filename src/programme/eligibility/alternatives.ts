import { alternativesHold, type RuleCondition } from '../../scoring';
import { monotoneLeaves } from './monotone';
import { takeLeaves } from './quality';
import { type RuleFeature } from './features';
import { type RuleTree } from './tree';

/**
 * A tree as alternatives: the ways to the leaves that are taken, with the conditions of one feature and direction
 * merged, and everything left out that changes nobody's answer.
 *
 * Simplifying is exact: between two thresholds all values are alike, so that one point of each cell between them stands
 * for all customers there can be, not only for those of the data.
 */
export function alternativesOf(tree: RuleTree, features: readonly RuleFeature[]): RuleCondition[][] {
  const { taken } = takeLeaves(monotoneLeaves(tree));
  const paths = pathsOf(tree, features).filter((_, leaf) => taken[leaf]);
  const place = ({ feature }: RuleCondition): number => features.findIndex(({ name }) => name === feature);
  return simplify(paths.map(merge)).map((conditions) =>
    conditions.sort((a, b) => place(a) - place(b) || plainness(b) - plainness(a)),
  );
}

/** The conditions on the way to each leaf, leaves from left to right. */
function pathsOf(tree: RuleTree, features: readonly RuleFeature[]): RuleCondition[][] {
  if (tree.kind === 'leaf') return [[]];
  const { name, side } = features[tree.feature];
  const { threshold } = tree;
  const lower: RuleCondition = {
    feature: name,
    operator: side === 'at_least' ? 'below' : 'at_most',
    threshold,
  };
  const upper: RuleCondition = {
    feature: name,
    operator: side === 'at_least' ? 'at_least' : 'above',
    threshold,
  };
  return [
    ...pathsOf(tree.lower, features).map((path) => [lower, ...path]),
    ...pathsOf(tree.upper, features).map((path) => [upper, ...path]),
  ];
}

/** One condition for each feature and direction: the strictest. */
function merge(path: readonly RuleCondition[]): RuleCondition[] {
  const strictest = new Map<string, RuleCondition>();
  for (const condition of path) {
    const { feature, operator, threshold } = condition;
    const key = `${feature} ${operator}`;
    const known = strictest.get(key);
    const low = operator === 'at_least' || operator === 'above';
    if (known === undefined || (low ? threshold > known.threshold : threshold < known.threshold)) {
      strictest.set(key, condition);
    }
  }
  return [...strictest.values()];
}

/** Leaves out alternatives, and conditions of alternatives, as long as the rule takes the same customers. */
export function simplify(alternatives: readonly (readonly RuleCondition[])[]): RuleCondition[][] {
  const points = cellPoints(alternatives.flat());
  const answers = (some: readonly (readonly RuleCondition[])[]): boolean[] =>
    points.map((point) => alternativesHold(some, point));
  const wanted = answers(alternatives);
  const same = (some: readonly (readonly RuleCondition[])[]): boolean =>
    answers(some).every((answer, i) => answer === wanted[i]);
  let kept = alternatives.map((conditions) => [...conditions]);
  for (let a = 0; a < kept.length; a += 1) {
    // Upper bounds of a good thing first: “at least 1,400, or below 1,400 and …” reads badly.
    for (const condition of [...kept[a]].sort((x, y) => plainness(x) - plainness(y))) {
      const shorter = kept.map((conditions, i) =>
        i === a ? conditions.filter((each) => each !== condition) : conditions,
      );
      if (same(shorter)) kept = shorter;
    }
  }
  for (let a = kept.length - 1; a >= 0; a -= 1) {
    const without = kept.filter((_, i) => i !== a);
    if (same(without)) kept = without;
  }
  return kept;
}

function plainness({ operator }: RuleCondition): number {
  return operator === 'below' || operator === 'above' ? 0 : 1;
}

/** One point in each cell that the conditions' thresholds make, the thresholds themselves included. */
function cellPoints(conditions: readonly RuleCondition[]): Record<string, number>[] {
  const thresholds = new Map<string, Set<number>>();
  for (const { feature, threshold } of conditions) {
    if (!thresholds.has(feature)) thresholds.set(feature, new Set());
    thresholds.get(feature)!.add(threshold);
  }
  let points: Record<string, number>[] = [{}];
  for (const [feature, set] of thresholds) {
    const sorted = [...set].sort((a, b) => a - b);
    const values = sorted.flatMap((value, i) => [value, i === 0 ? value - 1 : (value + sorted[i - 1]) / 2]);
    values.push(sorted[sorted.length - 1] + 1);
    points = points.flatMap((point) => values.map((value) => ({ ...point, [feature]: value })));
  }
  return points;
}
