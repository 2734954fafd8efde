import { dayText } from '../../numeric';
import { currencySymbol, formatDate, formatNumber, formatShare } from '../../format';
import {
  amountsIn,
  FORECAST_METHODS,
  type Estimate,
  type Expectation,
  type Forecast,
  type PastMonth,
  type SeasonalMonth,
} from '../../value';
import { type FigureContext } from '../context';
import { bandsFigure, barsFigure, dotsFigure, type BandedLine } from '../kinds';
import { colours } from '../palette';
import { type Attributes, type Figure } from '../types';
import { CAME, EXPECTED, nameOf } from './value-words';

const GROUP = colours.green;

/** Methods beside the adopted one. */
const OTHERS = [colours.grey, colours.orange, colours.green, colours.purple];
const SYMBOLS = ['square', 'diamond'] as const;

/** What is expected of everybody and of the group by the adopted method, with what every other method and the past say. */
export function expectationsFigure(expected: readonly Expectation[], context: FigureContext): Figure {
  const { currency } = context;
  const money = amountsIn(currency);
  const say = (one: Expectation): string => `${nameOf(one.who)}, next ${one.months} months`;
  const first = expected[0];
  const names = Object.values(FORECAST_METHODS).filter(({ name }) =>
    expected.some(({ method, methods }) => method !== name && methods.some((one) => one.method === name)),
  );
  return dotsFigure(
    {
      title: `${nameOf(first.who)} should bring ${money(first.quoted.expected)} in the next ${first.months} months, 95%: ${money(first.quoted.low95)} to ${money(first.quoted.high95)}`,
      subtitle: `Expected net revenue by the adopted method with 80% (thick) and 95% (thin) intervals, and what the others say, ${currency}, forecast from ${formatDate(dayText(first.startDay))}`,
      caption: `${context.source}; data ${context.period}. Adopted: ${FORECAST_METHODS[first.method].words.en.inText}. ${first.intervalFrom === 'misses' ? 'The interval is as wide as its past misses.' : 'The interval is as wide as such forecasts missed elsewhere.'}${first.leansDown ? ' It leans down: no past window held the coming months.' : ''} Customers who have yet to come are in none of these.`,
      alt: `Dots with intervals: ${expected.map((one) => `${say(one)} ${money(one.quoted.expected)}, 95% ${money(one.quoted.low95)} to ${money(one.quoted.high95)}`).join('; ')}.`,
    },
    expected.map(say),
    [
      {
        name: 'adopted',
        ...spreadOut(
          expected.map(({ quoted }) => quoted),
          currency,
        ),
        colour: EXPECTED,
      },
      ...names.map(({ name, words }, i) => {
        const values = expected.map(
          ({ methods }) => methods.find(({ method }) => method === name)?.value ?? null,
        );
        return {
          name: words.en.label,
          values,
          texts: values.map((value) => money(value)),
          colour: OTHERS[i % OTHERS.length],
          symbol: SYMBOLS[i % SYMBOLS.length],
        };
      }),
    ],
    {
      valueTitle: `net revenue, ${currency}`,
      lying: true,
      valueAxis: { tickprefix: currencySymbol({ currency }), rangemode: 'tozero' },
      height: 140 + 90 * expected.length,
    },
  );
}

/** The months of the whole years against an even rate. */
export function seasonFigure(months: readonly SeasonalMonth[], context: FigureContext): Figure {
  const top = months.reduce((kept, month) => (month.index > kept.index ? month : kept));
  const low = months.reduce((kept, month) => (month.index < kept.index ? month : kept));
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  return barsFigure(
    {
      title: `${monthName(top.month)} had ${two(top.index)} times the purchases of an even rate, ${monthName(low.month)} ${two(low.index)} times`,
      subtitle: `Repeat purchase days in ${years(months[0].years)} over those expected at each customer’s own rate, 1 is no season, ${context.period}`,
      caption: `${context.source}. ${months[0].years === 1 ? 'Each month is seen once in them: this may be season, growth, a campaign or weather.' : 'Whole calendar months only, each seen as often as the others.'}`,
      alt: `Bars by calendar month: ${months.map((month) => `${monthName(month.month)} ${two(month.index)}`).join(', ')}.`,
    },
    {
      labels: months.map(({ month }) => monthName(month).slice(0, 3)),
      series: [{ name: 'index', values: months.map(({ index }) => index) }],
      texts: [months.map(({ index }) => two(index))],
      valueTitle: 'actual over expected',
    },
    { height: 280, tickFormat: '.1f' },
  );
}

/** Expected revenue per month of everybody, under each scenario. */
export function scenariosFigure(forecasts: readonly Forecast[], context: FigureContext): Figure {
  const { currency } = context;
  const money = amountsIn(currency);
  const lines = forecasts.map((forecast, i): BandedLine => {
    const rows = monthlyOf(forecast, 'base');
    return {
      name: forecast.scenario,
      x: rows.map(({ label }) => label),
      y: rows.map(({ expected }) => expected),
      bands: i === 0 ? bandsOf(rows) : [],
      dash: i === 0 ? 'solid' : 'dash',
    };
  });
  const sums = lines.map(({ y }) => y.reduce((sum, value) => sum + value, 0));
  const widest = Math.max(...lines[0].y.map((_, m) => spread(lines.map(({ y }) => y[m]))));
  return bandsFigure(
    {
      title:
        lines.length === 1
          ? `By the model as it is, ${money(sums[0])} in ${lines[0].y.length} months`
          : `With the season and without it, months lie up to ${formatShare(widest)} apart, and all ${lines[0].y.length} together ${formatShare(spread(sums))}`,
      subtitle: `Expected net revenue of all customers per month, ${currency}, with 80% and 95% bands of the first`,
      caption: `${context.source}; data ${context.period}. plain: the model’s rate, day by day; last-year-shares: each month above or below it as in the years before.`,
      alt: `Lines over ${lines[0].y.length} months: ${lines.map(({ name }, i) => `${name} ${money(sums[i])} in all`).join(', ')}.`,
    },
    lines,
    { ...moneyAxes(currency), height: 340 },
  );
}

