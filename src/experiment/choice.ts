import {
  clusterSizes,
  stabilityGrade,
  stabilityGrades,
  type Trial,
  type TrialStability,
} from '../clustering';
import { checkNumber } from '../numeric';
import { type TopGroupValue } from './baselines';
import { minGroups, maxGroups, maxNoiseShare } from './promising';

/** What the choice goes by, and how much each part weighs. */
export interface ChoiceRule {
  /** Weights of the three parts, in any unit; default 0.3, 0.3, 0.4. */
  readonly weights: { readonly stability: number; readonly separation: number; readonly value: number };
  /** Fewest and most groups; default 3 and 10. */
  readonly groups: readonly [number, number];
  /** The least share of customers of a group that is not named as wholesalers; default 0.01. */
  readonly leastShare: number;
  /** The most noise; default 0.1. */
  readonly mostNoise: number;
  /** The least Jaccard similarity of the top group, and the least mean over all customers; default 0.75. */
  readonly leastStability: number;
}

/** A trial that may be chosen. */
export interface Candidate {
  readonly trial: Trial;
  readonly stability: TrialStability;
  /** Label of the group with the most revenue. */
  readonly topLabel: number;
  /** Labels of the groups that would be the Insiders together; default: the group with the most revenue alone. */
  readonly taken?: readonly number[];
  /** The same model chosen on earlier data and judged by what came after; null when that was not done. */
  readonly outOfTime: TopGroupValue | null;
  /** Labels of groups that are named as wholesalers and so may be small; default none. */
  readonly wholesalers?: readonly number[];
  /** In what its groups fall short of being the Insiders, in words; default in nothing. */
  readonly shortfalls?: readonly string[];
}

/** A candidate as the rule sees it. */
export interface RankedCandidate {
  readonly id: string;
  /** Whether it passes every condition. */
  readonly eligible: boolean;
  /** The conditions that it fails, in words. */
  readonly objections: readonly string[];
  /** 0 to 1, higher is better. */
  readonly score: number;
  /** The parts of the score, each 0 to 1; value is null when no candidate has one. */
  readonly parts: { readonly stability: number; readonly separation: number; readonly value: number | null };
}

/** The choice. */
export interface Choice {
  /** The chosen trial: the rule's, or the one that overrides it. */
  readonly chosen: string;
  /** The rule's own choice; null when no candidate is eligible. */
  readonly byRule: string | null;
  /** The best eligible candidate besides the chosen one; null when there is none. */
  readonly runnerUp: string | null;
  readonly overridden: boolean;
  /** Every candidate, eligible ones first, the best score first. */
  readonly ranking: readonly RankedCandidate[];
  readonly rule: ChoiceRule;
}

/** The rule as recommended. */
export const defaultRule: ChoiceRule = {
  weights: { stability: 0.3, separation: 0.3, value: 0.4 },
  groups: [minGroups, maxGroups],
  leastShare: 0.01,
  mostNoise: maxNoiseShare,
  leastStability: stabilityGrades.stable,
};

/**
 * Chooses one of the candidates.
 *
 * Conditions: a group that can be the Insiders (see `pickUpperGroup`); 3 to 10 groups; no group below 1% of the customers, unless it is named as wholesalers; at most 10% noise;
 * the top group and the whole at least stable by Hennig's grades (0.75); of several groups taken as one the mean over
 * their customers. Among those that meet them the score decides,
 * the weighted mean of
 *
 * - stability: (size-weighted mean Jaccard − 0.5) ÷ 0.5, since 0.5 is where a cluster counts as dissolved;
 * - separation: the silhouette in the common space over the best one among the candidates, below 0 taken as 0;
 * - value: the share of the following period's revenue that the top group brings, over what as many customers bring who
 *   are chosen by spend or by RFM, whichever is more; at most 1. A group may be worth less than the plain list, and the
 *   score says by how much. Without any out-of-time value the part is left out and the other weights fill its place;
 *   when only some candidates have one, the others are not eligible.
 *
 * Ties go to fewer groups, then to the earlier candidate.
 *
 * @param options `rule`: parts of {@link defaultRule} to change; `override`: the id of the trial that is taken whatever
 * the rule says
 * @throws RangeError when there are no candidates, an id is unknown, a setting is out of range, or no candidate is
 * eligible and none overrides (the objections are in the message)
 */
