import { currencySymbol, formatDate, formatShare } from '../../format';
import { amountsIn, FORECAST_METHODS, type ForecastMethodName, type OriginRow } from '../../value';
import { type FigureContext } from '../context';
import { dotsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';
import { CAME, EXPECTED, nameOf } from './value-words';

/** The forecasts of each origin over so many months by two methods, beside what came. */
export function originsFigure(
  rows: readonly OriginRow[],
  who: string,
  months: number,
  method: ForecastMethodName,
  context: FigureContext,
): Figure {
  const { currency } = context;
  const money = amountsIn(currency);
  const all = rows.filter(
    (row) => row.who === who && row.horizonMonths === months && row.quantity === 'revenue',
  );
  const model = all.filter((row) => row.method === 'model');
  const found = new Map(all.map((row) => [`${row.origin}/${row.method}`, row]));
  const by = (name: ForecastMethodName) => model.map(({ origin }) => found.get(`${origin}/${name}`));
  const banded = model.map(({ origin }, i) =>
    [found.get(`${origin}/last-year-shares`), model[i]].find((row) => row?.low95 != null),
  );
  const seen = banded.filter((row) => row !== undefined);
  const within = seen.filter(({ inside95 }) => inside95).length;
  const own = by(method);
  const could = own.filter((row) => row !== undefined);
  const miss = (some: readonly OriginRow[]): number =>
    some.reduce((sum, { relativeError }) => sum + Math.abs(relativeError ?? 0), 0) / some.length;
  const { label } = FORECAST_METHODS[method].words.en;
  return dotsFigure(
    {
      title:
        could.length === 0
          ? `${nameOf(who)}: the model as it is missed by ${formatShare(miss(model))} at ${model.length} origins; the adopted method had none`
          : `${nameOf(who)}: the adopted method missed by ${formatShare(miss(could))} at ${could.length} origins, the model as it is by ${formatShare(miss(model))} at ${model.length}`,
      subtitle: `Net revenue of the customers known at the origin over the next ${months} months, ${currency}; the model’s own intervals 80% (thick) and 95% (thin)`,
      caption: `${context.source}; data ${context.period}. ${seen.length === 0 ? '' : `The model’s own 95% intervals held at ${within} of ${seen.length}. `}Origins overlap, so that they are fewer witnesses than they look. Customers who came later are in neither number.`,
      alt: `By origin: ${model.map((row, i) => `${row.origin} expected ${money((own[i] ?? row).predicted)}, came ${money(row.actual)}`).join('; ')}.`,
    },
    model.map(({ origin }) => formatDate(origin).replace(/ (\d{4})$/, '\n$1')),
    [
      ...(method === 'model' || could.length === 0
        ? []
        : [
            {
              name: label,
              values: own.map((row) => row?.predicted ?? null),
              texts: own.map((row) => money(row?.predicted)),
              colour: EXPECTED,
              symbol: 'square' as const,
            },
          ]),
      {
        name: 'model, own interval',
        values: model.map((row, i) => (banded[i] ?? row).predicted),
        intervals: [
          { low: banded.map((row) => row?.low95 ?? null), high: banded.map((row) => row?.high95 ?? null) },
          { low: banded.map((row) => row?.low80 ?? null), high: banded.map((row) => row?.high80 ?? null) },
        ],
        colour: colours.grey,
        texts: model.map((row, i) => money((banded[i] ?? row).predicted)),
      },
      {
        name: 'what came',
        values: model.map(({ actual }) => actual),
        colour: CAME,
        symbol: 'diamond' as const,
        texts: model.map((row) => money(row.actual)),
      },
    ],
    {
      valueTitle: `net revenue, ${currency}`,
      labelTitle: 'origin: last day known',
      valueAxis: { tickprefix: currencySymbol({ currency }), rangemode: 'tozero' },
    },
  );
}
