import { flappingFigure, membersFigure, ruleQualityFigure } from '../../charts';
import { featureVocabulary } from '../../features';
import {
  eligibilitySql,
  eligibilityTable,
  DAYS_BEFORE_REVIEW,
  membershipConditions,
  membershipTable,
  type MembershipRow,
} from '../../programme';
import { type MembershipOutcome } from '../../scoring';
import { membershipTexts, reportProofTexts, rulesTexts } from '../../texts';
import { cell, figureBlocks, numbers, plain, proseBlocks, sqlBlock, tableBlocks, words } from '../blocks';
import { type ReportContext } from '../context';
import { type Block, type ReportSection } from '../document';
import { type ReportParts } from '../parts';

/** Question 6: what makes a person eligible. */
export function ruleSection(context: ReportContext, { eligibility }: ReportParts): ReportSection {
  const { writer, settings, customersFigure } = context;
  const { rule: around } = reportProofTexts[writer.language];
  const texts = rulesTexts[writer.language];
  const section = { id: 'question-6', heading: around.heading };
  if (eligibility.status === 'none') {
    return { ...section, answer: plain(texts.noRule[eligibility.reason]), blocks: [], caveat: '' };
  }
  const vocabulary = featureVocabulary(settings.rules);
  const { windowDays = null } = settings.rules;
  const quality = texts.quality(writer, {
    ...eligibility.outOfSample,
    taken: eligibility.inSample.taken,
    insiders: eligibility.insiders,
    inSample: eligibility.inSample,
    outOfSample: eligibility.outOfSample,
  });
  const { columns } = texts;
  return {
    ...section,
    answer: plain(
      [
        texts.rule(writer, eligibility.rule, vocabulary),
        ...(windowDays === null ? [] : [texts.counting(writer, windowDays)]),
      ].join(' '),
    ),
    blocks: [
      ...tableBlocks(
        around.caption,
        [
          words(columns.conditions),
          numbers(columns.customers),
          numbers(columns.insiders),
          numbers(columns.precision),
          numbers(columns.recall),
        ],
        eligibilityTable(eligibility).map(({ conditions, customers, insiders, precision, recall }) => [
          cell(conditions === null ? texts.wholeRule : texts.alternative(writer, conditions, vocabulary)),
          cell(writer.number(customers), customers),
          cell(writer.number(insiders), insiders),
          cell(writer.share(precision), precision),
          cell(writer.share(recall), recall),
        ]),
      ),
      ...proseBlocks(plain(quality), around.words),
      ...figureBlocks(ruleQualityFigure(eligibility, vocabulary, writer, customersFigure)),
      sqlBlock(around.sqlCaption, eligibilitySql(eligibility)),
    ],
    caveat: plain(texts.caveat),
  };
}

/** Question 7: what gets a person removed. */
export function removalSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, settings, figure } = context;
  const { replay, membership } = parts;
  const { removal: around } = reportProofTexts[writer.language];
  const texts = membershipTexts[writer.language];
  const { applied, stay, outcome, withoutGrace, bare, recommended, given, meets } = membership;
  const rules = texts.removal(writer, applied, stay, featureVocabulary(settings.rules));
  const answer = around.answer(writer, applied.graceReviews + 1, applied.slack, applied.enterReviews);
  const section = { id: 'question-7', heading: around.heading };
  if (replay.status === 'none' || outcome === null || withoutGrace === null || bare === null) {
    const reason = replay.status === 'none' ? texts.noReplay[replay.reason] : '';
    const none = replay.status === 'none' && replay.reason === 'no_rule';
    return {
      ...section,
      answer: none ? plain(around.none) : answer,
      blocks: proseBlocks(plain(none ? '' : rules), plain(reason)),
      caveat: '',
    };
  }
  const { reviews } = replay;
  const found = texts.replay(
    writer,
    { reviews: reviews.length, first: reviews[0], last: reviews[reviews.length - 1] },
    { applied: outcome, withoutGrace, bare },
  );
  // Reviews before the window is full see fewer months than those after it.
  const { windowDays } = parts.run.facts;
  const countedOver = windowDays !== null && windowDays < context.days ? windowDays : null;
  const fixed = Object.keys(given).length > 0 && recommended !== null;
  return {
    ...section,
    answer,
    blocks: [
      ...proseBlocks(plain(rules), plain(found), plain(texts.apart(writer, atLastReview(outcome, parts)))),
      ...figureBlocks(membersFigure(replay, membership, writer, figure)),
      ...settingsTable(context, parts),
      ...proseBlocks(
        around.words,
        plain(
          texts.choice(writer, membershipConditions, meets === true),
          fixed ? texts.given(writer, applied, recommended) : '',
        ),
      ),
      ...figureBlocks(flappingFigure(replay, membership, writer, figure)),
    ],
    caveat: plain(texts.caveat(writer, replay.firstDay, DAYS_BEFORE_REVIEW, countedOver)),
  };
}

/** Who would have been in at the last review, beside who is on the list. */
function atLastReview({ months }: MembershipOutcome, { run }: ReportParts) {
  const { day, members, onNotice } = months[months.length - 1];
  return { day, members, onNotice, insiders: run.insiders.insiders, today: run.facts.referenceDay };
}

/** The setting that applies, those which differ from it in grace alone, the recommended one, and the strictest. */
function settingsTable({ writer }: ReportContext, { replay, membership }: ReportParts): Block[] {
  const { columns, places } = membershipTexts[writer.language];
  const { caption, setting } = reportProofTexts[writer.language].removal;
  const near = ({ slack, enterReviews, place }: MembershipRow): boolean =>
    place !== '' || (slack === membership.applied.slack && enterReviews === membership.applied.enterReviews);
  const whole = (value: number) => cell(writer.number(value, { decimals: 0 }), value);
  return tableBlocks(
    caption,
    [
      words(setting),
      numbers(columns.slack),
      numbers(columns.enterReviews),
      numbers(columns.graceReviews),
      numbers(columns.members),
      numbers(columns.exits),
      numbers(columns.flapped),
      numbers(columns.flappingShare),
      numbers(columns.nextShare),
      numbers(columns.listShare),
    ],
    membershipTable(replay, membership)
      .filter(near)
      .map((row) => [
        cell(places[row.place]),
        cell(writer.share(row.slack, { decimals: 0 }), row.slack),
        whole(row.enterReviews),
        whole(row.graceReviews),
        whole(row.members),
        whole(row.exits),
        whole(row.flapped),
        cell(writer.share(row.flappingShare), row.flappingShare),
        cell(writer.share(row.nextShare), row.nextShare),
        cell(writer.share(row.listShare), row.listShare),
      ]),
  );
}
