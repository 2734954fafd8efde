import { type Preset, type Settings } from '../../config';
import { checkNumber } from '../../numeric';
import { readSql, withArtefacts } from '../../store';
import {
  alternativesHold,
  type Eligibility,
  type NoRuleReason,
  type RuleAlternative,
  type RuleCondition,
} from '../../scoring';
import { alternativesOf } from './alternatives';
import { crossValidate, featuresOf } from './cross-validate';
import { ruleFeatures } from './features';
import { countTaken, makeRule } from './make-rule';
import { ruleQuality } from './quality';
import { sortColumns, type RuleData, type RuleTree, type TreeLimits } from './tree';

/** Conditions in a row at most: a rule that a person can keep in mind. */
const maxDepth = 3;

/** The fewest customers of a leaf: one in a hundred, and never below five. */
const minLeafCustomers = 5;
const LEAF_SHARE = 0.01;

/** Fewer Insiders, or fewer others, say nothing about a rule. */
const minRuleCustomers = 10;

/** Customers of whom a rule is made. */
export interface EligibilityInput {
  /** One array for each of {@link ruleFeatures}, one value a customer, finite. */
  readonly columns: readonly ArrayLike<number>[];
  /** 1 for an Insider, 0 for another customer who can be invited. */
  readonly inside: ArrayLike<number>;
  /** Guests of the run, who are none of these customers; default 0. */
  readonly guests?: number;
}

/**
 * Finds the rule by which a customer is eligible: the run's Insiders, told by a few thresholds on raw features.
 *
 * A classification tree, of the depth that the settings allow, is grown on the customers who can be invited, cut back, and its thresholds
 * are rounded; the rule is the ways to its leaves that are taken. The rule describes the segment and does not replace
 * the model: precision and recall say where the two differ.
 *
 * @returns a rule with its quality in and out of sample; or none, with the reason, where there are fewer than ten
 *   Insiders or ten others, or nothing tells them apart
 * @throws Error that names the notebook which makes the clusters, when the run has none
 */
export async function fitEligibility(settings: Settings): Promise<Eligibility> {
  const names = ruleFeatures(settings.rules).map(({ name }) => name);
  const all = await withArtefacts(settings, ['customers', 'clusters'], (database) =>
    database.rows<Record<string, number | boolean | null>>(readSql('experiment/clustered-customers')),
  );
  const rows = all.filter(({ is_guest }) => is_guest === false);
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name] ?? NaN));
  return eligibilityOf(
    settings.rules,
    { columns: names.map(column), inside: column('is_insider'), guests: all.length - rows.length },
    settings.seed,
    settings.steps.rules.depth,
  );
}

/**
 * The rule of {@link fitEligibility} for customers at hand.
 *
 * @param depth how many questions lead to a leaf at most; default 3
 * @throws RangeError when columns differ in length or a value is not finite; the feature is named
 */
export function eligibilityOf(
  preset: Preset,
  input: EligibilityInput,
  seed: number,
  depth = maxDepth,
): Eligibility {
  const features = ruleFeatures(preset);
  const inside = Uint8Array.from(input.inside);
  const customers = inside.length;
  checkNumber('columns', input.columns.length, { min: features.length, max: features.length });
  const columns = input.columns.map((values, f) => {
    const { name } = features[f];
    checkNumber(`customers with feature ${name}`, values.length, { min: customers, max: customers });
    return Float64Array.from(values, (value) =>
      checkNumber(`feature ${name}`, value, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }),
    );
  });
  const insiders = inside.reduce((sum, each) => sum + each, 0);
  const guests = input.guests ?? 0;
  const counts = { features: features.map(({ name }) => name), customers, insiders, guests };
  const none = (reason: NoRuleReason): Eligibility => ({ status: 'none', reason, ...counts });
  if (insiders === 0) return none('no_insiders');
  if (insiders === customers) return none('all_insiders');
  if (insiders < minRuleCustomers || customers - insiders < minRuleCustomers) return none('too_few');

  const data: RuleData = { features, columns, inside };
  const orders = sortColumns(columns);
  const limits: TreeLimits = {
    maxDepth: depth,
    minLeaf: Math.max(minLeafCustomers, Math.ceil(LEAF_SHARE * customers)),
  };
  const everybody = Int32Array.from(inside.keys());
  const { tree, exact } = makeRule(data, orders, limits, everybody);
  if (tree.kind === 'leaf') return none('no_split');
  const alternatives = alternativesOf(tree, features)
    .map((conditions) => countAlternative(conditions, data, insiders))
    .sort((a, b) => b.customers - a.customers);
  const quality = (counted: RuleTree) => {
    const { right, taken } = countTaken(data, counted, everybody);
    return ruleQuality(right, taken, insiders, customers);
  };
  const used = featuresOf(tree);
  return {
    status: 'found',
    ...counts,
    rule: {
      alternatives: alternatives.map(({ conditions }) => conditions),
      registeredOnly: preset.guests === 'one_customer_per_invoice',
    },
    used: used.map((feature) => features[feature].name),
    alternatives,
    inSample: quality(tree),
    unrounded: quality(exact),
    outOfSample: crossValidate(data, orders, limits, used, seed),
    ...limits,
  };
}

function countAlternative(
  conditions: readonly RuleCondition[],
  { features, columns, inside }: RuleData,
  all: number,
): RuleAlternative {
  let [customers, insiders] = [0, 0];
  for (let row = 0; row < inside.length; row += 1) {
    const customer = Object.fromEntries(features.map(({ name }, f) => [name, columns[f][row]]));
    if (!alternativesHold([conditions], customer)) continue;
    customers += 1;
    insiders += inside[row];
  }
  return {
    conditions,
    customers,
    insiders,
    precision: customers > 0 ? insiders / customers : null,
    recall: insiders / all,
  };
}
