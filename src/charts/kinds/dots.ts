import { figure } from '../figure';
import { colourOrder } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkLength, checkSome } from './check';

/** Dots of one series, with intervals where they have one. */
export interface DotSeries {
  readonly name: string;
  /** One value a label; null where there is none. */
  readonly values: readonly (number | null)[];
  /** Bounds of the intervals, the widest first, which is drawn thinnest; null where there is none. */
  readonly intervals?: readonly {
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  }[];
  /** Default: the palette's next. */
  readonly colour?: string;
  /** Default `circle`. */
  readonly symbol?: 'circle' | 'diamond' | 'square' | 'x';
  /** What is shown on hovering, a text a label; default: the value. */
  readonly texts?: readonly string[];
}

/** Options of {@link dotsFigure}. */
export interface DotsOptions {
  /** The title of the axis of values, with the unit. */
  readonly valueTitle: string;
  /** The title of the axis of labels; none by default. */
  readonly labelTitle?: string;
  /** Labels one below the other, the first on top, and values from left to right. Default false. */
  readonly lying?: boolean;
  /** Further attributes of the axis of values. */
  readonly valueAxis?: Attributes;
  readonly height?: number;
}

/** How far apart the first and the last series of one label stand, where labels are 1 apart. */
const SPREAD = 0.5;
const WIDTHS: readonly number[] = [1.6, 5];

/**
 * Dots with their intervals, several series side by side at each label: for estimates that are compared.
 *
 * @throws RangeError when lengths differ or there is no label
 */
export function dotsFigure(
  words: FigureWords,
  labels: readonly string[],
  series: readonly DotSeries[],
  options: DotsOptions,
): Figure {
  const { valueTitle, labelTitle, lying = false, valueAxis = {} } = options;
  const { height = lying ? 90 + 22 * labels.length * Math.max(2, series.length) : 380 } = options;
  checkSome(words.title, 'labels', labels.length);
  for (const { name, values, intervals = [], texts } of series) {
    checkLength(words.title, `values of ${name}`, values.length, labels.length);
    intervals.forEach(({ low, high }) => {
      checkLength(words.title, `lower bounds of ${name}`, low.length, labels.length);
      checkLength(words.title, `upper bounds of ${name}`, high.length, labels.length);
    });
    if (texts !== undefined) checkLength(words.title, `texts of ${name}`, texts.length, labels.length);
  }
  const data = series.flatMap((one, s): Trace[] => {
    const colour = one.colour ?? colourOrder[s % colourOrder.length];
    const shift = series.length === 1 ? 0 : SPREAD * (s / (series.length - 1) - 0.5);
    const at = labels.map((_, i) => i + shift);
    const intervals = (one.intervals ?? []).map(({ low, high }, k): Trace => {
      // One line for all intervals: a null lifts the pen between two of them.
      const places = at.flatMap((place) => [place, place, null]);
      const bounds = low.flatMap((bound, i) => [bound, high[i], null]);
      return {
        type: 'scatter',
        mode: 'lines',
        x: lying ? bounds : places,
        y: lying ? places : bounds,
        line: { color: colour, width: WIDTHS[Math.min(k, WIDTHS.length - 1)] },
        opacity: k === 0 ? 1 : 0.55,
        hoverinfo: 'skip',
        showlegend: false,
      };
    });
    const values = one.values;
    return [
      ...intervals,
      {
        type: 'scatter',
        mode: 'markers',
        name: plotText(one.name),
        x: lying ? values : at,
        y: lying ? at : values,
        marker: {
          color: colour,
          size: 10,
          symbol: one.symbol ?? 'circle',
          line: { width: 1, color: '#FFFFFF' },
        },
        customdata: labels.map((label, i) => [plotText(label), plotText(one.texts?.[i] ?? '')]),
        hovertemplate:
          one.texts === undefined
            ? `%{customdata[0]}: %{${lying ? 'x' : 'y'}:,.4~s}`
            : '%{customdata[0]}: %{customdata[1]}',
      },
    ];
  });
  const labelAxis = {
    tickmode: 'array',
    tickvals: labels.map((_, i) => i),
    ticktext: labels.map((label) => plotText(label).replaceAll('\n', '<br>')),
    range: lying ? [labels.length - 0.5, -0.5] : [-0.5, labels.length - 0.5],
    zeroline: false,
    showgrid: false,
    ...(labelTitle === undefined ? {} : { title: { text: labelTitle } }),
  };
  const axisOfValues = {
    title: { text: valueTitle },
    tickformat: ',.3~s',
    showgrid: true,
    ...withRoom(series, valueAxis),
  };
  return figure({
    ...words,
    data,
    height,
    layout: {
      showlegend: series.length > 1,
      xaxis: lying ? axisOfValues : labelAxis,
      yaxis: lying ? labelAxis : axisOfValues,
    },
  });
}

/** Room beyond the outermost ends of intervals, which plotly would put on the edge; nothing where the range is given. */
function withRoom(series: readonly DotSeries[], valueAxis: Attributes): Attributes {
  if ('range' in valueAxis || valueAxis.type === 'log') return valueAxis;
  const all = series
    .flatMap(({ values, intervals = [] }) => [
      ...values,
      ...intervals.flatMap(({ low, high }) => [...low, ...high]),
    ])
    .flatMap((value) => (value !== null && Number.isFinite(value) ? [value] : []));
  if (all.length === 0) return valueAxis;
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  const room = 0.03 * (greatest - least);
  const fromZero = valueAxis.rangemode === 'tozero' && least >= 0;
  return { autorangeoptions: { include: [fromZero ? 0 : least - room, greatest + room] }, ...valueAxis };
}
