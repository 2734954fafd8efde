import { plotText, wrapLines } from './text';
import { grounds, themeTemplate } from './theme';
import { type Attributes, type Figure, type PlotlyFigure, type Trace } from './types';

const titleSize = 17;
const subtitleSize = 13;
/** Plotly sets every line of a title 1.3 times its size below the last, smaller ones too. */
const lineHeight = 22;

/**
 * The figure as plotly takes it in a notebook: with its title drawn above the plot, and with its words in
 * `layout.meta`, from which a page sets them as text of its own.
 *
 * Typed arrays become plain ones, since JSON would make objects of them; numbers from a `Float32Array` keep five digits, finer than
 * a picture shows.
 */
export function toPlotly(figure: Figure): PlotlyFigure {
  const { title, subtitle, caption, alt, height, minWidth, layout } = figure;
  const titleLines = wrapLines(title, 84).map(plotText);
  const subtitleLines = wrapLines(subtitle, 112).map(plotText);
  const block = 16 + (titleLines.length + subtitleLines.length) * lineHeight;
  const margin = (layout.margin ?? {}) as { readonly t?: number };
  const top = block + (margin.t ?? 16) + 16;
  return themed(figure.data, {
    ...layout,
    meta: { title, subtitle, caption, alt, height, minWidth, margin },
    autosize: true,
    height: height + top,
    margin: { ...margin, t: top },
    title: {
      text: `<b>${titleLines.join('<br>')}</b><br><span style="font-size:${subtitleSize}px;color:${grounds.light.muted}">${subtitleLines.join('<br>')}</span>`,
      font: { size: titleSize },
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: { t: 27, l: 12 },
    },
  });
}

/** Traces and layout as plain JSON, in the theme. */
export function themed(data: readonly Trace[], layout: Attributes): PlotlyFigure {
  return {
    data: data.map((trace) => plain(trace) as Trace),
    layout: { template: themeTemplate('notebook'), ...(plain(layout) as Attributes) },
    // Plotly 4 offers to send the chart, with its data, to a server; these are a shop's customers.
    config: { responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: '' },
  };
}

function plain(value: unknown): unknown {
  if (value instanceof Float32Array) return Array.from(value, (number) => Number(number.toPrecision(5)));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Float64Array | Int32Array);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}
