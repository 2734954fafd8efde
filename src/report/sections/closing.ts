import { trialWords } from '../../experiment';
import { alternativesFigure } from '../../charts';
import {
  evaluationSummary,
  FORECAST_GROUP,
  otherPreset,
  quotedFor,
  type Alternative,
  type RunInShort,
} from '../../programme';
import { knownSpace } from '../../spaces';
import {
  amount,
  brief,
  capital,
  cleaningTexts,
  reportLimitsTexts,
  reportSensitivityTexts,
  type SensitivityFacts,
} from '../../texts';
import { cell, figureBlocks, numbers, proseBlocks, tableBlocks, words } from '../blocks';
import { featureInText, type ReportContext } from '../context';
import { type Block, type ReportSection } from '../document';
import { type ReportParts } from '../parts';
import { endsOf } from './group';

/** What the answer hangs on: other rules, other groupings, other seeds. */
export function sensitivitySection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, figure } = context;
  const texts = reportSensitivityTexts[writer.language];
  const facts = sensitivityFacts(context, parts);
  return {
    id: 'sensitivity',
    heading: texts.heading,
    answer: texts.answer(writer, facts),
    blocks: [
      ...proseBlocks(texts.presets(writer, facts)),
      ...presetsTable(context, parts),
      ...proseBlocks(texts.groupings(writer, facts)),
      ...groupingsTable(context, parts),
      ...figureBlocks(alternativesFigure(parts.run.alternatives, figure, writer)),
    ],
    caveat: texts.caveat,
  };
}

function sensitivityFacts(context: ReportContext, { run, other }: ReportParts): SensitivityFacts {
  const { writer, frame, settings } = context;
  const { alternatives, facts } = run;
  const { finalists, trials, chosen, byRule, loosened } = alternatives;
  const accepted = finalists.filter((one) => one.eligible);
  const preset = otherPreset(settings);
  const later = accepted.flatMap(({ laterShare }) => (laterShare === null ? [] : [laterShare]));
  const overlaps = accepted.filter((one) => !one.chosen).map(({ overlap }) => overlap);
  const ruled = finalists.find(({ id }) => id === byRule);
  const taken = finalists.find((one) => one.chosen);
  return {
    otherPreset: preset,
    otherTitle: frame.preset(preset, preset),
    otherThere: other !== null,
    insiders: facts.headline.insiders,
    shareOfAll: facts.headline.shareOfAll,
    otherInsiders: other?.facts.headline.insiders ?? 0,
    otherShareOfAll: other?.facts.headline.shareOfAll ?? 0,
    inBoth: other?.inBoth ?? 0,
    inEither: other?.inEither ?? 0,
    loosened: loosened.length > 0,
    customers: facts.headline.customers,
    accepted: accepted.length,
    examined: finalists.length,
    trials,
    insidersOver: endsOf(accepted.map(({ insiders }) => insiders)),
    shareOver: endsOf(accepted.map(({ shareOfAll }) => shareOfAll)),
    laterOver: endsOf(later),
    leastOverlap: endsOf(overlaps)?.[0] ?? null,
    seedAgreement: taken?.seedAgreement ?? null,
    spaceByChance: taken !== undefined && knownSpace(taken.space).kind.stochastic,
    overridden: byRule !== null && byRule !== chosen,
    ruleWouldTake: ruled === undefined ? null : trialWords(writer.language, ruled),
  };
}

/** The chosen grouping of a run. */
function chosenOf({ alternatives }: RunInShort): Alternative | undefined {
  return alternatives.finalists.find(({ chosen }) => chosen);
}

/** The run and that of the other preset, side by side; none where there is only one. */
export function presetsTable(
  { writer, frame, settings, rules }: ReportContext,
  { run, other }: Pick<ReportParts, 'run' | 'other'>,
): Block[] {
  if (other === null) return [];
  const { rows, presetsCaption } = reportSensitivityTexts[writer.language];
  const both = [run, other];
  const money = (value: number): string => amount(writer, value);
  const row = (name: string, write: (one: RunInShort) => string) => [
    cell(name),
    ...both.map((one) => cell(write(one))),
  ];
  return tableBlocks(
    presetsCaption,
    [
      words(rows.what),
      numbers(capital(rules)),
      numbers(capital(frame.preset(otherPreset(settings), otherPreset(settings)))),
    ],
    [
      row(rows.grouping, ({ facts }) => writer.number(facts.clustering.k)),
      row(rows.customers, ({ facts }) => writer.number(facts.headline.customers)),
      row(rows.insiders, ({ facts }) => writer.number(facts.headline.insiders)),
      row(rows.shareOfCustomers, ({ facts }) =>
        writer.share(facts.headline.insiders / facts.headline.customers),
      ),
      row(rows.revenue, ({ facts }) => money(facts.headline.insidersRevenue)),
      row(rows.shareOfAll, ({ facts, insiders }) =>
        brief(writer, facts.headline.shareOfAll, insiders.shareInterval, writer.share),
      ),
      row(rows.spenders, ({ facts }) => writer.share(facts.headline.topSpendersShareOfAll)),
      row(rows.later, (one) => laterText(one, writer.share)),
      row(rows.spendersLater, (one) => writer.share(chosenOf(one)?.spendersLaterShare)),
      row(rows.expected, ({ outlook }) => {
        const three = quotedFor(outlook, FORECAST_GROUP, 3);
        return three === null
          ? writer.number(null)
          : brief(writer, three.quoted.expected, [three.quoted.low95, three.quoted.high95], money);
      }),
    ],
  );

  function laterText(one: RunInShort, write: (value: number) => string): string {
    const { laterShare = null, laterLow = null, laterHigh = null } = chosenOf(one) ?? {};
    const ends = laterLow === null || laterHigh === null ? null : ([laterLow, laterHigh] as const);
    return brief(writer, laterShare, ends, write);
  }
}

