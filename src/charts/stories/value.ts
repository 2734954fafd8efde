import { dayText } from '../../numeric';
import { formatMoney, formatNumber, formatShare } from '../../format';
import {
  aliveGrid,
  PURCHASE_MODELS,
  type FrequencyRow,
  type HoldOut,
  type PurchaseFit,
  type ValueIndependence,
} from '../../value';
import { type FigureContext } from '../context';
import { barsFigure, dotsFigure, heatmapFigure, linesFigure } from '../kinds';
import { type Figure } from '../types';
import { CAME, day, EXPECTED, spanOf } from './value-words';

/** Customers by repeat purchases in the data that the model was fitted to, actual and expected. */
export function purchaseCountsFigure(
  fit: PurchaseFit,
  rows: readonly FrequencyRow[],
  context: FigureContext,
): Figure {
  const { title } = PURCHASE_MODELS[fit.model];
  const customers = rows.reduce((sum, { actual }) => sum + actual, 0);
  const misplaced =
    rows.reduce((sum, { actual, expected }) => sum + Math.abs(actual - expected), 0) / 2 / customers;
  return barsFigure(
    {
      title: `The ${title} puts ${formatShare(misplaced)} of customers in the wrong class`,
      subtitle: `Customers by number of repeat purchase days, actual and expected, ${formatNumber(customers)} customers, ${context.period}`,
      caption: `${context.source}. Expected given how long each customer was observed; the model was fitted to these customers, so that this is no forecast.`,
      alt: `Pairs of bars: ${rows.map((row) => `${row.label} repeats ${formatNumber(row.actual)} actual, ${formatNumber(row.expected, { decimals: 0 })} expected`).join('; ')}.`,
    },
    {
      labels: rows.map(({ label }) => label),
      series: [
        { name: 'actual', values: rows.map(({ actual }) => actual), colour: CAME },
        { name: 'expected', values: rows.map(({ expected }) => expected), colour: EXPECTED },
      ],
      valueTitle: 'customers',
    },
    { height: 320 },
  );
}

/** Purchases in the hold-out by repeat purchases before it, actual and expected. */
export function nextPurchasesFigure(held: HoldOut, context: FigureContext): Figure {
  const rows = held.byFrequency.filter(({ customers }) => customers > 0);
  const off = held.actualPurchases > 0 ? held.expectedPurchases / held.actualPurchases - 1 : 0;
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  return linesFigure(
    {
      title: `In the ${held.weeks} weeks held out, ${formatNumber(held.expectedPurchases, { decimals: 0 })} purchases were expected and ${formatNumber(held.actualPurchases)} came (${formatShare(off, { sign: true })})`,
      subtitle: `Mean purchase days per customer in the hold-out, by repeat purchase days before it; ${formatNumber(held.calibration.histories.customerIds.length)} customers, ${spanOf(held.calibration.endDay + 1, held.untilDay)}`,
      caption: `${context.source}. Fitted to the days up to ${day(held.calibration.endDay)} (${PURCHASE_MODELS[held.chosen.fit.model].title}); the last class holds all above it.`,
      alt: `Two lines by class of repeats: ${rows.map((row) => `${row.label} repeats ${two(row.actual)} actual, ${two(row.expected)} expected`).join('; ')}.`,
    },
    [
      {
        name: 'actual',
        x: rows.map(({ label }) => label),
        y: rows.map(({ actual }) => actual),
        colour: CAME,
      },
      {
        name: 'expected',
        x: rows.map(({ label }) => label),
        y: rows.map(({ expected }) => expected),
        colour: EXPECTED,
        dash: 'dash',
      },
    ],
    {
      xTitle: 'repeat purchase days before the hold-out',
      yTitle: 'mean purchase days in the hold-out',
      xAxis: { type: 'category' },
      yAxis: { rangemode: 'tozero' },
      height: 320,
    },
  );
}

/** All repeat purchases by week, or added up, through calibration and hold-out. */
export function trackingFigure(held: HoldOut, kind: 'weekly' | 'cumulative', context: FigureContext): Figure {
  const { tracking, calibration } = held;
  const last = tracking[tracking.length - 1];
  const out = tracking.filter(({ holdout }) => holdout);
  const off = last.cumulativeActual > 0 ? last.cumulativeExpected / last.cumulativeActual - 1 : 0;
  const missed =
    out.reduce((sum, { actual, expected }) => sum + Math.abs(expected - actual), 0) /
    Math.max(
      1,
      out.reduce((sum, { actual }) => sum + actual, 0),
    );
  const weekly = kind === 'weekly';
  const x = tracking.map(({ endDay }) => dayText(endDay));
  return linesFigure(
    {
      title: weekly
        ? `Week by week, the forecast misses the hold-out by ${formatShare(missed)}`
        : `By the end, the cumulative forecast is ${formatShare(off, { sign: true })} off what came`,
      subtitle: `Repeat purchase days ${weekly ? 'per week' : 'since the first week'}, customers known by ${day(calibration.endDay)}, ${spanOf(tracking[0].startDay, last.endDay)}`,
      caption: `${context.source}. Expected is what ${PURCHASE_MODELS[held.chosen.fit.model].title} says of new customers from their first day on; nothing later is put in, and the model knows no season.`,
      alt: `Two lines, actual and expected, with the hold-out marked; at the end ${formatNumber(last.cumulativeActual)} actual and ${formatNumber(last.cumulativeExpected, { decimals: 0 })} expected in all.`,
    },
    [
      {
        name: 'actual',
        x,
        y: tracking.map((row) => (weekly ? row.actual : row.cumulativeActual)),
        colour: CAME,
        markers: false,
      },
      {
        name: 'expected',
        x,
        y: tracking.map((row) => (weekly ? row.expected : row.cumulativeExpected)),
        colour: EXPECTED,
        dash: 'dash',
        markers: false,
      },
    ],
    {
      xTitle: 'last day of the week',
      yTitle: weekly ? 'purchase days in the week' : 'purchase days in all',
      xAxis: { type: 'date' },
      yAxis: { rangemode: 'tozero', tickformat: ',.3~s' },
      marks: [{ x: dayText(calibration.endDay), label: 'hold-out' }],
      height: 320,
    },
  );
}

