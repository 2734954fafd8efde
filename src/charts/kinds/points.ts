import { figure } from '../figure';
import { colourOrder } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords } from '../types';
import { checkLength, checkSome } from './check';

/** Points of one kind: one colour, one entry of the legend. */
export interface PointGroup {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Default: the palette's next. */
  readonly colour?: string;
  /** Plotly's name of the mark; default a disc. */
  readonly symbol?: string;
  /** What each point is, for those who point at it. */
  readonly texts?: readonly string[];
  /** What is said of a point, in plotly's template of `%{text}` and `%{customdata}`; default the text alone. */
  readonly says?: string;
  /** A number of each point, for what is said. */
  readonly amounts?: ArrayLike<number>;
}

/** Options of {@link pointsFigure}. */
export interface PointsOptions {
  /** Titles of the axes; an axis without one is bare, as those of an embedding are. */
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Further attributes of the axes: formats, ranges, scales. */
  readonly xAxis?: Attributes;
  readonly yAxis?: Attributes;
  /** Axes of one range, and the line on which both are equal. Default false. */
  readonly diagonal?: boolean;
  /** Default 7 pixels. */
  readonly size?: number;
  /** 0 to 1; default 0.85. */
  readonly opacity?: number;
  readonly height?: number;
}

const bare = { showticklabels: false, ticks: '', zeroline: false, showgrid: false, showline: false };

/** Points in groups that are told apart by colour. @throws RangeError when lengths differ or there is no group */
export function pointsFigure(
  words: FigureWords,
  groups: readonly PointGroup[],
  options: PointsOptions = {},
): Figure {
  const { xTitle, yTitle, xAxis = {}, yAxis = {}, diagonal = false } = options;
  const { size = 7, opacity = 0.85, height } = options;
  checkSome(words.title, 'groups', groups.length);
  const data = groups.map(({ name, x, y, colour, symbol = 'circle', texts, says, amounts }, i) => {
    checkLength(words.title, `y of ${name}`, y.length, x.length);
    if (texts) checkLength(words.title, `texts of ${name}`, texts.length, x.length);
    return {
      type: 'scatter',
      mode: 'markers',
      name: plotText(name),
      x: Float32Array.from(x),
      y: Float32Array.from(y),
      marker: { color: colour ?? colourOrder[i % colourOrder.length], symbol, size, opacity },
      ...(texts === undefined
        ? {}
        : { text: texts.map(plotText), hovertemplate: `${says ?? '%{text}'}<extra></extra>` }),
      ...(amounts === undefined ? {} : { customdata: Array.from(amounts) }),
    };
  });
  const axis = (title: string | undefined): Attributes =>
    title === undefined ? bare : { title: { text: plotText(title) } };
  const ends = diagonal ? commonRange(groups) : undefined;
  return figure({
    ...words,
    data,
    ...(height === undefined ? {} : { height }),
    layout: {
      showlegend: groups.length > 1,
      xaxis: { ...axis(xTitle), ...(ends ? { range: ends } : {}), ...xAxis },
      yaxis: { ...axis(yTitle), ...(ends ? { range: ends } : {}), ...yAxis },
      shapes: ends
        ? [
            {
              type: 'line',
              x0: ends[0],
              x1: ends[1],
              y0: ends[0],
              y1: ends[1],
              layer: 'below',
              line: { dash: 'dot' },
            },
          ]
        : [],
    },
  });
}

/** A range that holds every value of both axes, with a little room. */
function commonRange(groups: readonly PointGroup[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { x, y } of groups) {
    for (let i = 0; i < x.length; i += 1) {
      least = Math.min(least, x[i], y[i]);
      greatest = Math.max(greatest, x[i], y[i]);
    }
  }
  const room = 0.04 * (greatest - least) || 1;
  return [least - room, greatest + room];
}
