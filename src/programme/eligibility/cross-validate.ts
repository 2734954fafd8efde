import { childSeed, createRandom, randomPermutation } from '../../numeric';
import { type RuleEstimate, type RuleOutOfSample } from '../../scoring';
import { makeRule, takenBy } from './make-rule';
import { splitsOf } from './prune';
import { ruleQuality } from './quality';
import { type RuleData, type RuleTree, type TreeLimits } from './tree';

const maxFolds = 10;
const REPEATS = 5;
const BOOTSTRAPS = 1000;

/**
 * Quality out of sample by repeated stratified cross-validation: the customers are dealt into ten parts (fewer where
 * Insiders or others are fewer), each with its share of Insiders; each part is judged by the rule that the whole
 * procedure, rounding included, makes of the other parts; five times over, with other parts.
 *
 * The value is the mean over the repetitions. The 95% interval is of 1,000 bootstrap samples of customers, each with
 * the answers that it got out of sample: it covers which customers there happen to be. The clusters themselves were
 * made of all customers, so that this says how well a short rule tells the segment, not how stable the segment is.
 *
 * @param used the features of the rule on all customers
 */
export function crossValidate(
  data: RuleData,
  orders: readonly Int32Array[],
  limits: TreeLimits,
  used: readonly number[],
  seed: number,
): RuleOutOfSample {
  const n = data.inside.length;
  const insiders = data.inside.reduce((sum, each) => sum + each, 0);
  const folds = Math.min(maxFolds, insiders, n - insiders);
  // How often a customer was taken, of all repetitions.
  const times = new Float64Array(n);
  let alike = 0;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const part = dealParts(data.inside, folds, childSeed(seed, repeat));
    for (let fold = 0; fold < folds; fold += 1) {
      const all = Int32Array.from({ length: n }, (_, row) => row);
      const { tree } = makeRule(
        data,
        orders,
        limits,
        all.filter((row) => part[row] !== fold),
      );
      const judged = all.filter((row) => part[row] === fold);
      takenBy(data, tree, judged).forEach((taken, i) => (times[judged[i]] += taken / REPEATS));
      const own = featuresOf(tree);
      alike += Number(own.length === used.length && own.every((feature) => used.includes(feature)));
    }
  }
  return {
    folds,
    repeats: REPEATS,
    ...estimates(data.inside, times, seed),
    sameFeatures: alike / (folds * REPEATS),
  };
}

/** The places of the features that a tree splits by, in the order of the data. */
export function featuresOf(tree: RuleTree): number[] {
  return [...new Set(splitsOf(tree).map(({ feature }) => feature))].sort((a, b) => a - b);
}

function dealParts(inside: Uint8Array, folds: number, seed: number): Int32Array {
  const part = new Int32Array(inside.length);
  const dealt = [0, 0];
  const order = randomPermutation(createRandom(seed), inside.length);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i];
    part[row] = dealt[inside[row]] % folds;
    dealt[inside[row]] += 1;
  }
  return part;
}

function estimates(
  inside: Uint8Array,
  times: Float64Array,
  seed: number,
): Pick<RuleOutOfSample, 'precision' | 'recall' | 'f1'> {
  const n = inside.length;
  const random = createRandom(childSeed(seed, REPEATS));
  const rights = times.map((taken, row) => inside[row] * taken);
  /** Of all rows, or of as many that are drawn. */
  const measure = (drawn: boolean): readonly [number, number, number] => {
    let [right, taken, all] = [0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const row = drawn ? Math.floor(random() * n) : i;
      right += rights[row];
      taken += times[row];
      all += inside[row];
    }
    const { precision, recall, f1 } = ruleQuality(right, taken, all, n);
    // A sample may hold nobody whom the rule takes, or no Insider: then nothing was right.
    return [precision ?? 0, recall ?? 0, f1 ?? 0];
  };
  const values = measure(false);
  const draws = Array.from({ length: BOOTSTRAPS }, () => measure(true));
  const estimate = (which: 0 | 1 | 2): RuleEstimate => {
    const sorted = Float64Array.from(draws, (draw) => draw[which]).sort();
    return {
      value: values[which],
      low: sorted[Math.round(0.025 * (BOOTSTRAPS - 1))],
      high: sorted[Math.round(0.975 * (BOOTSTRAPS - 1))],
    };
  };
  return { precision: estimate(0), recall: estimate(1), f1: estimate(2) };
}
