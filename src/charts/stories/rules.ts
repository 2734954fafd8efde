import { membershipConditions } from '../../programme';
import { type FoundEligibility, type MembershipChoice, type ReplayedMembership } from '../../scoring';
import { membershipTexts, rulesTexts, type Vocabulary, type Writer } from '../../texts';
import { type FigureContext } from '../context';
import { barsFigure, dotsFigure, linesFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

/** How well the rule, and each of its ways, finds the Insiders. */
export function ruleQualityFigure(
  eligibility: FoundEligibility,
  vocabulary: Vocabulary,
  writer: Writer,
  context: FigureContext,
): Figure {
  const texts = rulesTexts[writer.language];
  const { customers, insiders, outOfSample, inSample, alternatives } = eligibility;
  const rows = [
    {
      label: texts.figure.outOfSample,
      precision: outOfSample.precision.value,
      recall: outOfSample.recall.value,
    },
    { label: texts.figure.inSample, precision: inSample.precision ?? 0, recall: inSample.recall ?? 0 },
    // One way is the whole rule.
    ...(alternatives.length < 2
      ? []
      : alternatives.map(({ precision, recall }, i) => ({
          label: texts.figure.way(i + 1),
          precision: precision ?? 0,
          recall,
        }))),
  ];
  const ways = alternatives.map(({ conditions }) => texts.alternative(writer, conditions, vocabulary));
  const series = (name: 'precision' | 'recall', colour: string, symbol: 'circle' | 'diamond') => ({
    name: texts.figure[name],
    values: rows.map((row) => row[name]),
    intervals: [
      {
        low: rows.map((_, i) => (i === 0 ? outOfSample[name].low : null)),
        high: rows.map((_, i) => (i === 0 ? outOfSample[name].high : null)),
      },
    ],
    texts: rows.map((row) => writer.share(row[name])),
    colour,
    symbol,
  });
  return dotsFigure(
    {
      title: texts.figure.title(writer, eligibility),
      subtitle: texts.figure.subtitle(writer, { customers, insiders, period: context.period }),
      caption: `${context.source}. ${texts.figure.caption(writer, outOfSample.folds, outOfSample.repeats, ways)}`,
      alt: texts.figure.alt(
        writer,
        rows.map((row) => ({ ...row, label: row.label.replace('\n', ' ') })),
      ),
    },
    rows.map(({ label }) => label),
    [series('precision', colours.blue, 'circle'), series('recall', colours.orange, 'diamond')],
    {
      valueTitle: texts.figure.axis,
      lying: true,
      valueAxis: { tickformat: '.0%', range: [0, 1.02] },
      height: 130 + 40 * rows.length,
    },
  );
}

/** Members after each month's review: as applied, without grace, and under the bare rule. */
export function membersFigure(
  replay: ReplayedMembership,
  choice: MembershipChoice,
  writer: Writer,
  context: FigureContext,
): Figure {
  const { figures } = membershipTexts[writer.language];
  const { outcome, withoutGrace, bare } = replayed(choice);
  const x = replay.reviews.map(month);
  const last = replay.reviews.length - 1;
  const lines = [outcome, withoutGrace, bare].map(({ months }, i) => ({
    name: figures.lines[i],
    x,
    y: months.map(({ members }) => members),
    colour: [colours.blue, colours.orange, colours.grey][i],
    dash: (['solid', 'dash', 'dot'] as const)[i],
  }));
  const grace = choice.applied.graceReviews > 0;
  // Where there is no grace, the first two are one.
  const shown = grace ? lines : [lines[0], lines[2]];
  return linesFigure(
    {
      title: figures.membersTitle(
        writer,
        lines[0].y[last],
        grace ? lines[1].y[last] : null,
        replay.reviews[last],
      ),
      subtitle: figures.membersSubtitle(writer, choice.applied, context.period),
      caption: `${context.source}. ${figures.membersCaption}`,
      alt: figures.membersAlt(
        writer,
        shown.map(({ name, y }) => ({ name, values: y })),
      ),
    },
    shown,
    {
      xTitle: figures.month,
      yTitle: figures.membersAxis,
      xAxis: { type: 'category' },
      yAxis: { rangemode: 'tozero', tickformat: ',' },
    },
  );
}

/** Entries and removals at each month's review, with and without grace. */
export function membershipMovesFigure(
  replay: ReplayedMembership,
  choice: MembershipChoice,
  writer: Writer,
  context: FigureContext,
): Figure {
  const { figures } = membershipTexts[writer.language];
  const { outcome, withoutGrace } = replayed(choice);
  const grace = choice.applied.graceReviews > 0;
  const series = [
    { name: figures.moves[0], values: outcome.months.map(({ entries }) => entries), colour: colours.green },
    { name: figures.moves[1], values: outcome.months.map(({ exits }) => exits), colour: colours.blue },
    { name: figures.moves[2], values: withoutGrace.months.map(({ exits }) => exits), colour: colours.orange },
  ].slice(0, grace ? 3 : 2);
  return barsFigure(
    {
      title: figures.movesTitle(writer, outcome.exits, grace ? withoutGrace.exits : null),
      subtitle: `${figures.movesSubtitle}, ${context.period}`,
      caption: `${context.source}. ${figures.membersCaption}`,
      alt: figures.movesAlt(writer, series),
    },
    { labels: replay.reviews.map(month), series, valueTitle: figures.movesAxis },
    { tickFormat: ',' },
  );
}

/** How many members flap, by grace and slack. */
export function flappingFigure(
  replay: ReplayedMembership,
  choice: MembershipChoice,
  writer: Writer,
  context: FigureContext,
): Figure {
  const { figures } = membershipTexts[writer.language];
  const { outcome, bare } = replayed(choice);
  const { enterReviews } = choice.applied;
  const shown = replay.outcomes.filter((each) => each.enterReviews === enterReviews);
  const slacks = [...new Set(shown.map(({ slack }) => slack))];
  const lines = slacks.map((slack) => {
    const some = shown.filter((each) => each.slack === slack);
    return {
      name: figures.slack(writer, slack),
      x: some.map(({ graceReviews }) => graceReviews),
      y: some.map(({ flappingShare }) => flappingShare),
    };
  });
  const alt = lines.map(({ name, y }) => `${name}: ${y.map((share) => writer.share(share)).join(', ')}`);
  return linesFigure(
    {
      title: figures.flappingTitle(writer, outcome, bare),
      subtitle: figures.flappingSubtitle(writer, enterReviews, replay.reviews.length, context.period),
      caption: `${context.source}. ${figures.flappingCaption(writer, membershipConditions.mostFlapping)}`,
      alt: `${figures.flappingY}, ${figures.flappingX}: ${alt.join('; ')}.`,
    },
    lines,
    {
      xTitle: figures.flappingX,
      yTitle: figures.flappingY,
      xAxis: { dtick: 1 },
      yAxis: { tickformat: '.0%', rangemode: 'tozero' },
    },
  );
}

/** A choice that was made of a replay has its outcomes. */
function replayed({ outcome, withoutGrace, bare }: MembershipChoice) {
  if (outcome === null || withoutGrace === null || bare === null) {
    throw new RangeError('choice must be of a replay, received one without: nothing was replayed');
  }
  return { outcome, withoutGrace, bare };
}

/** A month end as its month, in a form that every language reads: 2011-03. */
function month(day: string): string {
  return day.slice(0, 7);
}
