import { checkNumber } from '../numeric';
import { leastWidth } from './width';
import { type Attributes, type Figure, type FigureWords, type Trace } from './types';

/** What a figure is made of. */
export interface FigureOptions extends FigureWords {
  readonly data: readonly Trace[];
  /** Plotly's layout: axes, annotations, shapes. Title, fonts, colours and margins come from the theme. */
  readonly layout?: Attributes;
  /** Height of the plot without its title, in CSS pixels, from 80 to 4000; default 380. */
  readonly height?: number;
  /** The least width in which the plot can be read, in CSS pixels; default: by what it is made of. */
  readonly minWidth?: number;
}

/**
 * Makes a figure: every one says what it found, what it measures, where that comes from, and has a text for those
 * who can't see it.
 *
 * @throws Error when one of the four texts is empty, there is no trace, or the layout brings what the theme decides
 */
export function figure(options: FigureOptions): Figure {
  const { data, layout = {}, height = 380 } = options;
  const words = {
    title: checkText('title', options.title),
    subtitle: checkText('subtitle', options.subtitle),
    caption: checkText('caption', options.caption),
    alt: checkText('alt', options.alt),
  };
  const minWidth = options.minWidth ?? leastWidth(data, layout);
  checkNumber('height', height, { min: 80, max: 4000 });
  checkNumber('minWidth', minWidth, { min: 0, max: 4000 });
  if (data.length === 0) throw new Error(`the figure "${words.title}" has no trace`);
  for (const decided of ['title', 'template', 'height', 'width', 'meta']) {
    if (decided in layout)
      throw new Error(`the figure "${words.title}" sets layout.${decided}, which the theme decides`);
  }
  return { ...words, data, layout, height, minWidth };
}

function checkText(name: string, text: string): string {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  if (trimmed === '') throw new Error(`a figure needs a ${name}, received ${JSON.stringify(text)}`);
  return trimmed;
}
