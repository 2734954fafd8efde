import { figure } from '../figure';
import { colours } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords } from '../types';
import { checkLength, checkSome } from './check';

/** What a bar chart shows. */
export interface BarsData {
  readonly labels: readonly string[];
  /** One series or several, each as long as the labels; several stand side by side, or stacked. */
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly colour?: string;
  }[];
  /** The values as text, per series; shown at the bar's end where given. */
  readonly texts?: readonly (readonly string[])[];
  /** The title of the axis of values, with the unit. */
  readonly valueTitle: string;
}

/** Options of {@link barsFigure}. */
export interface BarsOptions {
  /** Lying bars, for long labels; the first label is on top. Default false. */
  readonly lying?: boolean;
  /** Series on top of each other instead of side by side. Default false. */
  readonly stacked?: boolean;
  /** A logarithmic axis of values, which then does not begin at zero. Default false. */
  readonly logarithmic?: boolean;
  /** Plotly's format of the axis of values, in d3's language; default `,.3~s`. */
  readonly tickFormat?: string;
  /** Put before each tick of the axis of values, such as a currency's sign. */
  readonly tickPrefix?: string;
  readonly height?: number;
}

/** A bar chart; its axis of values begins at zero, unless it is logarithmic. @throws RangeError when lengths differ */
export function barsFigure(words: FigureWords, bars: BarsData, options: BarsOptions = {}): Figure {
  const {
    lying = false,
    stacked = false,
    tickFormat = ',.3~s',
    tickPrefix = '',
    logarithmic = false,
  } = options;
  const { height = lying ? 60 + 26 * bars.labels.length : 360 } = options;
  checkSome(words.title, 'labels', bars.labels.length);
  for (const { name, values } of bars.series) {
    checkLength(words.title, `values of ${name}`, values.length, bars.labels.length);
  }
  bars.texts?.forEach((texts, i) =>
    checkLength(words.title, `texts of series ${i}`, texts.length, bars.labels.length),
  );
  const labels = bars.labels.map((label) => plotText(label).replaceAll('\n', '<br>'));
  const palette = [colours.blue, colours.orange, colours.green, colours.purple];
  const data = bars.series.map(({ name, values, colour }, i) => ({
    type: 'bar',
    name: plotText(name),
    orientation: lying ? 'h' : 'v',
    x: lying ? values : labels,
    y: lying ? labels : values,
    marker: { color: colour ?? palette[i % palette.length] },
    ...(bars.texts === undefined
      ? {}
      : {
          text: bars.texts[i]?.map(plotText),
          textposition: values.map((value) => (lying && value < 0 ? 'none' : 'outside')),
          constraintext: 'none',
          hoverinfo: 'x+y+text',
        }),
  }));
  const valueAxis = {
    title: { text: bars.valueTitle },
    tickformat: tickFormat,
    tickprefix: tickPrefix,
    rangemode: 'tozero',
    ...(logarithmic ? { type: 'log', dtick: 1 } : {}),
  };
  const labelAxis = { type: 'category', ...(lying ? { autorange: 'reversed' } : {}) };
  return figure({
    ...words,
    data,
    height,
    layout: {
      barmode: stacked ? 'relative' : 'group',
      showlegend: bars.series.length > 1,
      xaxis: lying ? { ...valueAxis, showgrid: true } : labelAxis,
      yaxis: lying ? labelAxis : valueAxis,
      annotations: lying ? textsBeyondZero(bars, labels) : [],
      ...(lying && bars.texts !== undefined ? { margin: { l: 48, r: 90, t: 16, b: 40 } } : {}),
    },
  });
}

/**
 * The texts of lying bars that run below zero, on the other side of zero: at their own end they would stand on the
 * labels of the axis.
 */
function textsBeyondZero({ series, texts = [] }: BarsData, labels: readonly string[]): Attributes[] {
  return series.flatMap(({ values }, i) =>
    labels.flatMap((label, bar) => {
      const text = texts[i]?.[bar];
      if (text === undefined || values[bar] >= 0) return [];
      return [{ x: 0, y: label, text: plotText(text), xanchor: 'left', xshift: 3, showarrow: false }];
    }),
  );
}
