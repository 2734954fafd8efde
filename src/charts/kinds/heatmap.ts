import { figure } from '../figure';
import { divergingScale, sequentialScale } from '../palette';
import { plotText } from '../text';
import { type Figure, type FigureWords } from '../types';
import { checkLength } from './check';

/** What a heat map shows. */
export interface HeatmapData {
  /** Labels of the columns. */
  readonly x: readonly string[];
  /** Labels of the rows; the first is on top. */
  readonly y: readonly string[];
  /** Rows of values; null leaves the cell empty. */
  readonly z: readonly (readonly (number | null)[])[];
  /** The text in each cell, where `\n` begins a new line; none by default. */
  readonly text?: readonly (readonly string[])[];
}

/** Options of {@link heatmapFigure}. */
export interface HeatmapOptions {
  /** `sequential` from low to high; `diverging` around zero. Default `sequential`. */
  readonly scale?: 'sequential' | 'diverging';
  readonly range?: readonly [number, number];
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** What the colours mean, beside their bar. */
  readonly colourTitle: string;
  /** Plotly's format of the colour bar, in d3's language. */
  readonly colourFormat?: string;
  readonly height?: number;
}

/** A heat map, with its values written in the cells where texts are given. @throws RangeError when lengths differ */
export function heatmapFigure(words: FigureWords, heatmap: HeatmapData, options: HeatmapOptions): Figure {
  const { scale = 'sequential', range, xTitle, yTitle, colourTitle, colourFormat = '' } = options;
  // Few rows still leave room for the titles that stand upright beside them.
  const upright = Math.max(yTitle?.length ?? 0, colourTitle.length);
  const { height = Math.max(120 + 30 * heatmap.y.length, 110 + 6.5 * upright) } = options;
  for (const [what, rows] of [['z', heatmap.z] as const, ['text', heatmap.text ?? heatmap.z] as const]) {
    checkLength(words.title, what, rows.length, heatmap.y.length);
    rows.forEach((row, i) => checkLength(words.title, `row ${i} of ${what}`, row.length, heatmap.x.length));
  }
  return figure({
    ...words,
    height,
    data: [
      {
        type: 'heatmap',
        x: heatmap.x.map(plotText),
        y: heatmap.y.map(plotText),
        z: heatmap.z,
        colorscale: scale === 'sequential' ? sequentialScale : divergingScale,
        ...(range === undefined ? {} : { zmin: range[0], zmax: range[1] }),
        ...(heatmap.text === undefined
          ? {}
          : {
              text: heatmap.text.map((row) => row.map((text) => plotText(text).replaceAll('\n', '<br>'))),
              texttemplate: '%{text}',
              textfont: { size: 11 },
              hovertemplate: '%{y}, %{x}: %{text}<extra></extra>',
            }),
        hoverongaps: false,
        colorbar: {
          title: { text: colourTitle, side: 'right' },
          tickformat: colourFormat,
          thickness: 12,
          outlinewidth: 0,
        },
      },
    ],
    layout: {
      xaxis: {
        type: 'category',
        side: 'bottom',
        ...(xTitle === undefined ? {} : { title: { text: xTitle } }),
      },
      yaxis: {
        type: 'category',
        autorange: 'reversed',
        ...(yTitle === undefined ? {} : { title: { text: yTitle } }),
      },
    },
  });
}
