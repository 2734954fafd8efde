import { plotText } from '../text';
import { type Attributes } from '../types';

/** A small chart's title, above its left corner; `\n` begins a new line. */
export function panelTitle(name: string, number: string): Attributes {
  return {
    text: `<b>${plotText(name).replaceAll('\n', '<br>')}</b>`,
    xref: `x${number} domain`,
    yref: `y${number} domain`,
    x: 0,
    y: 1.02,
    xanchor: 'left',
    yanchor: 'bottom',
    align: 'left',
    showarrow: false,
  };
}