export function chooseTrial(
  candidates: readonly Candidate[],
  options: { readonly rule?: Partial<ChoiceRule>; readonly override?: string } = {},
): Choice {
  const { override } = options;
  const rule = { ...defaultRule, ...options.rule };
  checkRule(rule);
  if (candidates.length === 0)
    throw new RangeError('candidates is empty: examine some trials for stability first');
  const ids = candidates.map(({ trial }) => trial.id);
  if (override !== undefined && !ids.includes(override)) {
    throw new RangeError(`override must be one of ${ids.join(', ')}, received ${override}`);
  }
  const valued = candidates.some(({ outOfTime }) => outOfTime !== null);
  const best = Math.max(...candidates.map(({ trial }) => trial.common.silhouette ?? 0));
  const groups = new Map(candidates.map(({ trial }) => [trial.id, trial.k]));
  const ranking = candidates
    .map((candidate) => rank(candidate, rule, valued, best))
    .sort(
      (a, b) =>
        Number(b.eligible) - Number(a.eligible) ||
        decided(b.score - a.score) ||
        groups.get(a.id)! - groups.get(b.id)!,
    );
  const eligible = ranking.filter((each) => each.eligible).map(({ id }) => id);
  const byRule = eligible[0] ?? null;
  const chosen = override ?? byRule;
  if (chosen === null) {
    const reasons = ranking.map(({ id, objections }) => `${id}: ${objections.join('; ')}`);
    throw new RangeError(
      `no candidate meets the conditions; loosen the rule or override it. ${reasons.join(' | ')}`,
    );
  }
  return {
    chosen,
    byRule,
    runnerUp: eligible.find((id) => id !== chosen) ?? null,
    overridden: chosen !== byRule,
    ranking,
    rule,
  };
}

function rank(candidate: Candidate, rule: ChoiceRule, valued: boolean, best: number): RankedCandidate {
  const { trial, stability, outOfTime } = candidate;
  const objections = objectionsTo(candidate, rule, valued);
  const parts = {
    stability: clip((stability.bootstrap.mean - 0.5) / 0.5),
    separation: best > 0 ? clip((trial.common.silhouette ?? 0) / best) : 0,
    value: valued ? valueOf(outOfTime) : null,
  };
  const { weights } = rule;
  const weighed = valued ? weights.value : 0;
  const score =
    (weights.stability * parts.stability +
      weights.separation * parts.separation +
      weighed * (parts.value ?? 0)) /
    (weights.stability + weights.separation + weighed);
  return { id: trial.id, eligible: objections.length === 0, objections, score, parts };
}

function objectionsTo(
  { trial, stability, topLabel, taken = [topLabel], outOfTime, wholesalers = [], shortfalls = [] }: Candidate,
  rule: ChoiceRule,
  valued: boolean,
): string[] {
  const objections: string[] = [...shortfalls];
  const [fewest, most] = rule.groups;
  if (trial.k < fewest || trial.k > most) objections.push(`${trial.k} groups, not ${fewest} to ${most}`);
  const least = rule.leastShare * trial.labels.length;
  const sizes = clusterSizes(trial.labels);
  for (const { label, size } of sizes) {
    if (size < least && !wholesalers.includes(label)) {
      objections.push(`group ${label} has ${size} customers, fewer than ${Math.ceil(least)}`);
    }
  }
  if (trial.noiseShare > rule.mostNoise) {
    objections.push(
      `${percent(trial.noiseShare)} of the customers are in no group, more than ${percent(rule.mostNoise)}`,
    );
  }
  const { bootstrap } = stability;
  if (bootstrap.mean < rule.leastStability) objections.push(unstable('the groups', bootstrap.mean, rule));
  const jaccards = taken.map((label) => {
    const cluster = bootstrap.clusters.find((each) => each.label === label);
    if (!cluster)
      throw new RangeError(`topLabel and taken of ${trial.id} must be of its clusters, received ${label}`);
    return { jaccard: cluster.jaccard, size: sizes.find((each) => each.label === label)?.size ?? 0 };
  });
  const members = jaccards.reduce((sum, { size }) => sum + size, 0);
  const own = jaccards.reduce((sum, { jaccard, size }) => sum + (jaccard * size) / members, 0);
  if (own < rule.leastStability)
    objections.push(unstable(taken.length === 1 ? 'the top group' : 'the groups that are taken', own, rule));
  if (valued && outOfTime === null) objections.push('its value on later data is not known');
  return objections;
}

function unstable(what: string, jaccard: number, { leastStability }: ChoiceRule): string {
  return `${what}: Jaccard ${jaccard.toFixed(2)} below ${leastStability} (${stabilityGrade(jaccard)})`;
}

function valueOf(outOfTime: TopGroupValue | null): number {
  if (outOfTime === null) return 0;
  const plain = Math.max(outOfTime.topSpenders.futureShare, outOfTime.rfm.futureShare);
  return plain > 0 ? clip(outOfTime.group.futureShare / plain) : 0;
}

function checkRule({ weights, groups, leastShare, mostNoise, leastStability }: ChoiceRule): void {
  for (const [name, weight] of Object.entries(weights))
    checkNumber(`weights.${name}`, weight, { min: 0, max: 1e6 });
  checkNumber('weights.stability + weights.separation', weights.stability + weights.separation, { above: 0 });
  checkNumber('groups[0]', groups[0], { integer: true, min: 1 });
  checkNumber('groups[1]', groups[1], { integer: true, min: groups[0] });
  checkNumber('leastShare', leastShare, { min: 0, max: 1 });
  checkNumber('mostNoise', mostNoise, { min: 0, max: 1 });
  checkNumber('leastStability', leastStability, { min: 0, max: 1 });
}

/** A difference of scores, 0 when it is but rounding. */
function decided(difference: number): number {
  return Math.abs(difference) < 1e-9 ? 0 : difference;
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
