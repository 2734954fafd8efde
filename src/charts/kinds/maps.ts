import { checkNumber } from '../../numeric';
import { figure } from '../figure';
import { sequentialScale } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkLength, checkSome } from './check';
import { panelTitle } from './panel-title';

/** The same points several times, coloured by another value each time. */
export interface MapsData {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** One small chart each: a value for every point, in the range of the colours. */
  readonly panels: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

/** Options of {@link mapsFigure}. */
export interface MapsOptions {
  /** What the colours mean, beside their bar. */
  readonly colourTitle: string;
  /** The range of the colours; default 0 to 1. */
  readonly range?: readonly [number, number];
  /** Plotly's format of the values, in d3's language; default `.0%`. */
  readonly colourFormat?: string;
  /** Titles of the axes; without them the axes are bare, as those of an embedding are. */
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Cells along each axis, 8 to 200; default 54. */
  readonly cells?: number;
}

const COLUMNS = 3;

/**
 * Maps of points, side by side: the plane is cut into small cells, and a cell takes the colour of the median of its
 * points. So no point hides another, and a page stays light however many points there are.
 *
 * @throws RangeError when lengths differ or there is nothing to show
 */
export function mapsFigure(words: FigureWords, maps: MapsData, options: MapsOptions): Figure {
  const { colourTitle, range = [0, 1], colourFormat = '.0%', xTitle, yTitle, cells = 54 } = options;
  const { x, y, panels } = maps;
  checkNumber('cells', cells, { integer: true, min: 8, max: 200 });
  checkSome(words.title, 'points', x.length);
  checkSome(words.title, 'panels', panels.length);
  checkLength(words.title, 'y', y.length, x.length);
  panels.forEach(({ name, values }) =>
    checkLength(words.title, `values of ${name}`, values.length, x.length),
  );
  const across = axisCells(x, cells);
  const up = axisCells(y, cells);
  const members = pointsByCell(across.of, up.of, cells);
  const counts = members.map((points) => points.length);
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const layout: Record<string, unknown> = {
    grid: { rows, columns, pattern: 'independent', xgap: 0.08, ygap: 0.18 },
    showlegend: false,
    coloraxis: {
      colorscale: sequentialScale,
      cmin: range[0],
      cmax: range[1],
      colorbar: { title: { text: plotText(colourTitle), side: 'right' }, tickformat: colourFormat },
    },
  };
  const bare = { showticklabels: false, ticks: '', zeroline: false, showgrid: false, showline: false };
  const axis = (title: string | undefined): Attributes =>
    title === undefined ? bare : { title: { text: plotText(title) }, zeroline: false, nticks: 5 };
  const annotations: Attributes[] = [];
  const data = panels.map(({ name, values }, i): Trace => {
    const number = i === 0 ? '' : String(i + 1);
    layout[`xaxis${number}`] = axis(xTitle);
    layout[`yaxis${number}`] = axis(i % columns === 0 || yTitle === undefined ? yTitle : undefined);
    annotations.push(panelTitle(name, number));
    const medians = members.map((points) =>
      points.length === 0 ? '' : median(points.map((point) => values[point])),
    );
    return {
      type: 'heatmap',
      x0: across.first,
      dx: across.width,
      y0: up.first,
      dy: up.width,
      z: filledRows(medians, counts, cells),
      // The points of a cell are as many in every panel: a page carries them once.
      ...(i === 0 ? { text: filledRows(counts, counts, cells) } : {}),
      coloraxis: 'coloraxis',
      xgap: 0,
      ygap: 0,
      hoverongaps: false,
      hovertemplate: `${plotText(name)}: %{z:${colourFormat}}${i === 0 ? ', median of %{text}' : ''}<extra></extra>`,
      xaxis: `x${number}`,
      yaxis: `y${number}`,
    };
  });
  return figure({
    ...words,
    data,
    height: 56 + rows * 300,
    minWidth: 90 + columns * 205,
    layout: { ...layout, annotations, margin: { l: 24, r: 16, t: 34, b: 24 } },
  });
}

/** The cell of each value along an axis, the middle of the first cell, and the width of one. */
function axisCells(values: ArrayLike<number>, cells: number) {
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    least = Math.min(least, values[i]);
    greatest = Math.max(greatest, values[i]);
  }
  const width = greatest > least ? (greatest - least) / cells : 1;
  const of = Int32Array.from(values, (value) => Math.min(cells - 1, Math.floor((value - least) / width)));
  // Seven digits place a cell; the page carries no more.
  return { of, first: Number((least + width / 2).toPrecision(7)), width: Number(width.toPrecision(7)) };
}

function pointsByCell(column: Int32Array, row: Int32Array, cells: number): number[][] {
  const members = Array.from({ length: cells * cells }, (): number[] => []);
  column.forEach((at, point) => members[row[point] * cells + at].push(point));
  return members;
}

/** The rows of cells, each up to its last filled one: most of a map is empty, and a page need not carry it. */
function filledRows<Value>(values: readonly Value[], counts: readonly number[], cells: number): Value[][] {
  return Array.from({ length: cells }, (_, row) => {
    let end = (row + 1) * cells;
    while (end > row * cells && counts[end - 1] === 0) end -= 1;
    return values.slice(row * cells, end);
  });
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  // Three digits are more than a colour shows, or a hover.
  return Number(value.toPrecision(3));
}
