import { figure } from '../figure';
import { colourOrder } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords } from '../types';
import { checkLength } from './check';

/** One line of a line chart. */
export interface Line {
  readonly name: string;
  readonly x: readonly (number | string)[];
  readonly y: readonly number[];
  /** Default: the palette's next. */
  readonly colour?: string;
  readonly dash?: 'solid' | 'dash' | 'dot';
  /** Points at the values; default true below 40 values. */
  readonly markers?: boolean;
}

/** Options of {@link linesFigure}. */
export interface LinesOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  /** Further attributes of the axes: formats, ranges, scales. */
  readonly xAxis?: Attributes;
  readonly yAxis?: Attributes;
  /** Upright lines that mark a value of x, with a label. */
  readonly marks?: readonly { readonly x: number | string; readonly label: string }[];
  readonly height?: number;
}

/** A line chart of one or more lines. @throws RangeError when lengths differ */
export function linesFigure(words: FigureWords, lines: readonly Line[], options: LinesOptions): Figure {
  const { xTitle, yTitle, xAxis = {}, yAxis = {}, marks = [], height } = options;
  for (const { name, x, y } of lines) checkLength(words.title, `y of ${name}`, y.length, x.length);
  const data = lines.map(({ name, x, y, colour, dash = 'solid', markers = y.length < 40 }, i) => ({
    type: 'scatter',
    mode: markers ? 'lines+markers' : 'lines',
    name: plotText(name),
    x,
    y,
    line: { color: colour ?? colourOrder[i % colourOrder.length], dash },
  }));
  return figure({
    ...words,
    data,
    ...(height === undefined ? {} : { height }),
    layout: {
      showlegend: lines.length > 1,
      hovermode: 'x unified',
      xaxis: { title: { text: xTitle }, ...xAxis },
      yaxis: { title: { text: yTitle }, ...yAxis },
      shapes: marks.map(({ x }) => ({
        type: 'line',
        x0: x,
        x1: x,
        y0: 0,
        y1: 1,
        yref: 'paper',
        line: { dash: 'dot' },
      })),
      annotations: marks.map(({ x, label }) => ({
        x,
        y: 1,
        yref: 'paper',
        text: plotText(label),
        showarrow: false,
        xanchor: 'left',
        yanchor: 'top',
        xshift: 4,
      })),
    },
  });
}
