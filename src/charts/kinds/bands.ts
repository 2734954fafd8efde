import { colourOrder, withOpacity } from '../palette';
import { type Figure, type FigureWords, type Trace } from '../types';
import { checkLength } from './check';
import { linesFigure, type Line, type LinesOptions } from './lines';

/** The bounds of an interval along a line, each as long as the line. */
export interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A line with intervals around it: the widest first, which is drawn palest. */
export interface BandedLine extends Line {
  readonly bands?: readonly Band[];
}

/** A line chart with intervals drawn as bands. @throws RangeError when lengths differ */
export function bandsFigure(words: FigureWords, lines: readonly BandedLine[], options: LinesOptions): Figure {
  const base = linesFigure(words, lines, options);
  const bands = lines.flatMap(({ name, x, colour, bands = [] }, i) =>
    bands.map(({ low, high }, k): Trace => {
      checkLength(words.title, `lower bounds of ${name}`, low.length, x.length);
      checkLength(words.title, `upper bounds of ${name}`, high.length, x.length);
      return {
        type: 'scatter',
        mode: 'lines',
        x: [...x, ...[...x].reverse()],
        y: [...high, ...[...low].reverse()],
        fill: 'toself',
        fillcolor: withOpacity(colour ?? colourOrder[i % colourOrder.length], k === 0 ? 0.14 : 0.2),
        line: { width: 0 },
        hoverinfo: 'skip',
        showlegend: false,
      };
    }),
  );
  return { ...base, data: [...bands, ...base.data] };
}
