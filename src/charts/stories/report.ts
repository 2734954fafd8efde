import { trialWords } from '../../experiment';
import { type Interval } from '../../numeric';
import { featureWords } from '../../features';
import {
  FORECAST_GROUP,
  quotedFor,
  type Alternatives,
  type FeatureContrast,
  type Outlook,
} from '../../programme';
import {
  amount,
  brief,
  reportFigureTexts,
  type FigureSource,
  type PartShares,
  type Writer,
} from '../../texts';
import { barsFigure, dotsFigure } from '../kinds';
import { colours } from '../palette';
import { wrapLines } from '../text';
import { type Figure } from '../types';
import { amountTicks } from './report-axes';

/** The Insiders' medians as multiples of the other customers'; null where no feature has both above zero. */
export function contrastFigure(
  features: readonly FeatureContrast[],
  insiders: number,
  from: FigureSource,
  writer: Writer,
): Figure | null {
  const { contrast: texts } = reportFigureTexts[writer.language];
  const rows = features.flatMap(({ name, insiders: own, rest }) => {
    if (!(Number(own.median) > 0 && Number(rest.median) > 0)) return [];
    const { heading } = featureWords(writer.language, name);
    return [{ heading, times: Number(own.median) / Number(rest.median), ends: ratioEnds(own, rest) }];
  });
  if (rows.length === 0) return null;
  return dotsFigure(
    texts.words(writer, from, insiders, rows),
    rows.map(({ heading }) => wrapLines(heading, 18).join('\n')),
    [
      {
        name: texts.axis,
        values: rows.map(({ times }) => times),
        intervals: [
          { low: rows.map(({ ends }) => ends?.[0] ?? null), high: rows.map(({ ends }) => ends?.[1] ?? null) },
        ],
        texts: rows.map((row) => texts.times(writer, row)),
      },
    ],
    {
      valueTitle: texts.axis,
      lying: true,
      valueAxis: logTicks(
        rows.flatMap(({ times, ends }) => [times, ...(ends ?? [])]),
        writer,
      ),
      height: 90 + 40 * rows.length,
    },
  );
}

function ratioEnds(own: FeatureContrast['insiders'], rest: FeatureContrast['rest']): Interval | null {
  const [a, b] = [own.medianInterval, rest.medianInterval];
  return a === null || b === null || !(b[0] > 0) || !(a[0] > 0) ? null : [a[0] / b[1], a[1] / b[0]];
}

/** The least width of bars with long names: plotly would break these word by word. */
const NAMED = 560;

/** Powers of two around one, written out. */
function logTicks(values: readonly number[], writer: Writer) {
  const first = Math.floor(Math.log2(Math.min(1, ...values)));
  const last = Math.ceil(Math.log2(Math.max(1, ...values)));
  const powers = Array.from({ length: last - first + 1 }, (_, i) => 2 ** (first + i));
  return {
    type: 'log',
    tickvals: powers,
    ticktext: powers.map((power) => (power < 1 ? `1/${writer.number(1 / power)}` : writer.number(power))),
    range: [(first - 0.3) * Math.log10(2), (last + 0.3) * Math.log10(2)],
  };
}

/** What parts of the customers bring, the Insiders first and as many of the biggest spenders second. */
export function partsFigure(
  rows: readonly PartShares[],
  net: boolean,
  from: FigureSource,
  writer: Writer,
): Figure {
  const { shares: texts } = reportFigureTexts[writer.language];
  const write = (value: number | null): string => (value === null ? '' : writer.share(value));
  const bars = barsFigure(
    texts.words(writer, from, rows, net),
    {
      labels: rows.map(({ name }) => wrapLines(name, 20).join('\n')),
      series: [
        {
          name: texts.ofCustomers,
          values: rows.map(({ customers }) => customers ?? 0),
          colour: colours.grey,
        },
        { name: texts.ofRevenue, values: rows.map(({ revenue }) => revenue), colour: colours.blue },
      ],
      texts: [rows.map(({ customers }) => write(customers)), rows.map(({ revenue }) => write(revenue))],
      valueTitle: texts.axis,
    },
    { lying: true, tickFormat: '.0%', height: 100 + 52 * rows.length },
  );
  return { ...bars, minWidth: NAMED };
}

