import { colours, figure, segmentColour } from '../../../src/charts';
import { showFigure } from '../../../src/notebook';
import { createRandom, randomNormal } from '../../../src/numeric';

/** A description as a data file may hold it: what a page must show as text, and never run. */
export const hostile =
  '<script>document.title = "run"</script><img src=x onerror="alert(1)"> 5 > 4 & *RED* $2_$3';

/** Invented segments, the last of which has a name that no page may run, and values that are missing. */
export const segments = ['Insiders', 'Regulars', 'Newcomers', 'Lapsing', 'Gone', hostile].map(
  (segment, i) => ({
    segment,
    customers: [812, 1204, 655, 901, 761, 1][i],
    net_revenue: [5_190_301.4, 1_804_880.12, 402_311.9, 611_240.5, 198_004.25, -12.5][i],
    revenue_share: [0.6324, 0.2199, 0.049, 0.0745, 0.0241, 0][i],
    recency_days: [12.4, 38.1, 24.9, 121.6, 263.2, null][i],
    frequency: [1.912, 0.744, 1.204, 0.318, 0.0812, Number.NaN][i],
  }),
);

/** A line chart with a long title. */
export function paretoFigure(): void {
  const points = Float32Array.from({ length: 101 }, (_, i) => i / 100);
  showFigure(
    figure({
      title:
        'A fifth of the customers bring three quarters of the revenue, and the top twentieth alone brings half of it',
      subtitle:
        'Cumulative share of net revenue, customers from the biggest spender down; n = 4,334, Dec 2010 to Dec 2011',
      caption: 'Source: generated transactions. Guests are not customers, and their revenue is left out.',
      alt: 'Line chart: the cumulative share of revenue rises steeply to 74% at 20% of customers, then flattens out.',
      data: [
        {
          type: 'scatter',
          mode: 'lines',
          x: points,
          y: points.map((p) => p ** 0.19),
          name: 'Customers',
          line: { color: colours.blue },
        },
        {
          type: 'scatter',
          mode: 'lines',
          x: [0, 1],
          y: [0, 1],
          name: 'If all spent the same',
          line: { color: colours.grey, dash: 'dot' },
        },
      ],
      layout: {
        xaxis: { title: { text: 'Share of customers' }, tickformat: '.0%' },
        yaxis: { title: { text: 'Share of net revenue' }, tickformat: '.0%', rangemode: 'tozero' },
      },
    }),
  );
}

/** A scatter plot on a logarithmic axis. */
export function scatterFigure(): void {
  const random = createRandom(7);
  const data = [0, 1, 2, 3, 4].map((segment) => {
    const x = new Float32Array(150).map(() => 40 * (segment + 1) + 25 * randomNormal(random));
    const y = new Float32Array(150).map(() => 10 ** (3.6 - 0.45 * segment + 0.25 * randomNormal(random)));
    return {
      type: 'scatter',
      mode: 'markers',
      name: segments[segment].segment,
      x,
      y,
      marker: { color: segmentColour(segment), size: 6, opacity: 0.75 },
    };
  });
  showFigure(
    figure({
      title: 'The Insiders bought last week, and for more',
      subtitle: 'Recency in days and net revenue in pounds (log scale); a sample of 750 customers',
      caption: 'Source: generated transactions. Points are a random sample.',
      alt: 'Scatter plot of recency and revenue in five segments; the Insiders sit at the top left.',
      height: 440,
      data,
      layout: {
        xaxis: { title: { text: 'Recency, days' } },
        yaxis: { title: { text: 'Net revenue, £' }, type: 'log' },
      },
    }),
  );
}

/** Bars with intervals and long names. */
export function barFigure(): void {
  const named = segments.slice(0, 5).reverse();
  const errors = named.map(({ net_revenue }) => net_revenue * 0.06);
  showFigure(
    figure({
      title: 'Insiders bring 63% of the revenue',
      subtitle: 'Net revenue by segment, thousands of pounds, with 95% bootstrap intervals; n = 4,333',
      caption: 'Source: generated transactions.',
      alt: 'Bar chart of net revenue in five segments: Insiders 5.2 million, Regulars 1.8 million, the rest below 0.7.',
      height: 280,
      data: [
        {
          type: 'bar',
          orientation: 'h',
          y: named.map(({ segment }) => `${segment} with a label that is long`),
          x: named.map(({ net_revenue }) => net_revenue / 1000),
          marker: { color: named.map((_, i) => segmentColour(4 - i)) },
          error_x: {
            type: 'data',
            array: errors.map((e) => e / 1000),
          },
          hovertemplate: '%{y}: £%{x:,.0f}k<extra></extra>',
        },
      ],
      layout: { xaxis: { title: { text: 'Net revenue, £ thousands' } }, showlegend: false },
    }),
  );
}
