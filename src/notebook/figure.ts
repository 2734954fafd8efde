import { plainTitle, plainToPlotly, toPlotly, type Figure, type PlainFigure } from '../charts';
import { escapeHtml } from '../format';
import { display, mime, type MimeBundle } from './display';

/**
 * Shows a figure: drawn by plotly, with its caption below and its alternative text for those who read.
 *
 * The caption is an output of its own in a notebook, since a plot has no place for it that axis labels never reach; a
 * page takes it from the figure itself.
 *
 * @param figure one of `src/charts`, or plotly's own `{ data, layout }`, which is drawn in the theme
 * @throws Error when it has no trace
 *
 * @example
 * showFigure({ data: [{ type: 'bar', x: ['a', 'b'], y: [2, 3] }], layout: { title: 'Two bars' } });
 */
export function showFigure(figure: Figure | PlainFigure): void {
  if (!('caption' in figure)) return display(plainBundle(figure));
  const { title, subtitle, caption, alt } = figure;
  display({
    [mime.plotly]: toPlotly(figure),
    'text/plain': [title, subtitle, alt, caption].join('\n'),
  });
  display({
    'text/html': `<p class="insiders-caption"><small>${escapeHtml(caption)}</small></p>`,
    'text/plain': caption,
  });
}

/** A plain figure in all its forms; for those who read, its title and what its traces are. */
export function plainBundle(figure: PlainFigure): MimeBundle {
  const kinds = [...new Set(figure.data.map(({ type }) => type))].join(', ');
  const title = plainTitle(figure.layout);
  return { [mime.plotly]: plainToPlotly(figure), 'text/plain': title === '' ? kinds : `${title} (${kinds})` };
}