/** What is expected over three months with its interval, beside the last quarter and the same months of last year; null without a forecast of the Insiders. */
export function outlookFigure(outlook: Outlook, from: FigureSource, writer: Writer): Figure | null {
  const { outlook: texts } = reportFigureTexts[writer.language];
  const rows = ['base', FORECAST_GROUP].flatMap((who) => quotedFor(outlook, who, 3) ?? []);
  const own = rows.find(({ who }) => who === FORECAST_GROUP);
  if (own === undefined) return null;
  const money = (value: number | null): string => (value === null ? '' : amount(writer, value));
  const past = [
    { name: texts.lastYear, values: rows.map(({ lastYear }) => lastYear), colour: colours.orange },
    { name: texts.lastQuarter, values: rows.map(({ lastQuarter }) => lastQuarter), colour: colours.grey },
  ].filter(({ values }) => values.some((value) => value !== null));
  const quoted = rows.map((one) => one.quoted);
  return dotsFigure(
    texts.words(writer, from, {
      months: own.months,
      rows: rows.map(({ who, quoted: { expected, low95, high95 }, lastQuarter, lastYear }) => ({
        ...{ who: who === 'base' ? texts.all : texts.group, lastQuarter, lastYear },
        ...{ value: expected, ends: [low95, high95] as const },
      })),
    }),
    rows.map(({ who }) => (who === 'base' ? texts.all : texts.group)),
    [
      ...past.map((series) => ({ ...series, texts: series.values.map(money), symbol: 'diamond' as const })),
      {
        name: texts.forecast,
        values: quoted.map(({ expected }) => expected),
        intervals: [
          { low: quoted.map(({ low95 }) => low95), high: quoted.map(({ high95 }) => high95) },
          { low: quoted.map(({ low80 }) => low80), high: quoted.map(({ high80 }) => high80) },
        ],
        texts: quoted.map(({ expected, low95, high95 }) => brief(writer, expected, [low95, high95], money)),
        colour: colours.blue,
      },
    ],
    {
      valueTitle: texts.axis(writer.currency),
      lying: true,
      valueAxis: {
        ...amountTicks(
          rows.flatMap((one) => [one.quoted.high95, one.lastQuarter ?? 0, one.lastYear ?? 0]),
          writer,
        ),
      },
      height: 130 + 90 * rows.length,
    },
  );
}

/** What the top groups of the closely examined groupings brought later; null where that is not known. */
export function alternativesFigure(
  { finalists }: Alternatives,
  from: FigureSource,
  writer: Writer,
): Figure | null {
  const { alternatives: texts } = reportFigureTexts[writer.language];
  const rows = finalists
    .flatMap((one) =>
      one.laterShare === null
        ? []
        : [
            {
              ...one,
              name: trialWords(writer.language, one),
              share: one.laterShare,
              spenders: one.spendersLaterShare,
            },
          ],
    )
    .sort((a, b) => Number(b.chosen) - Number(a.chosen));
  if (rows.length === 0) return null;
  return dotsFigure(
    texts.words(writer, from, rows),
    rows.map(({ name }) => wrapLines(name, 24).join('\n')),
    [
      {
        name: texts.group,
        values: rows.map(({ share }) => share),
        intervals: [
          { low: rows.map(({ laterLow }) => laterLow), high: rows.map(({ laterHigh }) => laterHigh) },
        ],
        texts: rows.map(({ share }) => writer.share(share)),
        colour: colours.blue,
      },
      {
        name: texts.spenders,
        values: rows.map(({ spenders }) => spenders),
        texts: rows.map(({ spenders }) => writer.share(spenders)),
        colour: colours.orange,
        symbol: 'diamond',
      },
    ],
    { valueTitle: texts.axis, lying: true, valueAxis: { tickformat: '.0%' }, height: 110 + 50 * rows.length },
  );
}
