import { type Attributes, type Trace } from './types';

/** Pixels of a character, of the room around a cell's text, of a cell without text, of one chart of a grid. */
const CHARACTER = 6.2;
const PADDING = 8;
const CELL = 14;
const PANEL = 205;
/** Of the colour bar with its title and ticks, and of the least room for the labels of the rows. */
const COLOUR_BAR = 90;
const LABELS = 100;
/** Of the axis of values beside standing bars, and between the texts of two of them. */
const AXIS = 70;
const BETWEEN = 4;

/**
 * The least width in which a figure can be read, in CSS pixels, from what it is made of: heat maps with text in their
 * cells, standing bars with a text on each and grids of small charts do not shrink to a telephone. A narrower page lets
 * the figure scroll in its own box.
 */
export function leastWidth(data: readonly Trace[], layout: Attributes): number {
  const { columns = 1 } = (layout.grid ?? {}) as { readonly columns?: number };
  const widths = data.filter(({ type }) => type === 'heatmap').map(heatmapWidth);
  return Math.ceil(Math.max(280, columns > 1 ? columns * PANEL : 0, barsWidth(data), ...widths));
}

/** Of standing bars with a text above each, of all series side by side; 0 where there are none. */
function barsWidth(data: readonly Trace[]): number {
  const texts = data
    .filter(({ type, orientation }) => type === 'bar' && orientation === 'v')
    .flatMap(({ text }) => (Array.isArray(text) ? (text as readonly unknown[]) : []))
    .flatMap((text) => (typeof text === 'string' ? [text.length] : []));
  return texts.length === 0 ? 0 : AXIS + texts.length * (Math.max(...texts) * CHARACTER + BETWEEN);
}

function heatmapWidth(trace: Trace): number {
  const { text, y, z } = trace as { readonly [name in 'text' | 'y' | 'z']?: unknown };
  const rows = Array.isArray(z) ? (z as readonly ArrayLike<unknown>[]) : [];
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const written = 'texttemplate' in trace && Array.isArray(text) ? (text.flat() as unknown[]) : [];
  const lines = written.flatMap((cell) => (typeof cell === 'string' ? cell.split('<br>') : []));
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const names = Array.isArray(y) ? (y as readonly unknown[]) : [];
  const label = Math.max(0, ...names.map((name) => (typeof name === 'string' ? name.length : 0)));
  return (
    COLOUR_BAR +
    Math.max(LABELS, label * CHARACTER + PADDING) +
    columns * (longest === 0 ? CELL : longest * CHARACTER + PADDING)
  );
}
