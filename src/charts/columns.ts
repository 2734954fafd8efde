import { quantileOf } from '../numeric';
import { withOpacity, colourOrder, colours } from './palette';
import { type PlainFigure } from './plain';
import { plotText } from './text';
import { type Attributes, type Trace } from './types';

/** The kinds of figures that columns are drawn as. */
export type PlotKind = 'histogram' | 'scatter' | 'line' | 'bar' | 'box';

/** Which columns are drawn, and how. */
export interface PlotOptions {
  /** The column along x: of a histogram the values that are counted, of boxes the groups. */
  readonly x?: string;
  /** The column along y, which a histogram does not have. */
  readonly y?: string;
  /** The column whose values are told apart by colour: 12 at most. */
  readonly by?: string;
  /** Which axes are logarithmic: values that are not above zero are left out. */
  readonly log?: 'x' | 'y' | 'xy';
  /** Bins of a histogram, 1 to 500; default 40. */
  readonly bins?: number;
  readonly title?: string;
}

const MOST_COLOURS = 12;
const MOST_POINTS = 20_000;
const NEEDED: Readonly<Record<PlotKind, readonly ('x' | 'y')[]>> = {
  histogram: ['x'],
  scatter: ['x', 'y'],
  line: ['x', 'y'],
  bar: ['x', 'y'],
  box: ['y'],
};

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
}

/**
 * A figure of columns. Rows whose value is missing are left out.
 *
 * @param column gives a column's values by its name
 * @throws Error when a column is not named that the kind needs; RangeError when there are too many colours or points
 */
export function plotFigure(
  kind: PlotKind,
  column: (name: string) => readonly unknown[],
  options: PlotOptions,
): PlainFigure {
  const { x, y, by, bins = 40, title } = options;
  const log: string = options.log ?? '';
  for (const axis of NEEDED[kind]) {
    if (options[axis] === undefined) throw new Error(`${kind} needs the name of a column as ${axis}`);
  }
  const series = seriesOf(column, options);
  const points = series.reduce((sum, each) => sum + each.y.length, 0);
  if ((kind === 'scatter' || kind === 'line' || kind === 'bar') && points > MOST_POINTS)
    throw new RangeError(
      `${kind} draws ${MOST_POINTS} points at most, received ${points}: sample the frame first`,
    );
  const axis = (name: string, logarithmic: boolean): Attributes => ({
    title: { text: plotText(name) },
    ...(logarithmic ? { type: 'log' } : {}),
  });
  return {
    data: traces(kind, series, { bins, log: log.includes('x') }),
    layout: {
      title: plotText(title ?? defaultTitle(kind, options)),
      showlegend: series.length > 1,
      ...(kind === 'histogram' ? { bargap: 0, barmode: 'overlay' } : {}),
      ...(kind === 'box' ? { boxmode: 'group' } : {}),
      xaxis: axis(x ?? by ?? '', log.includes('x')),
      yaxis: axis(kind === 'histogram' ? 'rows' : (y ?? ''), log.includes('y')),
    },
  };
}

function defaultTitle(kind: PlotKind, { x = '', y = '', by }: PlotOptions): string {
  const what = kind === 'histogram' ? x : x === '' ? y : `${y} by ${x}`;
  return by === undefined ? what : `${what}, coloured by ${by}`;
}

function seriesOf(column: (name: string) => readonly unknown[], options: PlotOptions): Series[] {
  const { x, y, by } = options;
  const log: string = options.log ?? '';
  const [xs, ys, groups] = [x, y, by].map((name) => (name === undefined ? undefined : column(name)));
  const usable = (value: unknown, axis: 'x' | 'y'): boolean =>
    value !== null &&
    value !== undefined &&
    !Number.isNaN(value) &&
    (!log.includes(axis) || Number(value) > 0);
  const length = (xs ?? ys ?? []).length;
  const names = [...new Set((groups ?? []).map(String))];
  if (names.length > MOST_COLOURS)
    throw new RangeError(`by tells ${MOST_COLOURS} values apart at most, "${by}" has ${names.length}`);
  const rows = Array.from({ length }, (_, i) => i).filter(
    (i) => (xs === undefined || usable(xs[i], 'x')) && (ys === undefined || usable(ys[i], 'y')),
  );
  return (names.length === 0 ? [''] : names).map((name, i) => {
    const chosen = groups === undefined ? rows : rows.filter((row) => String(groups[row]) === name);
    const colour = colourOrder[i] ?? withOpacity(colours.grey, 1 - (i - colourOrder.length) * 0.2);
    return { name, colour, x: chosen.map((row) => xs?.[row] ?? ''), y: chosen.map((row) => ys?.[row]) };
  });
}

