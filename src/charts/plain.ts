import { themed } from './plotly';
import { type Attributes, type PlotlyFigure, type Trace } from './types';

/** A figure as plotly's own documentation has it: traces, and a layout with its title if it has one. */
export interface PlainFigure {
  readonly data: readonly Trace[];
  readonly layout?: Attributes;
}

const HEIGHT = 420;

/** A plain figure in the theme; all that its layout sets itself stays. @throws Error when it has no trace */
export function plainToPlotly({ data, layout = {} }: PlainFigure): PlotlyFigure {
  if (!Array.isArray(data) || data.length === 0)
    throw new Error('a figure needs at least one trace in its data');
  const title = plainTitle(layout);
  const drawn =
    title === '' ? {} : { title: { x: 0, xref: 'container', xanchor: 'left', ...titleOf(layout) } };
  const own = layout.margin as Attributes | undefined;
  return themed(data, {
    autosize: true,
    height: HEIGHT,
    margin: { t: title === '' ? 24 : 64, ...own },
    ...layout,
    ...drawn,
    // A page sets the title itself, and needs no room for it.
    meta: { title, minWidth: 280, margin: { t: 24, ...own }, ...(layout.meta as Attributes | undefined) },
  });
}

/** The title of a plain figure; empty where it has none. */
export function plainTitle(layout: Attributes = {}): string {
  const { text } = titleOf(layout);
  return typeof text === 'string' ? text.replace(/<[^>]*>/g, ' ').trim() : '';
}

function titleOf({ title }: Attributes): Attributes {
  return typeof title === 'string' ? { text: title } : ((title ?? {}) as Attributes);
}
