import { currencySymbol, formatMoney, formatShare } from '../../format';
import { type LedgerRow } from '../../cleaning';
import { type FigureContext } from '../context';
import { barsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

/** What each step of the ledger takes out of the purchases; the title names the dearest step. */
export function ledgerFigure(
  ledger: readonly LedgerRow[],
  purchases: number,
  context: FigureContext,
): Figure {
  const steps = ledger.slice(1);
  const dearest = [...steps].sort((a, b) => b.purchases_dropped - a.purchases_dropped)[0];
  const { currency, source, period } = context;
  const words = (row: LedgerRow): string => row.rule.replaceAll('_', ' ');
  return barsFigure(
    {
      title: `The step “${words(dearest)}” takes out ${formatShare(dearest.purchases_dropped / purchases)} of all purchases`,
      subtitle: `Value of purchases that each step takes out, ${currency}, ${period}`,
      caption: `${source}. Purchases are lines with a quantity of zero or more, as invoiced; steps in their order.`,
      alt: `Bars by step: ${steps.map((row) => `${words(row)} ${formatMoney(row.purchases_dropped, { currency })}`).join(', ')}.`,
    },
    {
      labels: steps.map(words),
      series: [
        {
          name: 'purchases taken out',
          values: steps.map((row) => row.purchases_dropped),
          colour: colours.vermillion,
        },
      ],
      texts: [steps.map((row) => formatMoney(row.purchases_dropped, { currency, compact: true }))],
      valueTitle: currency,
    },
    { lying: true, tickPrefix: currencySymbol({ currency }), height: 110 + 34 * steps.length },
  );
}
