import { outcomeOf, type OutOfTimeEvaluation, type TestPlan } from '../../programme';
import { evaluationFigureTexts, evaluationTexts, testPlanTexts, type Writer } from '../../texts';
import { type FigureContext } from '../context';
import { figure } from '../figure';
import { checkSome, dotsFigure, linesFigure } from '../kinds';
import { colours, segmentColour } from '../palette';
import { type Figure, type Trace } from '../types';

/** The programme's group has the colour of the first segment. */
const GROUP = segmentColour(0);

/** From the middle of an origin's place to its slope's ends, where places are 1 apart. */
const HALF = 0.28;

/**
 * The share of later revenue that the group brought at each origin, beside as many customers by spend and by RFM, with
 * 95% intervals.
 *
 * @throws RangeError when there is no origin
 */
export function evaluationFigure(
  evaluation: OutOfTimeEvaluation,
  context: FigureContext,
  writer: Writer,
): Figure {
  const texts = evaluationFigureTexts[writer.language];
  const { selections } = evaluationTexts[writer.language];
  const { origins, horizonDays } = evaluation;
  // Time runs from left to right.
  const inTime = [...origins].reverse();
  const names = ['group', 'top-spenders', 'rfm'] as const;
  const shares = names.map((name) => inTime.map((origin) => outcomeOf(origin, name).futureShare));
  const [group, topSpenders, rfm] = shares.map((list) => list.map(({ value }) => value));
  const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  const words = texts.shares(
    {
      horizonDays,
      group: ends(group),
      topSpenders: ends(topSpenders),
      origins: inTime.map(({ originDay }, i) => ({
        day: originDay,
        group: group[i],
        topSpenders: topSpenders[i],
        rfm: rfm[i],
      })),
      source: context.source,
    },
    writer,
  );
  const colour = { group: GROUP, 'top-spenders': colours.orange, rfm: colours.grey };
  const symbol = { group: 'circle', 'top-spenders': 'diamond', rfm: 'square' } as const;
  return dotsFigure(
    words,
    inTime.map(({ originDay }) => inTwoLines(writer.date(originDay))),
    names.map((name, s) => ({
      name: selections[name],
      values: shares[s].map(({ value }) => value),
      intervals: [
        {
          low: shares[s].map(({ interval }) => interval[0]),
          high: shares[s].map(({ interval }) => interval[1]),
        },
      ],
      colour: colour[name],
      symbol: symbol[name],
      texts: shares[s].map(
        ({ value, interval: [low, high] }) =>
          `${writer.share(value)} (95%: ${writer.share(low)}–${writer.share(high)})`,
      ),
    })),
    {
      valueTitle: texts.shareAxis,
      labelTitle: texts.originAxis,
      valueAxis: { tickformat: '.0%', rangemode: 'tozero' },
    },
  );
}

/**
 * The regression to the mean as slopes: the daily spend of members and of the others before and after each origin,
 * before being 1.
 *
 * @throws RangeError when there is no origin
 */
export function regressionFigure(
  { origins }: OutOfTimeEvaluation,
  context: FigureContext,
  writer: Writer,
): Figure {
  const texts = evaluationFigureTexts[writer.language];
  // Time runs from left to right.
  const drawn = [...origins].reverse().flatMap((origin) => {
    const { daily, otherDaily } = outcomeOf(origin, 'group');
    if (daily.growth === null || otherDaily.growth === null) return [];
    return [{ day: origin.originDay, growth: daily.growth, otherGrowth: otherDaily.growth }];
  });
  const words = texts.slopes(
    {
      origins: drawn,
      othersGrewMore: drawn.filter(({ growth, otherGrowth }) => otherGrowth > growth).length,
      source: context.source,
    },
    writer,
  );
  checkSome(words.title, 'origins', drawn.length);
  const slope = (name: string, colour: string, symbol: string, growths: readonly number[]): Trace => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    // A null lifts the pen between two origins.
    x: growths.flatMap((_, i) => [i - HALF, i + HALF, null]),
    y: growths.flatMap((growth) => [1, growth, null]),
    customdata: growths.flatMap((growth, i) => {
      const day = writer.date(drawn[i].day);
      return [texts.before, texts.after, null].map(
        (when) => `${when}, ${day}: ${writer.number(when === texts.after ? growth : 1, { decimals: 2 })}`,
      );
    }),
    hovertemplate: '%{customdata}',
    line: { color: colour },
    marker: { color: colour, symbol, size: 9 },
  });
  return figure({
    ...words,
    data: [
      slope(
        texts.members,
        GROUP,
        'circle',
        drawn.map(({ growth }) => growth),
      ),
      slope(
        texts.others,
        colours.grey,
        'square',
        drawn.map(({ otherGrowth }) => otherGrowth),
      ),
    ],
    layout: {
      showlegend: true,
      xaxis: {
        title: { text: texts.slopesAxis },
        tickmode: 'array',
        tickvals: drawn.map((_, i) => i),
        ticktext: drawn.map(({ day }) => inTwoLines(writer.date(day)).replace('\n', '<br>')),
        range: [-0.5, drawn.length - 0.5],
        zeroline: false,
      },
      yaxis: { title: { text: texts.growthAxis }, tickformat: '.1f', rangemode: 'tozero' },
    },
  });
}

/** The smallest change that a randomised test finds, by customers in the test, a line for each duration. */
export function powerFigure(plan: TestPlan, context: FigureContext, writer: Writer): Figure {
  const texts = evaluationFigureTexts[writer.language];
  const { recommended, members, alpha, power, heldOutShare, curves, effects } = plan;
  const drawn = curves
    .map(({ days, points }) => ({
      days,
      points: points.flatMap(({ customers, relative }) =>
        relative === null ? [] : [{ customers, relative }],
      ),
    }))
    .filter(({ points }) => points.length > 0);
  const words = texts.power(
    {
      members,
      days: recommended.days,
      measure: recommended.measure,
      relative: recommended.relative,
      alpha,
      power,
      heldOutShare,
      lines: effects.filter(({ measure }) => measure === recommended.measure),
      source: context.source,
    },
    testPlanTexts[writer.language].measures[recommended.measure].name,
    writer,
  );
  const lines = drawn.map(({ days, points }) => ({
    name: texts.days(days),
    x: points.map(({ customers }) => customers),
    y: points.map(({ relative }) => relative),
  }));
  return linesFigure(words, lines, {
    xTitle: texts.customersAxis,
    yTitle: texts.effectAxis,
    xAxis: { tickformat: ',' },
    yAxis: { tickformat: '.0%', rangemode: 'tozero' },
    marks: [{ x: members, label: texts.allMembers }],
  });
}

/** A date with its year on a line of its own, so that dates stand side by side on a telephone too. */
function inTwoLines(date: string): string {
  return date.replace(/ ((?:de )?\d{4})$/, '\n$1');
}
