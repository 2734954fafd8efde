import { evaluationFigure, powerFigure, prizesFigure, regressionFigure } from '../../charts';
import {
  againstSummaries,
  evaluationSummary,
  evaluationTable,
  regressionSummary,
  type SegmentAction,
} from '../../programme';
import { segmentName } from '../../scoring';
import {
  actionTexts,
  amount,
  evaluationTexts,
  playTexts,
  reportProofTexts,
  testPlanTexts,
} from '../../texts';
import { cell, figureBlocks, numbers, plain, plainList, proseBlocks, tableBlocks, words } from '../blocks';
import { type ReportContext } from '../context';
import { type Block, type ReportSection } from '../document';
import { type ReportParts } from '../parts';
import { listBlocks } from './lists';

/** The least width of a figure whose labels are the segments' names. */
const NAMED = 680;

/** Question 8: what guarantees that the group is better, and what is not guaranteed. */
export function guaranteeSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, figure } = context;
  const { evaluation } = parts;
  const { guarantee: around } = reportProofTexts[writer.language];
  const texts = evaluationTexts[writer.language];
  const section = { id: 'question-8', heading: around.heading };
  const summary = evaluationSummary(evaluation);
  const skipped = evaluation.skipped.map(({ originDay, reason }) => texts.skipped[reason](originDay, writer));
  if (summary === null) {
    return {
      ...section,
      answer: plain(around.none),
      blocks: [...proseBlocks(plain(...skipped)), ...testBlocks(context, parts)],
      caveat: plain(texts.notCausal),
    };
  }
  const regression = regressionSummary(evaluation);
  return {
    ...section,
    answer: plain(texts.better(summary, writer)),
    blocks: [
      ...figureBlocks(evaluationFigure(evaluation, figure, writer)),
      ...originsTable(context, parts),
      ...proseBlocks(
        around.words,
        plain(texts.chance(summary, writer)),
        plain(...againstSummaries(evaluation).map((against) => texts.against(against, writer))),
        plain(...skipped),
        regression === null ? '' : plain(texts.regression(regression, writer)),
      ),
      ...figureBlocks(regression === null ? null : regressionFigure(evaluation, figure, writer)),
      ...listBlocks(context, parts),
      ...testBlocks(context, parts),
    ],
    caveat: plain(texts.notCausal, texts.notSeason),
  };
}

function originsTable({ writer }: ReportContext, { evaluation }: ReportParts): Block[] {
  const { columns, selections } = evaluationTexts[writer.language];
  const money = (value: number) => cell(amount(writer, value), value);
  const share = (value: number) => cell(writer.share(value), value);
  return tableBlocks(
    reportProofTexts[writer.language].guarantee.caption,
    [
      words(columns.origin),
      words(columns.selection),
      numbers(columns.customers),
      numbers(columns.future_share),
      numbers(columns.revenue),
      numbers(columns.other_revenue),
      numbers(columns.repeat_rate),
      numbers(columns.other_repeat_rate),
      numbers(columns.superiority),
    ],
    evaluationTable(evaluation).map((row) => [
      cell(writer.date(row.origin), Date.parse(row.origin)),
      cell(selections[row.selection]),
      cell(writer.number(row.customers), row.customers),
      share(row.future_share),
      money(row.revenue),
      money(row.other_revenue),
      share(row.repeat_rate),
      share(row.other_repeat_rate),
      share(row.superiority),
    ]),
  );
}

/** The randomised test that would show what the programme causes. */
function testBlocks({ writer, figure }: ReportContext, { plan, test }: ReportParts): Block[] {
  const { guarantee: around } = reportProofTexts[writer.language];
  const texts = testPlanTexts[writer.language];
  // Who is drawn already is not to be split again.
  const drawn = test === null ? null : texts.drawn(test, writer);
  if (typeof plan === 'string')
    return proseBlocks([around.test, drawn ?? '', plain(texts.none[plan])].join(' '));
  const list = plainList(
    drawn ?? texts.split(plan, writer),
    texts.size(plan, writer),
    texts.watch(plan, writer),
    texts.decide,
    texts.caveat,
  );
  return [...proseBlocks(`${around.test}\n\n${list}`), ...figureBlocks(powerFigure(plan, figure, writer))];
}

/** Question 9: what marketing can do. */
export function actionsSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, figure } = context;
  const { actions, segments } = parts;
  const { actions: around } = reportProofTexts[writer.language];
  const texts = actionTexts[writer.language];
  const nameOf = (cluster: number): string => {
    const found = segments.find((segment) => segment.cluster === cluster);
    return found === undefined ? String(cluster) : segmentName(found, writer.language);
  };
  const [best] = actions.segments
    .flatMap((action) => (action.prize?.kind === 'move-up' ? [{ action, prize: action.prize }] : []))
    .sort((a, b) => (b.prize.year ?? b.prize.days90).value - (a.prize.year ?? a.prize.days90).value);
  const held = actions.segments.find(({ prize }) => prize?.kind === 'hold');
  const prizes = prizesFigure(actions, nameOf, figure, writer);
  return {
    id: 'question-9',
    heading: around.heading,
    answer: around.answer(
      writer,
      best === undefined
        ? null
        : {
            name: nameOf(best.action.facts.cluster),
            movers: best.prize.movers,
            value: (best.prize.year ?? best.prize.days90).value,
            year: best.prize.year !== null,
          },
      held === undefined ? null : { name: nameOf(held.facts.cluster), invitable: held.facts.invitable },
    ),
    blocks: [
      ...tableBlocks(
        around.caption,
        [
          words(texts.columns.segment),
          words(texts.columns.play),
          words(texts.columns.whom),
          words(texts.columns.watch),
        ],
        actions.segments.map((action) => playRow(context, action, nameOf)),
      ),
      ...tableBlocks(
        around.stakes,
        [words(texts.columns.segment), words(texts.columns.prize), words(texts.columns.cautions)],
        actions.segments.map((action) => prizeRow(context, action, nameOf)),
      ),
      ...figureBlocks(prizes === null ? null : { ...prizes, minWidth: Math.max(prizes.minWidth, NAMED) }),
      ...proseBlocks(
        `${around.guests} ${plain(actions.guests === null ? texts.noGuests : texts.guests(actions.guests, writer))}`,
      ),
    ],
    caveat: plain(texts.arithmetic(actions.share, writer), actions.guests === null ? '' : texts.guestsCaveat),
  };
}

function playRow({ writer }: ReportContext, action: SegmentAction, nameOf: (cluster: number) => string) {
  const { whom } = actionTexts[writer.language];
  const { plays, watch } = playTexts[writer.language];
  const { facts, play } = action;
  const { name, what } = plays[play];
  return [
    cell(`${facts.cluster}. ${nameOf(facts.cluster)}`, facts.cluster),
    cell(`${name}. ${what}`),
    cell(whom(facts.invitable, facts.customers, writer), facts.invitable),
    cell(watch(action.watch, writer)),
  ];
}

function prizeRow({ writer }: ReportContext, action: SegmentAction, nameOf: (cluster: number) => string) {
  const { noPrize, prize: said } = actionTexts[writer.language];
  const { facts, prize, cautions } = action;
  const none = action.noPrize === null ? '' : noPrize[action.noPrize];
  return [
    cell(`${facts.cluster}. ${nameOf(facts.cluster)}`, facts.cluster),
    cell(
      prize === null ? none : said(prize, nameOf(prize.toCluster), writer),
      prize === null ? null : (prize.year ?? prize.days90).value,
    ),
    cell(cautions.map((caution) => playTexts[writer.language].cautions[caution]).join(' ')),
  ];
}
