import { formatNumber } from '../../format';
import { figure } from '../figure';
import { colours } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkLength, checkSome } from './check';

/** One histogram of a grid, on a logarithmic scale. */
export interface HistogramPanel {
  readonly name: string;
  /** Lower and upper edges of the bins, above zero. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly counts: readonly number[];
}

const COLUMNS = 3;
const ROW_HEIGHT = 200;

/** At most so many labelled powers of ten on an axis. */
const maxTicks = 5;

/** The range of an axis, and ticks at powers of ten: 0.01, 1, 100, 10k. Plotly's own short forms would write a thousandth as 1m. */
function logAxis({ from, to }: HistogramPanel): Attributes {
  if (from.length === 0) return {};
  const first = Math.ceil(Math.log10(from[0]) - 1e-9);
  const last = Math.floor(Math.log10(to[to.length - 1]) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / maxTicks));
  const powers: number[] = [];
  for (let power = first; power <= last; power += 1) if ((power - first) % step === 0) powers.push(power);
  return {
    // Plotly's own range is reckoned from the middles, and cuts the first bar off.
    range: [Math.log10(from[0]), Math.log10(to[to.length - 1])],
    tickvals: powers.map((power) => 10 ** power),
    ticktext: powers.map((power) =>
      power < 0
        ? (10 ** power).toFixed(-power)
        : formatNumber(10 ** power, { compact: power > 3, decimals: 0 }),
    ),
  };
}

/** Histograms side by side, three in a row, each on its own logarithmic axis. @throws RangeError when lengths differ */
export function histogramsFigure(words: FigureWords, panels: readonly HistogramPanel[]): Figure {
  checkSome(words.title, 'panels', panels.length);
  for (const { name, from, to, counts } of panels) {
    checkLength(words.title, `upper edges of ${name}`, to.length, from.length);
    checkLength(words.title, `counts of ${name}`, counts.length, from.length);
  }
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const layout: Record<string, unknown> = {
    grid: { rows, columns, pattern: 'independent', xgap: 0.12, ygap: 0.42 },
    showlegend: false,
    bargap: 0,
  };
  const annotations: Attributes[] = [];
  const data = panels.map((panel, i): Trace => {
    const number = i === 0 ? '' : String(i + 1);
    layout[`xaxis${number}`] = { type: 'log', ...logAxis(panel) };
    layout[`yaxis${number}`] = { tickformat: ',.3~s', nticks: 4 };
    annotations.push({
      text: `<b>${plotText(panel.name)}</b>`,
      xref: `x${number} domain`,
      yref: `y${number} domain`,
      x: 0,
      y: 1.04,
      xanchor: 'left',
      yanchor: 'bottom',
      showarrow: false,
    });
    return {
      type: 'bar',
      name: plotText(panel.name),
      // On a log axis too, plotly reckons a bar's edges from its middle before it takes their logarithms.
      x: panel.from.map((from, bin) => (from + panel.to[bin]) / 2),
      y: panel.counts,
      width: panel.from.map((from, bin) => panel.to[bin] - from),
      marker: { color: colours.blue },
      xaxis: `x${number}`,
      yaxis: `y${number}`,
      // The hover shows three digits.
      customdata: panel.from.map((from, bin) =>
        [from, panel.to[bin]].map((edge) => Number(edge.toPrecision(4))),
      ),
      hovertemplate: '%{customdata[0]:,.3~g} to %{customdata[1]:,.3~g}: %{y:,}<extra></extra>',
    };
  });
  return figure({
    ...words,
    data,
    height: Math.max(260, rows * ROW_HEIGHT + 40),
    layout: { ...layout, annotations, margin: { l: 48, r: 16, t: 34, b: 40 } },
  });
}
