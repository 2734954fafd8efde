import { type Settings } from '../config';
import { formatNumber, formatShare } from '../format';
import { knownSpace } from '../spaces';
import { chooseTrial, defaultRule, type Choice, type ChoiceRule, type RankedCandidate } from './choice';
import { type Finalist } from './finalists';
import { modelTitle } from './trial-names';
import { overriding } from './try-models';

/** The model that is taken, and why. */
export interface ModelChoice extends Choice {
  readonly finalist: Finalist;
  /** The eligible finalist that comes second; null when there is none. */
  readonly second: Finalist | null;
  /** What had to be loosened in the rule before any finalist met it, in words; empty when nothing had. */
  readonly loosened: readonly string[];
  /** What the choice comes to, as Markdown sentences. */
  readonly reason: string;
}

/** What is given up, one after the other, when no finalist meets the rule: small data must end in a list too. */
const LOOSER: readonly { readonly said: string; readonly rule: Partial<ChoiceRule> }[] = [
  { said: 'groups need only be a pattern (Jaccard 0.6)', rule: { leastStability: 0.6 } },
  { said: 'groups need not be stable', rule: { leastStability: 0 } },
  { said: 'groups may be of any size', rule: { leastShare: 0 } },
  { said: 'any number of groups will do', rule: { groups: [1, 1000], mostNoise: 1 } },
];

/**
 * Applies the rule of choice to the finalists; where none meets it, its conditions are loosened one by one, and the
 * choice says which. A trial that the settings name is taken whatever the rule says; the rule's own choice stays in it.
 */
export function chooseModel(settings: Settings, finalists: readonly Finalist[]): ModelChoice {
  const { k } = settings.rules.clustering;
  const base: ChoiceRule = k ? { ...defaultRule, groups: [k, k] } : defaultRule;
  const override = overriding(
    settings,
    finalists.map(({ trial }) => trial),
  )?.id;
  const loosened: string[] = [];
  let rule = base;
  for (const looser of [undefined, ...LOOSER]) {
    if (looser !== undefined) {
      rule = { ...rule, ...looser.rule, ...(k ? { groups: [k, k] as const } : {}) };
      loosened.push(looser.said);
    }
    // Naming one of them asks for the ranking without ending in an error.
    if (chooseTrial(finalists, { rule, override: finalists[0].trial.id }).byRule !== null) break;
  }
  const met = chooseTrial(finalists, { rule, override: finalists[0].trial.id }).byRule !== null;
  const choice = chooseTrial(finalists, {
    rule,
    override: override ?? (met ? undefined : finalists[0].trial.id),
  });
  const by = (id: string | null): Finalist | null => finalists.find(({ trial }) => trial.id === id) ?? null;
  const finalist = by(choice.chosen)!;
  const second = by(choice.runnerUp);
  return { ...choice, finalist, second, loosened, reason: reasonOf(choice, finalists, loosened) };
}

function reasonOf(choice: Choice, finalists: readonly Finalist[], loosened: readonly string[]): string {
  const titles = new Map(finalists.map(({ trial, title }) => [trial.id, title]));
  const scores = new Map(choice.ranking.map((each) => [each.id, each]));
  const named = (id: string): string => `**${titles.get(id)}** (${scoreOf(scores.get(id)!)})`;
  const sentences: string[] = [];
  if (choice.overridden || choice.byRule === null) {
    sentences.push(`${named(choice.chosen)} is taken because the settings name it.`);
    if (choice.byRule !== null) sentences.push(`The rule would take ${named(choice.byRule)}.`);
  } else sentences.push(`The rule takes ${named(choice.chosen)}.`);
  sentences.push(
    choice.runnerUp === null
      ? 'No other finalist meets its conditions.'
      : `The runner-up is ${named(choice.runnerUp)}.`,
  );
  if (loosened.length > 0)
    sentences.push(`No finalist met the rule as it stands, so it was loosened: ${loosened.join('; ')}.`);
  return sentences.join(' ');
}

function scoreOf({ score, parts }: RankedCandidate): string {
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  const value = parts.value === null ? '' : `, value ${two(parts.value)}`;
  return `score ${two(score)}: stability ${two(parts.stability)}, separation ${two(parts.separation)}${value}`;
}

/** A finalist as a row: what the rule goes by, and what it makes of it. */
export interface FinalistRow {
  readonly [column: string]: string | number | boolean | null;
  readonly space: string;
  readonly model: string;
  readonly k: number;
  readonly result: string;
}

/** The finalists as rows, in the order of the rule. */
export function finalistTable(choice: ModelChoice, finalists: readonly Finalist[]): FinalistRow[] {
  return choice.ranking.map(({ id, objections, score, parts }) => {
    const { trial, stability, topLabel, outOfTime } = finalists.find((each) => each.trial.id === id)!;
    const top = stability.bootstrap.clusters.find(({ label }) => label === topLabel);
    return {
      space: knownSpace(trial.space).title,
      model: modelTitle(trial.spec.model),
      k: trial.k,
      smallest: trial.sizes[trial.sizes.length - 1] / trial.labels.length,
      noise: trial.noiseShare,
      common_silhouette: trial.common.silhouette,
      stability: stability.bootstrap.mean,
      top_stability: top?.jaccard ?? null,
      seed_agreement: stability.seedAgreement,
      top_share: outOfTime === null ? null : outOfTime.group.size / outOfTime.known,
      future_share: outOfTime?.group.futureShare ?? null,
      spenders_share: outOfTime?.topSpenders.futureShare ?? null,
      score,
      part_stability: parts.stability,
      part_separation: parts.separation,
      part_value: parts.value,
      result: resultOf(choice, id, objections),
    };
  });
}

function resultOf({ chosen, runnerUp }: Choice, id: string, objections: readonly string[]): string {
  const place =
    id === chosen
      ? 'taken'
      : id === runnerUp
        ? 'runner-up'
        : objections.length === 0
          ? 'meets the conditions'
          : '';
  return [place, ...objections].filter((part) => part !== '').join('; ');
}

/** The rule in words, with its numbers, as a Markdown list. */
export function ruleWords({ weights, groups, leastShare, mostNoise, leastStability }: ChoiceRule): string {
  const total = weights.stability + weights.separation + weights.value;
  const share = (value: number): string => formatShare(value, { decimals: 0 });
  return [
    `- **Conditions.** ${groups[0] === groups[1] ? groups[0] : `${groups[0]} to ${groups[1]}`} groups; none below ${share(leastShare)} of the customers, unless they buy like wholesalers; at most ${share(mostNoise)} of the customers in no group; the groups and the top group stable (Jaccard of ${leastStability} or more).`,
    `- **Stability**, ${share(weights.stability / total)} of the score: the mean Jaccard similarity under the bootstrap, from 0.5 (dissolved) to 1.`,
    `- **Separation**, ${share(weights.separation / total)}: the silhouette in the log features, as a share of the best finalist’s.`,
    `- **Value**, ${share(weights.value / total)}: what the top group, chosen on earlier data, brought afterwards, as a share of what as many of the biggest spenders or of the best by RFM brought, whichever is more; at most 1.`,
  ].join('\n');
}
