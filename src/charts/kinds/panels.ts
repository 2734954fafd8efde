import { figure } from '../figure';
import { colourOrder } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkLength, checkSome } from './check';
import { panelTitle } from './panel-title';

/** One small chart of several lines. */
export interface LinesPanel {
  readonly name: string;
  /** Values of each line, as long as its x; null leaves a gap. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Plotly's format of the values, in d3's language; default `,.3~s`. */
  readonly format?: string;
  /** A logarithmic axis of values. Default false. */
  readonly logarithmic?: boolean;
}

/** What all panels share. */
export interface LinePanels {
  /** The lines' names, in the order of each panel's values. */
  readonly names: readonly string[];
  readonly x: readonly number[];
  readonly xTitle: string;
  readonly panels: readonly LinesPanel[];
}

/**
 * Small line charts side by side, two in a row, each with an axis of values of its own; the same line has the same
 * colour in all.
 *
 * @throws RangeError when lengths differ or there is nothing to show
 */
export function linePanelsFigure(words: FigureWords, shared: LinePanels): Figure {
  const { names, x, xTitle, panels } = shared;
  checkSome(words.title, 'panels', panels.length);
  checkSome(words.title, 'lines', names.length);
  const columns = Math.min(2, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const layout: Record<string, unknown> = {
    grid: { rows, columns, pattern: 'independent', xgap: 0.16, ygap: 0.3 },
    showlegend: names.length > 1,
    // Above the panels' own titles.
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1 + 0.11 / rows, yanchor: 'bottom' },
  };
  const annotations: Attributes[] = [];
  const data = panels.flatMap(({ name, values, format = ',.3~s', logarithmic = false }, i): Trace[] => {
    checkLength(words.title, `lines of ${name}`, values.length, names.length);
    const number = i === 0 ? '' : String(i + 1);
    const last = i >= panels.length - columns;
    layout[`xaxis${number}`] = { dtick: 2, ...(last ? { title: { text: plotText(xTitle) } } : {}) };
    layout[`yaxis${number}`] = {
      tickformat: format,
      // At 1, 2 and 5: the digits between would lie on each other.
      ...(logarithmic ? { type: 'log', dtick: 'D2' } : { nticks: 5 }),
    };
    annotations.push(panelTitle(name, number));
    return values.map((line, l) => {
      checkLength(words.title, `${names[l]} of ${name}`, line.length, x.length);
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: plotText(names[l]),
        legendgroup: names[l],
        showlegend: i === 0 && names.length > 1,
        x,
        y: line,
        marker: { size: 5, color: colourOrder[l % colourOrder.length] },
        line: { color: colourOrder[l % colourOrder.length], width: 1.8 },
        hovertemplate: `${plotText(names[l])}, %{x}: %{y:${format}}<extra></extra>`,
        xaxis: `x${number}`,
        yaxis: `y${number}`,
      };
    });
  });
  return figure({
    ...words,
    data,
    height: 90 + rows * 210,
    minWidth: 60 + columns * 250,
    layout: { ...layout, annotations, margin: { l: 48, r: 16, t: 56, b: 40 } },
  });
}
