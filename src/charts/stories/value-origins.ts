import { currencySymbol, formatDate } from '../../format';
import { amountsIn, type ForecastMethod, type OriginRow } from '../../value';
import { type FigureContext } from '../context';
import { dotsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';
import { CAME, EXPECTED, nameOf } from './value-words';

/** The forecasts of each origin over so many months, beside what came and what the last quarter would have said. */
export function originsFigure(
  rows: readonly OriginRow[],
  who: string,
  months: number,
  method: ForecastMethod,
  context: FigureContext,
): Figure {
  const { currency } = context;
  const money = amountsIn(currency);
  const all = rows.filter(
    (row) => row.who === who && row.horizonMonths === months && row.quantity === 'revenue',
  );
  const own = all.filter((row) => row.method === method);
  const naive = own.map(
    (row) => all.find((o) => o.origin === row.origin && o.method === 'last-quarter')?.predicted ?? null,
  );
  const within = own.filter(({ inside95 }) => inside95).length;
  const low = own.filter(({ error }) => error < 0).length;
  const n = own.length;
  return dotsFigure(
    {
      title: `${nameOf(who)}: at ${low} of ${n} origins the model said too little; its 95% interval held at ${within}`,
      subtitle: `Net revenue of the customers known at the origin over the next ${months} months, ${currency}; intervals 80% (thick) and 95% (thin)`,
      caption: `${context.source}; data ${context.period}. Origins overlap, so that they are fewer witnesses than they look. Customers who came later are in neither number.`,
      alt: `By origin: ${own.map((row) => `${row.origin} expected ${money(row.predicted)}, came ${money(row.actual)}`).join('; ')}.`,
    },
    own.map(({ origin }) => formatDate(origin).replace(/ (\d{4})$/, '\n$1')),
    [
      {
        name: `model, ${method}`,
        values: own.map(({ predicted }) => predicted),
        intervals: [
          { low: own.map(({ low95 }) => low95), high: own.map(({ high95 }) => high95) },
          { low: own.map(({ low80 }) => low80), high: own.map(({ high80 }) => high80) },
        ],
        colour: EXPECTED,
        texts: own.map(
          (row) => `${money(row.predicted)}, 95%: ${money(row.low95 ?? NaN)} to ${money(row.high95 ?? NaN)}`,
        ),
      },
      {
        name: 'what came',
        values: own.map(({ actual }) => actual),
        colour: CAME,
        symbol: 'diamond',
        texts: own.map((row) => money(row.actual)),
      },
      {
        name: 'same as last quarter',
        values: naive,
        colour: colours.grey,
        symbol: 'square',
        texts: naive.map((value) => money(value ?? NaN)),
      },
    ],
    {
      valueTitle: `net revenue, ${currency}`,
      labelTitle: 'origin: last day known',
      valueAxis: { tickprefix: currencySymbol({ currency }), rangemode: 'tozero' },
    },
  );
}
