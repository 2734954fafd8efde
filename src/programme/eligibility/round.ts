import { leavesOf, replaceNode, splitsOf } from './prune';
import { monotoneLeaves } from './monotone';
import { takeLeaves } from './quality';
import { type RuleData, type RuleLeaf, type RuleSplit, type RuleTree } from './tree';

/** F1 that a rounder number may cost: a quarter of a point for each grade of roundness. */
const COST_OF_A_GRADE = 0.0025;

/** A number that a person would say, and how round it is: 0 the roundest. */
export interface RoundNumber {
  readonly value: number;
  readonly grade: number;
}

/**
 * Numbers near a threshold that a person would say, on both sides of it: with one significant digit (grade 0), with two
 * of which the second is a five (grade 1), and with two (grade 2). Of whole features only whole numbers, those next to
 * a threshold below ten being as round as any.
 */
export function roundNumbers(threshold: number, whole: boolean): RoundNumber[] {
  if (threshold === 0) return [{ value: 0, grade: 0 }];
  const power = Math.floor(Math.log10(Math.abs(threshold)));
  const found = new Map<number, number>();
  if (whole && Math.abs(threshold) < 10) {
    // Adding 0 makes a plain zero of a negative one.
    for (const value of [Math.floor(threshold), Math.ceil(threshold)]) found.set(value + 0, 0);
  }
  // The second digit in steps of 10, 5 and 1: 60, 65 or 67 of 66.6.
  [10, 5, 1].forEach((step, grade) => {
    const exponent = power - 1;
    const scaled = threshold / 10 ** exponent / step;
    for (const times of [Math.floor(scaled), Math.ceil(scaled)]) {
      const value = decimal(times * step, exponent);
      if (whole && !Number.isInteger(value)) continue;
      if (!found.has(value)) found.set(value, grade);
    }
  });
  return [...found].map(([value, grade]) => ({ value, grade }));
}

/** times × 10^exponent without the dust of binary fractions: 0.35, not 0.35000000000000003. */
function decimal(times: number, exponent: number): number {
  return exponent < 0 ? times / 10 ** -exponent : times * 10 ** exponent;
}

/**
 * Rounds a tree's thresholds, from the top down, to numbers that a person would say: of those near each threshold the
 * one with the highest F1, where each grade of roundness is worth a quarter of a point of F1.
 *
 * The leaves are counted anew, so that everything that is said of the rule afterwards is said of the rounded one.
 * Where every near number would leave a leaf with fewer customers than allowed, the best of them is taken all the same.
 *
 * @param rows the customers that the tree was grown on
 * @param minLeaf the fewest customers of a leaf
 */
export function roundTree(data: RuleData, tree: RuleTree, rows: Int32Array, minLeaf: number): RuleTree {
  let rounded = tree;
  const splits = splitsOf(tree).length;
  for (let s = 0; s < splits; s += 1) {
    const split = splitsOf(rounded)[s];
    const { whole } = data.features[split.feature];
    const tried = roundNumbers(split.threshold, whole).map(({ value, grade }) => {
      const candidate: RuleSplit = { ...split, threshold: value };
      const counted = countTree(data, replaceNode(rounded, split, candidate), rows);
      const leaves = leavesOf(counted);
      const allowed = leaves.every(({ customers }) => customers >= minLeaf);
      return {
        counted,
        allowed,
        score: takeLeaves(monotoneLeaves(counted)).f1 - COST_OF_A_GRADE * grade,
        off: Math.abs(value - split.threshold),
      };
    });
    const some = tried.some(({ allowed }) => allowed) ? tried.filter(({ allowed }) => allowed) : tried;
    rounded = some.reduce((best, each) =>
      each.score > best.score + 1e-12 || (Math.abs(each.score - best.score) <= 1e-12 && each.off < best.off)
        ? each
        : best,
    ).counted;
  }
  return rounded;
}

/** The tree with its leaves counted over the given customers. */
export function countTree(data: RuleData, tree: RuleTree, rows: Int32Array): RuleTree {
  if (tree.kind === 'leaf') {
    let insiders = 0;
    for (let i = 0; i < rows.length; i += 1) insiders += data.inside[rows[i]];
    const leaf: RuleLeaf = { kind: 'leaf', customers: rows.length, insiders };
    return leaf;
  }
  const values = data.columns[tree.feature];
  const { side } = data.features[tree.feature];
  const { threshold } = tree;
  const least = side === 'at_least';
  // The lower ones from the left, the upper from the right.
  const parted = new Int32Array(rows.length);
  let [low, high] = [0, rows.length];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const value = values[row];
    if (least ? value >= threshold : value > threshold) parted[(high -= 1)] = row;
    else parted[low++] = row;
  }
  return {
    ...tree,
    lower: countTree(data, tree.lower, parted.subarray(0, low)),
    upper: countTree(data, tree.upper, parted.subarray(low)),
  };
}
