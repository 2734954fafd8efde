import { toPlotly, type Figure } from '../charts';
import { escapeHtml } from '../format';
import { display, mime } from './display';

/**
 * Shows a figure: drawn by plotly, with its caption below and its alternative text for those who read.
 *
 * The caption is an output of its own in a notebook, since a plot has no place for it that axis labels never reach; a
 * page takes it from the figure itself.
 */
export function showFigure(figure: Figure): void {
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