/** The months that have been and the months ahead, of everybody and of the group. */
export function forecastFigure(
  past: readonly PastMonth[],
  forecast: Forecast,
  context: FigureContext,
): Figure {
  const { currency } = context;
  const money = amountsIn(currency);
  const base = monthlyOf(forecast, 'base');
  const groupName = forecast.groups.find(({ group }) => group !== 'base')?.group;
  const group = groupName === undefined ? [] : monthlyOf(forecast, groupName);
  const x = past.map(({ endDay }) => dayText(endDay));
  const total = base.reduce((sum, { expected }) => sum + expected, 0);
  const lines: BandedLine[] = [
    { name: 'all customers', x, y: past.map((month) => month.base), colour: CAME },
    {
      name: 'all customers, without who first came in the month',
      x,
      y: past.map((month) => month.base - month.newcomers),
      colour: CAME,
      dash: 'dot',
      markers: false,
    },
    ahead('all customers, expected', base, EXPECTED),
    ...(groupName === undefined
      ? []
      : [
          {
            name: `${groupName}, as of today`,
            x,
            y: past.map((month) => month.group),
            colour: colours.orange,
          },
          ahead(`${groupName}, expected`, group, GROUP),
        ]),
  ];
  return bandsFigure(
    {
      title: `By the model alone, ${money(total / base.length)} a month come from today’s customers${groupName === undefined ? '' : `, ${money(group.reduce((sum, { expected }) => sum + expected, 0) / group.length)} from the ${groupName}`}`,
      subtitle: `Net revenue per month, ${currency}: past months (${context.period}) and the next ${base.length}, with 80% and 95% bands of the model (scenario ${forecast.scenario})`,
      caption: `${context.source}. Months end on the day of the month on which the data end. The forecast is of today’s customers: who has yet to come is not in it. The bands cover parameters and chance, not the model’s past misses, and are not what is quoted; the group was chosen by the very past that is shown.`,
      alt: `Lines of past months and of the months ahead with bands; ahead ${base.map(({ label, expected }) => `${label} ${money(expected)}`).join(', ')}.`,
    },
    lines,
    {
      ...moneyAxes(currency),
      xTitle: 'last day of the month',
      xAxis: { type: 'date', tickformat: '%b %Y' },
      ...(past.length === 0 ? {} : { marks: [{ x: x[x.length - 1], label: 'forecast' }] }),
      height: 420,
    },
  );
}

/** A group's expectations month by month. */
function monthlyOf(forecast: Forecast, who: string) {
  return forecast.groups
    .filter((row) => row.group === who && row.quantity === 'revenue' && row.fromMonth === row.toMonth)
    .map((row) => ({ ...row, label: `${shortDay(row.startDay)} – ${shortDay(row.endDay)}` }));
}

function ahead(name: string, rows: ReturnType<typeof monthlyOf>, colour: string): BandedLine {
  return {
    name,
    x: rows.map(({ endDay }) => dayText(endDay)),
    y: rows.map(({ expected }) => expected),
    bands: bandsOf(rows),
    colour,
  };
}

function bandsOf(rows: ReturnType<typeof monthlyOf>): BandedLine['bands'] {
  return [
    { low: rows.map(({ low95 }) => low95), high: rows.map(({ high95 }) => high95) },
    { low: rows.map(({ low80 }) => low80), high: rows.map(({ high80 }) => high80) },
  ];
}

/** Estimates as a series of dots with their intervals. */
function spreadOut(estimates: readonly (Estimate | null)[], currency: string) {
  const money = amountsIn(currency);
  return {
    values: estimates.map((e) => e?.expected ?? null),
    intervals: [
      { low: estimates.map((e) => e?.low95 ?? null), high: estimates.map((e) => e?.high95 ?? null) },
      { low: estimates.map((e) => e?.low80 ?? null), high: estimates.map((e) => e?.high80 ?? null) },
    ],
    texts: estimates.map((e) =>
      e === null ? '' : `${money(e.expected)}, 95%: ${money(e.low95)} to ${money(e.high95)}`,
    ),
  };
}

function moneyAxes(currency: string): {
  xTitle: string;
  yTitle: string;
  xAxis: Attributes;
  yAxis: Attributes;
} {
  return {
    xTitle: 'month',
    yTitle: `net revenue, ${currency}`,
    xAxis: { type: 'category' },
    yAxis: { rangemode: 'tozero', tickformat: ',.3~s', tickprefix: currencySymbol({ currency }) },
  };
}

/** Relative distance of the largest from the smallest. */
function spread(values: readonly number[]): number {
  const low = Math.min(...values);
  return low > 0 ? Math.max(...values) / low - 1 : 0;
}

function monthName(month: number): string {
  return formatDate(Date.UTC(2000, month - 1, 1), { style: 'month' }).replace(/ 2000$/, '');
}

function years(n: number): string {
  return n === 1 ? 'twelve whole months' : `${n} whole years`;
}

function shortDay(day: number): string {
  return formatDate(dayText(day)).replace(/ \d{4}$/, '');
}
