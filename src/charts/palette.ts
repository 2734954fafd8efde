import { checkNumber } from '../numeric';

/**
 * The colours, by name, in the order in which series and segments take them.
 *
 * Six are of Okabe and Ito's palette for all kinds of colour vision (black and yellow are left out: one vanishes on a
 * dark page, the other on a light one); violet and brown were added where they are farthest from those six, for
 * normal vision and for three kinds of colour blindness (Machado et al. 2009). Grey is for noise, others and context.
 *
 * Reference: Okabe and Ito 2008, Color Universal Design.
 */
export const colours = {
  blue: '#0072B2',
  vermillion: '#D55E00',
  green: '#009E73',
  purple: '#CC79A7',
  sky: '#56B4E9',
  orange: '#E69F00',
  violet: '#9669FF',
  brown: '#8F4A00',
  grey: '#767C85',
} as const;

/** The colours of series, in order: all but grey. */
export const colourOrder: readonly string[] = [
  colours.blue,
  colours.vermillion,
  colours.green,
  colours.purple,
  colours.sky,
  colours.orange,
  colours.violet,
  colours.brown,
];

/**
 * The colour of a segment or cluster, the same in every figure.
 *
 * @param segment whole number from 0; −1 is noise, which is grey. From the ninth on the colours come again, paler.
 */
export function segmentColour(segment: number): string {
  checkNumber('segment', segment, { integer: true, min: -1 });
  if (segment === -1) return colours.grey;
  const colour = colourOrder[segment % colourOrder.length];
  return segment < colourOrder.length ? colour : mix(colour, colours.grey, 0.45);
}

/** The colour with an opacity from 0 to 1, for bands of intervals. */
export function withOpacity(colour: string, opacity: number): string {
  checkNumber('opacity', opacity, { min: 0, max: 1 });
  return `rgba(${channels(colour).join(', ')}, ${opacity})`;
}

/** Low to high, readable without colour vision and on light and dark pages alike (Nuñez et al. 2018, cividis). */
export const sequentialScale = 'Cividis';

/** Below and above a middle: blue, neutral, vermillion. */
export const divergingScale: readonly (readonly [number, string])[] = [
  [0, '#00507D'],
  [0.25, '#5E9EC6'],
  [0.5, '#F1EFEA'],
  [0.75, '#E39A62'],
  [1, '#A84300'],
];

function channels(colour: string): number[] {
  if (!/^#[0-9A-Fa-f]{6}$/.test(colour)) throw new RangeError(`colour must be #rrggbb, received "${colour}"`);
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function mix(colour: string, other: string, part: number): string {
  const others = channels(other);
  const mixed = channels(colour).map((value, i) => Math.round(value * (1 - part) + others[i] * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
