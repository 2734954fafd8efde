import { stabilityGrades } from '../clustering';
import { type Settings } from '../config';
import { formatNumber, formatShare } from '../format';
import { createWriter, selectionTexts } from '../texts';
import {
  chooseTrial,
  defaultRule,
  type Candidate,
  type Choice,
  type ChoiceRule,
  type RankedCandidate,
} from './choice';
import { type Finalist } from './finalists';
import { selectionOf, type Selection } from './selection';
import { modelTitle, spaceTitle } from './trial-names';
import { overriding } from './try-models';
import { type UpperPick } from './upper-group';

/** The model that is taken, and why. */
export interface ModelChoice extends Choice {
  readonly finalist: Finalist;
  /** The eligible finalist that comes second; null when there is none. */
  readonly second: Finalist | null;
  /** What had to be loosened in the rule before any finalist met it, in words; empty when nothing had. */
  readonly loosened: readonly string[];
  /** Who the Insiders are by it. */
  readonly selection: Selection;
  /** What the choice comes to, as Markdown sentences. */
  readonly reason: string;
}

/** What is given up, one after the other, when no finalist meets the rule: small data must end in a list too. */
const LOOSER: readonly { readonly said: string; readonly rule: Partial<ChoiceRule> }[] = [
  {
    said: `groups need only be a pattern (Jaccard ${stabilityGrades.pattern})`,
    rule: { leastStability: stabilityGrades.pattern },
  },
  { said: 'groups need not be stable', rule: { leastStability: 0 } },
  { said: 'groups may be of any size', rule: { leastShare: 0 } },
  { said: 'any number of groups will do', rule: { groups: [1, 1000], mostNoise: 1 } },
];

/** Picks that may be taken, one after the other: a group first, several groups as one where there is no such finalist. */
const PICKS: readonly (readonly UpperPick['how'][])[] = [['group'], ['group', 'union']];

/**
 * Applies the rule of choice to the finalists, of those whose group with the most revenue can be the Insiders; where
 * none meets it, of those with several groups that can; where none meets it still, its conditions are loosened one by
 * one, and the choice says which. Where no finalist has groups that can be the Insiders, the rule is applied without
 * asking for them, and the Insiders are a list.
 *
 * A trial that the settings name is taken whatever the rule says; the rule's own choice stays in it.
 */
export function chooseModel(settings: Settings, finalists: readonly Finalist[]): ModelChoice {
  const { k } = settings.rules.clustering;
  const base: ChoiceRule = k ? { ...defaultRule, groups: [k, k] } : defaultRule;
  const writer = createWriter('en', settings.currency);
  const override = overriding(
    settings,
    finalists.map(({ trial }) => trial),
  )?.id;
  const asked = (allowed: readonly UpperPick['how'][]) =>
    finalists.map((each) => ({
      ...each,
      taken: allowed.includes('union') && each.pick.how === 'union' ? each.pick.labels : undefined,
      shortfalls: allowed.includes(each.pick.how)
        ? []
        : each.pick.shortfalls.map((one) => `the top group ${selectionTexts.en.shortfall(writer, one)}`),
    }));
  const any = asked(['group', 'union', 'none']);
  const { candidates, rule, loosened } =
    settle(PICKS.map(asked), base, k ?? null) ?? settle([any], base, k ?? null)!;
  const first = finalists[0].trial.id;
  // Naming one of them asks for the ranking without ending in an error.
  const { byRule } = chooseTrial(candidates, { rule, override: first });
  const choice = chooseTrial(candidates, { rule, override: override ?? byRule ?? first });
  const by = (id: string | null): Finalist | null => finalists.find(({ trial }) => trial.id === id) ?? null;
  const finalist = by(choice.chosen)!;
  const unasked = by(chooseTrial(any, { rule, override: first }).byRule);
  const moved = override === undefined && unasked !== null && unasked !== finalist ? unasked : null;
  const selection: Selection =
    moved === null
      ? selectionOf(finalist.pick)
      : { ...selectionOf(finalist.pick, moved.title), shortfalls: moved.pick.shortfalls };
  const reason = [reasonOf(choice, finalists, loosened), selectionTexts.en.moved(writer, selection, null)];
  return {
    ...choice,
    finalist,
    second: by(choice.runnerUp),
    loosened,
    selection,
    reason: reason.filter((each) => each !== '').join(' '),
  };
}

/** The first candidates of whom one meets the rule, the rule loosened step by step; null where none ever does. */
function settle(
  kinds: readonly (readonly Candidate[])[],
  base: ChoiceRule,
  k: number | null,
): { candidates: readonly Candidate[]; rule: ChoiceRule; loosened: readonly string[] } | null {
  let rule = base;
  const loosened: string[] = [];
  for (const looser of [undefined, ...LOOSER]) {
    if (looser !== undefined) {
      rule = { ...rule, ...looser.rule, ...(k === null ? {} : { groups: [k, k] as const }) };
      loosened.push(looser.said);
    }
    for (const candidates of kinds) {
      const { byRule } = chooseTrial(candidates, { rule, override: candidates[0].trial.id });
      if (byRule !== null) return { candidates, rule, loosened };
    }
  }
  return null;
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
      space: spaceTitle(trial.space),
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