const MOST_REPEATS = 12;
const STEPS = 10;

/** Probability of being alive by repeat purchases and the time of the last, for customers observed equally long. */
export function aliveFigure(
  fit: Pick<PurchaseFit, 'model' | 'parameters'>,
  identified: boolean,
  observedWeeks: number,
  context: FigureContext,
): Figure {
  const cells = aliveGrid(fit, observedWeeks, { maxRepeatDays: MOST_REPEATS, steps: STEPS });
  const { title } = PURCHASE_MODELS[fit.model];
  const least = cells.reduce((kept, cell) => (cell.alive < kept.alive ? cell : kept));
  const silences = Array.from({ length: STEPS }, (_, k) => (observedWeeks * (STEPS - 1 - k)) / STEPS);
  const repeats = Array.from({ length: MOST_REPEATS }, (_, x) => x + 1);
  const z = repeats.map((x) => cells.filter(({ repeatDays }) => repeatDays === x).map(({ alive }) => alive));
  return heatmapFigure(
    {
      title: identified
        ? `The more often somebody has bought, the sooner silence tells: alive from ${formatShare(least.alive)} to 100%`
        : `The data do not identify drop-out: what the ${title} makes of silence is no knowledge`,
      subtitle: `P(alive) under ${title} by repeat purchase days and weeks of silence, for a customer first seen ${formatNumber(observedWeeks, { decimals: 0 })} weeks ago, ${context.period}`,
      caption: `${context.source}. ${identified ? 'The model that is used.' : 'The drop-out model with the best likelihood; the NBD, which is used, holds everybody to be alive.'} Lowest: ${formatShare(least.alive)}, ${formatNumber(least.repeatDays)} repeats and ${formatNumber(observedWeeks - least.lastPurchaseWeeks, { decimals: 0 })} weeks of silence.`,
      alt: `Heat map of P(alive), ${MOST_REPEATS} rows of repeats by ${STEPS} lengths of silence; the lowest cell has ${formatShare(least.alive)}.`,
    },
    {
      x: silences.map((weeks) => formatNumber(weeks, { decimals: 0 })),
      y: repeats.map(String),
      z,
      text: z.map((row) => row.map((alive) => formatShare(alive, { decimals: 0 }))),
    },
    {
      range: [0, 1],
      colourTitle: 'P(alive)',
      colourFormat: '.0%',
      xTitle: 'weeks since the last purchase',
      yTitle: 'repeat purchase days',
    },
  );
}

/** Mean value of a purchase day by number of purchase days, with what the gamma-gamma model expects. */
export function valueByDaysFigure(independence: ValueIndependence, context: FigureContext): Figure {
  const { rows, pearson, interval, customers } = independence;
  const { currency } = context;
  const money = (value: number): string => formatMoney(value, { currency, decimals: 0 });
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  return dotsFigure(
    {
      title: `Value and frequency go together with r = ${two(pearson)} (95%: ${two(interval[0])} to ${two(interval[1])})`,
      subtitle: `Mean net value of a purchase day by number of purchase days, ${currency}, with 95% bootstrap intervals, ${formatNumber(customers)} customers, ${context.period}`,
      caption: `${context.source}. The gamma-gamma model takes the two to be independent; its expectation follows each customer’s own mean.`,
      alt: `Dots by purchase days: ${rows.map((row) => `${row.label}, ${money(row.actual)} (${money(row.low95)} to ${money(row.high95)}), model ${money(row.expected)}`).join('; ')}.`,
    },
    rows.map(({ label, customers: n }) => `${label}\nn ${formatNumber(n)}`),
    [
      {
        name: 'actual, 95% interval',
        values: rows.map(({ actual }) => actual),
        intervals: [{ low: rows.map(({ low95 }) => low95), high: rows.map(({ high95 }) => high95) }],
        colour: CAME,
        texts: rows.map((row) => `${money(row.actual)} (${money(row.low95)} to ${money(row.high95)})`),
      },
      {
        name: 'expected by the gamma-gamma model',
        values: rows.map(({ expected }) => expected),
        colour: EXPECTED,
        symbol: 'diamond',
        texts: rows.map((row) => money(row.expected)),
      },
    ],
    { valueTitle: `mean value of a purchase day, ${currency}`, labelTitle: 'purchase days', height: 340 },
  );
}