function traces(
  kind: PlotKind,
  series: readonly Series[],
  { bins, log }: { readonly bins: number; readonly log: boolean },
): Trace[] {
  const several = series.length > 1;
  switch (kind) {
    case 'histogram': {
      const edges = edgesOf(
        series.flatMap(({ x }) => x as number[]),
        bins,
        log,
      );
      return series.map((each) => histogramTrace(each, edges, several));
    }
    case 'scatter':
    case 'line':
      return series.map(({ name, colour, x, y }) => ({
        type: 'scatter',
        mode: kind === 'line' ? 'lines+markers' : 'markers',
        name: plotText(name),
        x,
        y,
        marker: { color: colour, size: kind === 'line' ? 5 : 7, opacity: kind === 'line' ? 1 : 0.7 },
        line: { color: colour },
      }));
    case 'bar':
      return series.map(({ name, colour, x, y }) => ({
        type: 'bar',
        name: plotText(name),
        x: x.map(String),
        y,
        marker: { color: colour },
      }));
    case 'box':
      return series.map((each) => boxTrace(each));
    default: {
      const unknown: never = kind;
      throw new RangeError(`there is no figure "${String(unknown)}"`);
    }
  }
}

/** The edges of bins of equal width, or of equal ratio. */
function edgesOf(values: readonly number[], bins: number, log: boolean): number[] {
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 500))
    throw new RangeError(`bins must be a whole number from 1 to 500, received ${bins}`);
  const numbers = values.map((value) => (log ? Math.log10(value) : value));
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) [low, high] = [Math.min(low, number), Math.max(high, number)];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new Error('a histogram needs at least one number');
  const width = (high - low) / bins || 1;
  return Array.from({ length: bins + 1 }, (_, i) => low + i * width).map((edge) => (log ? 10 ** edge : edge));
}

function histogramTrace({ name, colour, x }: Series, edges: readonly number[], several: boolean): Trace {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const value of x as number[]) {
    let [low, high] = [0, counts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle + 1]) low = middle + 1;
      else high = middle;
    }
    counts[low] += 1;
  }
  return {
    type: 'bar',
    name: plotText(name),
    x: counts.map((_, i) => (edges[i] + edges[i + 1]) / 2),
    width: counts.map((_, i) => edges[i + 1] - edges[i]),
    y: counts,
    customdata: counts.map((_, i) => [edges[i], edges[i + 1]].map((edge) => Number(edge.toPrecision(4)))),
    hovertemplate: '%{customdata[0]:,.3~g} to %{customdata[1]:,.3~g}: %{y:,}<extra></extra>',
    marker: { color: colour, opacity: several ? 0.55 : 1 },
  };
}

/** Boxes of quartiles, with whiskers from the 5th to the 95th percentile: no point of a customer is sent. */
function boxTrace({ name, colour, x, y }: Series): Trace {
  const groups = [...new Set(x.map(String))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const sorted = groups.map((group) =>
    Float64Array.from(y.filter((_, i) => String(x[i]) === group) as number[]).sort(),
  );
  const at = (share: number): number[] => sorted.map((values) => quantileOf(values, share));
  return {
    type: 'box',
    name: plotText(name),
    x: groups,
    lowerfence: at(0.05),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    upperfence: at(0.95),
    marker: { color: colour },
  };
}
