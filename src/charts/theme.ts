import { type Language } from '../config';
import { colourOrder, divergingScale, sequentialScale } from './palette';
import { type Attributes } from './types';

/** Where a figure stands: in a notebook it brings its own white ground, on a page it takes the page's. */
export type ThemeMode = 'notebook' | 'light' | 'dark';

/** Fonts that are there on every system; the first that exists is taken. */
const fontFamily =
  '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';

/** The colours of ground and ink; those of the pages are the same (tools/pages). */
export const grounds = {
  light: { ink: '#1F2328', muted: '#59616B', line: '#C5CAD1', grid: '#E7E9ED', ground: '#FFFFFF' },
  dark: { ink: '#E6E8EB', muted: '#A4ACB7', line: '#4A525D', grid: '#2A3038', ground: '#15181D' },
} as const;

/** How numbers are written on axes: Portuguese has no k for thousands, and writes large numbers out. */
const habits: Readonly<Record<Language, { readonly separators: string; readonly exponentformat: string }>> = {
  en: { separators: '.,', exponentformat: 'B' },
  pt: { separators: ',.', exponentformat: 'none' },
};

/**
 * The one theme of all figures, as a plotly template.
 *
 * Labels are never cut: axes grow their margins. The plot's ground is clear, so that a page shows through; a page
 * switches a drawn figure between light and dark by exchanging the template.
 *
 * @param language whose habits of writing numbers are followed; default English
 */
export function themeTemplate(mode: ThemeMode, language: Language = 'en'): Attributes {
  const { separators, exponentformat } = habits[language];
  const { ink, muted, line, grid, ground } = grounds[mode === 'dark' ? 'dark' : 'light'];
  const clear = 'rgba(0,0,0,0)';
  const axis = {
    automargin: true,
    gridcolor: grid,
    linecolor: line,
    zerolinecolor: line,
    zerolinewidth: 1,
    tickcolor: line,
    ticks: 'outside',
    ticklen: 4,
    tickfont: { color: muted, size: 12 },
    title: { font: { color: muted, size: 12.5 }, standoff: 10 },
    // 1,500 and 0.001 rather than 1.5k and 1m, which only engineers read; from 100,000 on 100k.
    separatethousands: true,
    minexponent: 5,
    exponentformat,
  };
  const interval = { color: ink, thickness: 1.4, width: 4 };
  const intervals = { error_x: interval, error_y: interval };
  return {
    layout: {
      font: { family: fontFamily, size: 13, color: ink },
      colorway: colourOrder,
      colorscale: {
        sequential: sequentialScale,
        sequentialminus: sequentialScale,
        diverging: divergingScale,
      },
      paper_bgcolor: mode === 'notebook' ? ground : clear,
      plot_bgcolor: clear,
      margin: { l: 48, r: 16, t: 16, b: 40, pad: 0 },
      hovermode: 'closest',
      hoverlabel: {
        bgcolor: ground,
        bordercolor: line,
        font: { family: fontFamily, size: 12.5, color: ink },
        align: 'left',
        namelength: -1,
      },
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        y: 1.02,
        yanchor: 'bottom',
        font: { color: ink, size: 12.5 },
        bgcolor: clear,
        itemsizing: 'constant',
      },
      xaxis: { ...axis, showgrid: false, showline: true },
      yaxis: { ...axis, showline: false, ticks: '', ticklabelstandoff: 5 },
      coloraxis: { colorbar: colourBar(line, muted) },
      annotationdefaults: { font: { color: ink, size: 12 }, arrowcolor: muted, arrowwidth: 1, arrowhead: 0 },
      shapedefaults: { line: { color: muted, width: 1 } },
      bargap: 0.22,
      separators,
    },
    data: {
      bar: [
        {
          type: 'bar',
          marker: { line: { width: 0 } },
          textfont: { size: 12 },
          cliponaxis: false,
          ...intervals,
        },
      ],
      scatter: [{ type: 'scatter', line: { width: 2.2 }, marker: { size: 7 }, ...intervals }],
      histogram: [{ type: 'histogram', marker: { line: { width: 0 } } }],
      box: [{ type: 'box', line: { width: 1.4 }, marker: { size: 4 } }],
      heatmap: [{ type: 'heatmap', xgap: 1, ygap: 1, colorbar: colourBar(line, muted) }],
    },
  };
}

function colourBar(line: string, muted: string): Attributes {
  return {
    thickness: 12,
    outlinewidth: 0,
    tickcolor: line,
    ticks: 'outside',
    ticklen: 4,
    tickfont: { color: muted, size: 11.5 },
    title: { font: { color: muted, size: 12 }, side: 'right' },
  };
}
