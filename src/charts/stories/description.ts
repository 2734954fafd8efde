import { formatDate, formatMoney, formatNumber, formatShare, currencySymbol } from '../../format';
import { type LogHistogram } from '../../profile';
import { type Country, type Month, type Weekday } from '../../transactions';
import { type FigureContext } from '../context';
import { barsFigure, histogramsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

/** Purchases and returns by month; the title names the strongest and the weakest whole month. */
export function monthsFigure(months: readonly Month[], context: FigureContext): Figure {
  const { source, period, currency } = context;
  const whole = months.slice(0, -1);
  const byValue = [...(whole.length > 1 ? whole : months)].sort((a, b) => b.purchases - a.purchases);
  const best = byValue[0];
  const least = byValue[byValue.length - 1];
  const times = formatNumber(best.purchases / least.purchases, { decimals: 1 });
  return barsFigure(
    {
      title: `${monthName(best)} sold ${times} times as much as ${monthName(least)}`,
      subtitle: `Quantity × unit price by month, purchases above and returns below zero, ${currency}, ${period}`,
      caption: `${source}. All lines, before any cleaning. The last month may be incomplete${months.length < 24 ? ', and less than two years cannot tell season from growth' : ''}.`,
      alt: `Bars by month from ${monthName(months[0])} to ${monthName(months[months.length - 1])}: most in ${monthName(best)} (${formatMoney(best.purchases, { currency })}), least in ${monthName(least)} (${formatMoney(least.purchases, { currency })}).`,
    },
    {
      labels: months.map(({ month }) => month),
      series: [
        { name: 'purchases', values: months.map(({ purchases }) => purchases) },
        { name: 'returns', values: months.map(({ returns }) => returns), colour: colours.vermillion },
      ],
      valueTitle: currency,
    },
    { stacked: true, tickPrefix: currencySymbol({ currency }) },
  );
}

function monthName({ month }: Month): string {
  return formatDate(`${month}-01`, { style: 'month' });
}

/** Orders by weekday; the title names the days without trade. */
export function weekdaysFigure(weekdays: readonly Weekday[], context: FigureContext): Figure {
  const idle = weekdays.filter(({ invoices }) => invoices === 0).map(({ name }) => `${name}s`);
  const busiest = [...weekdays].sort((a, b) => b.invoices - a.invoices)[0];
  return barsFigure(
    {
      title: idle.length > 0 ? `No trade on ${idle.join(' and ')}` : `${busiest.name} is the busiest day`,
      subtitle: `Orders by weekday, ${context.period}`,
      caption: `${context.source}. Weekdays of the dates as the shop had them.`,
      alt: `Bars by weekday: ${weekdays.map(({ name, invoices }) => `${name} ${formatNumber(invoices)}`).join(', ')}.`,
    },
    {
      labels: weekdays.map(({ name }) => name),
      series: [{ name: 'orders', values: weekdays.map(({ invoices }) => invoices) }],
      texts: [weekdays.map(({ invoices }) => formatNumber(invoices))],
      valueTitle: 'orders',
    },
    { height: 300 },
  );
}

/** The countries with the most purchases. */
export function countriesFigure(countries: readonly Country[], context: FigureContext, most = 12): Figure {
  const total = countries.reduce((sum, { purchases }) => sum + purchases, 0);
  const shown = countries.slice(0, most);
  const share = (value: number): string => formatShare(value / total);
  return barsFigure(
    {
      title: `${shown[0].country} brings ${share(shown[0].purchases)} of purchases`,
      subtitle: `Quantity × unit price of purchases, ${context.currency}, the ${shown.length} largest of ${countries.length} countries, ${context.period}`,
      caption: `${context.source}. All lines, before any cleaning; the axis is logarithmic.`,
      alt: `Bars by country: ${shown.map(({ country, purchases }) => `${country} ${share(purchases)}`).join(', ')}.`,
    },
    {
      labels: shown.map(({ country }) => country),
      series: [{ name: 'purchases', values: shown.map(({ purchases }) => purchases) }],
      texts: [shown.map(({ purchases }) => share(purchases))],
      valueTitle: `${context.currency}, logarithmic`,
    },
    { lying: true, logarithmic: true, tickPrefix: currencySymbol({ currency: context.currency }) },
  );
}

/** Histograms on logarithmic axes, with what such an axis leaves out said in the caption. */
export function logHistogramsFigure(
  title: string,
  measure: string,
  histograms: Readonly<Record<string, LogHistogram>>,
  context: FigureContext,
): Figure {
  const left = Object.entries(histograms)
    .map(([name, { zeros, negatives, missing }]) => ({ name, zeros, negatives, missing }))
    .filter(({ zeros, negatives, missing }) => zeros + negatives + missing > 0)
    .map(({ name, zeros, negatives, missing }) => {
      const parts = [
        zeros > 0 ? `${formatNumber(zeros)} zero` : '',
        negatives > 0 ? `${formatNumber(negatives)} negative` : '',
        missing > 0 ? `${formatNumber(missing)} missing` : '',
      ];
      return `${name}: ${parts.filter((part) => part !== '').join(', ')}`;
    });
  return histogramsFigure(
    {
      title,
      subtitle: `${measure}, on logarithmic axes, ${context.period}`,
      caption: `${context.source}.${left.length > 0 ? ` Not on a logarithmic axis: ${left.join('; ')}.` : ''}`,
      alt: `Histograms of ${Object.keys(histograms).join(', ')} on logarithmic axes.`,
    },
    Object.entries(histograms).map(([name, { from, to, counts }]) => ({ name, from, to, counts })),
  );
}