function groupingsTable({ writer }: ReportContext, { run }: ReportParts): Block[] {
  const texts = reportSensitivityTexts[writer.language];
  const { columns } = texts;
  return tableBlocks(
    texts.groupingsCaption,
    [
      words(columns.grouping),
      numbers(columns.insiders),
      numbers(columns.share),
      numbers(columns.later, columns.meanings.later),
      numbers(columns.spendersLater),
      numbers(columns.overlap, columns.meanings.overlap),
      numbers(columns.stability, columns.meanings.stability),
      words(columns.result),
    ],
    run.alternatives.finalists.map((one) => [
      cell(trialWords(writer.language, one)),
      cell(writer.number(one.insiders), one.insiders),
      cell(writer.share(one.shareOfAll), one.shareOfAll),
      cell(writer.share(one.laterShare), one.laterShare),
      cell(writer.share(one.spendersLaterShare), one.spendersLaterShare),
      cell(writer.share(one.overlap, { decimals: 0 }), one.overlap),
      cell(writer.share(one.stability, { decimals: 0 }), one.stability),
      cell(one.chosen ? texts.taken : one.eligible ? texts.couldBe : texts.refused),
    ]),
  );
}

/** What the report cannot show. */
export function limitsSection({ writer, days }: ReportContext, { run }: ReportParts): ReportSection {
  const { limits } = reportLimitsTexts[writer.language];
  const { facts, insiders } = run;
  const list = limits.list(writer, {
    guestShare: facts.guestRevenue / facts.allRevenue,
    net: facts.revenue === 'net_revenue',
    returnLines: facts.returnLines,
    days,
    largestTenthShare: insiders.topTenthShare,
    isSample: facts.source.isSample,
  });
  return { id: 'limits', heading: limits.heading, answer: '', blocks: proseBlocks(list), caveat: '' };
}

/** How it was done, with the counts of every step. */
export function methodSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { run, eligibility, replay, evaluation } = parts;
  const { writer, settings, rules } = context;
  const { method } = reportLimitsTexts[writer.language];
  const { facts, alternatives } = run;
  const chosen = chosenOf(run);
  const list = method.list(writer, {
    rowsIn: facts.rowsIn,
    rowsKept: facts.rowsKept,
    rowsSetAside: facts.rowsSetAside,
    linesLeft: facts.ledger[facts.ledger.length - 1].lines_left,
    customers: facts.headline.customers,
    features: settings.rules.clustering.features.map((name) => featureInText(context, name)),
    trial: chosen === undefined ? facts.clustering.title : trialWords(writer.language, chosen),
    groups: facts.clustering.k,
    how: facts.clustering.selection?.how ?? 'segment',
    forecast: quotedFor(run.outlook, FORECAST_GROUP, 3) !== null,
    hasRule: eligibility.status === 'found',
    replayed: replay.status === 'replayed',
    judged: evaluationSummary(evaluation) !== null,
    trials: alternatives.trials,
    examined: alternatives.finalists.length,
    firstDay: facts.firstDay,
    windowDays: facts.windowDays,
    lastDay: facts.lastDay,
    preset: rules,
  });
  return {
    id: 'method',
    heading: method.heading,
    answer: '',
    blocks: [...proseBlocks(list), ...ledgerTable(context, run)],
    caveat: '',
  };
}

function ledgerTable({ writer }: ReportContext, { facts }: RunInShort): Block[] {
  const { columns, caption, setAside, setAsideWhy } = reportLimitsTexts[writer.language].method;
  const say = cleaningTexts[writer.language];
  const none = cell(writer.number(null));
  const money = (value: number) => cell(writer.money(value, { decimals: 0 }), value);
  const count = (value: number) => cell(writer.number(value), value);
  return tableBlocks(
    caption,
    [
      words(columns.step),
      words(columns.why),
      numbers(columns.dropped),
      numbers(columns.left),
      numbers(columns.valueLeft),
      numbers(columns.customersLeft),
    ],
    [
      [cell(setAside), cell(setAsideWhy), count(facts.rowsSetAside), count(facts.rowsKept), none, none],
      ...facts.ledger.map((step) => {
        const { what, why } = say(step, writer);
        return [
          cell(what),
          cell(why),
          count(step.lines_dropped),
          count(step.lines_left),
          money(step.value_left),
          count(step.customers_left),
        ];
      }),
    ],
  );
}
