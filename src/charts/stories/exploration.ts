import { type CohortCell, type Correlations, type Pareto, type RfmCell } from '../../features';
import { formatMoney, formatNumber, formatShare } from '../../format';
import { type FigureContext } from '../context';
import { heatmapFigure, linesFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

/** The Pareto curve, with the line of equal customers beside it. */
export function paretoFigure(pareto: Pareto, context: FigureContext): Figure {
  const { source, period } = context;
  return linesFigure(
    {
      title: `The top fifth of customers brings ${formatShare(pareto.topFifth)} of revenue`,
      subtitle: `Cumulative share of revenue, the biggest spenders first, ${formatNumber(pareto.customers)} customers, ${period}`,
      caption: `${source}. Gini coefficient ${formatNumber(pareto.gini, { decimals: 2 })}; ${formatShare(pareto.forFourFifths)} of customers bring 80% of revenue.`,
      alt: `A curve that rises steeply: 20% of customers bring ${formatShare(pareto.topFifth)} of revenue, ${formatShare(pareto.forFourFifths)} bring 80%.`,
    },
    [
      { name: 'customers as they are', x: pareto.customerShare, y: pareto.revenueShare, markers: false },
      {
        name: 'if all spent the same',
        x: [0, 1],
        y: [0, 1],
        colour: colours.grey,
        dash: 'dot',
        markers: false,
      },
    ],
    {
      xTitle: 'share of customers',
      yTitle: 'share of revenue',
      xAxis: { tickformat: '.0%', range: [0, 1] },
      yAxis: { tickformat: '.0%', range: [0, 1.02] },
      marks: [{ x: 0.2, label: 'top fifth' }],
    },
  );
}

/** Cohorts by month of first purchase: the share who buy again in each later month. */
export function cohortsFigure(cells: readonly CohortCell[], context: FigureContext): Figure {
  const names = [
    ...new Set(cells.filter(({ months_later }) => months_later > 0).map(({ cohort }) => cohort)),
  ];
  const sizes = new Map(cells.map(({ cohort, size }) => [cohort, size]));
  const last = Math.max(...cells.map(({ months_later }) => months_later));
  const at = new Map(cells.map((cell) => [`${cell.cohort} ${cell.months_later}`, cell]));
  const months = Array.from({ length: last }, (_, i) => i + 1);
  const shares = names.map((name) => months.map((month) => at.get(`${name} ${month}`)?.active_share ?? null));
  const later = cells.filter(({ months_later }) => months_later > 0);
  const weighted =
    later.reduce((sum, { active }) => sum + active, 0) / later.reduce((sum, { size }) => sum + size, 0);
  return heatmapFigure(
    {
      title: `In a month after their first, ${formatShare(weighted)} of a cohort’s customers buy again`,
      subtitle: `Share of the customers who first bought in a month that bought in each later month, ${context.period}`,
      caption: `${context.source}. The first row also holds customers who bought before the data begin; a last month that the data do not hold to its end is left out.`,
      alt: `Heat map of ${names.length} cohorts by months since the first purchase; on average ${formatShare(weighted)} are active in a later month.`,
    },
    {
      x: months.map(String),
      y: names.map((name) => `${name} (${formatNumber(sizes.get(name))})`),
      z: shares,
      text: shares.map((row) =>
        row.map((share) => (share === null ? '' : formatShare(share, { decimals: 0 }))),
      ),
    },
    {
      colourTitle: 'share active',
      colourFormat: '.0%',
      xTitle: 'months since the first purchase',
      yTitle: 'first purchase (customers)',
    },
  );
}

/** Rank correlations of the features; the title names the strongest pair. */
export function correlationsFigure(
  correlations: Correlations,
  headings: readonly string[],
  context: FigureContext,
): Figure {
  const { values } = correlations;
  let [a, b] = [0, 1];
  values.forEach((row, i) =>
    row.forEach((value, j) => {
      if (i < j && Math.abs(value) > Math.abs(values[a][b])) [a, b] = [i, j];
    }),
  );
  const strong = values.flatMap((row, i) => row.filter((value, j) => i < j && Math.abs(value) >= 0.7)).length;
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  return heatmapFigure(
    {
      title: `${formatNumber(strong)} pairs of features say nearly the same (|ρ| of 0.7 or more)`,
      subtitle: `Spearman’s rank correlation of each pair of features, over customers, ${context.period}`,
      caption: `${context.source}. Strongest: ${headings[a]} with ${headings[b]}, ${two(values[a][b])}. A pair leaves out customers who miss either feature.`,
      alt: `Heat map of rank correlations of ${headings.length} features; the strongest pair is ${headings[a]} and ${headings[b]} with ${two(values[a][b])}.`,
    },
    {
      x: headings,
      y: headings,
      z: values.map((row) => row.map((value) => (Number.isNaN(value) ? null : value))),
      text: values.map((row) => row.map((value) => (Number.isNaN(value) ? '' : two(value)))),
    },
    { scale: 'diverging', range: [-1, 1], colourTitle: 'ρ', height: 190 + 28 * headings.length },
  );
}

/** The RFM map: quintiles of recency by quintiles of purchases, with the share of revenue. */
export function rfmFigure(cells: readonly RfmCell[], context: FigureContext): Figure {
  const at = new Map(cells.map((cell) => [`${cell.r} ${cell.f}`, cell]));
  const fifths = [1, 2, 3, 4, 5];
  const best = at.get('5 5');
  const grid = [...fifths].reverse().map((f) => fifths.map((r) => at.get(`${r} ${f}`)));
  const { currency } = context;
  return heatmapFigure(
    {
      title: `Those who bought last and most often bring ${formatShare(best?.revenue_share ?? 0)} of revenue`,
      subtitle: `Share of revenue by fifths of recency and of purchases, with the number of customers, ${context.period}`,
      caption: `${context.source}. Customers with the same number stand in the same fifth, so that a fifth can hold more than a fifth of them, or nobody.`,
      alt: `Heat map of five by five cells; the best cell holds ${formatNumber(best?.customers ?? 0)} customers and ${formatShare(best?.revenue_share ?? 0)} of revenue.`,
    },
    {
      x: fifths.map((r) => (r === 1 ? '1 (longest ago)' : r === 5 ? '5 (last)' : String(r))),
      y: [...fifths].reverse().map((f) => (f === 1 ? '1 (fewest)' : f === 5 ? '5 (most)' : String(f))),
      z: grid.map((row) => row.map((cell) => cell?.revenue_share ?? null)),
      text: grid.map((row) =>
        row.map((cell) =>
          cell === undefined
            ? ''
            : `${formatShare(cell.revenue_share)}\nn ${formatNumber(cell.customers)}\nmedian ${formatMoney(cell.median_revenue, { currency, compact: true, decimals: cell.median_revenue < 1000 ? 0 : 1 })}`,
        ),
      ),
    },
    {
      colourTitle: 'share of revenue',
      colourFormat: '.0%',
      xTitle: 'recency, fifths',
      yTitle: 'purchases, fifths',
      height: 440,
    },
  );
}
