import { type Attributes, type Trace } from './types';

/** Pixels of a character in a cell, of the room around it, of a cell without text, of one chart of a grid, of labels. */
const CHARACTER = 6.2;
const PADDING = 8;
const CELL = 14;
const PANEL = 205;
const LABELS = 190;

/**
 * The least width in which a figure can be read, in CSS pixels, from what it is made of: heat maps with text in their
 * cells and grids of small charts do not shrink to a telephone. A narrower page lets the figure scroll in its own box.
 */
export function leastWidth(data: readonly Trace[], layout: Attributes): number {
  const { columns = 1 } = (layout.grid ?? {}) as { readonly columns?: number };
  const widths = data.filter(({ type }) => type === 'heatmap').map(heatmapWidth);
  return Math.ceil(Math.max(280, columns > 1 ? columns * PANEL : 0, ...widths));
}

function heatmapWidth(trace: Trace): number {
  const { text, z } = trace as { readonly text?: unknown; readonly z?: unknown };
  const rows = Array.isArray(z) ? (z as readonly ArrayLike<unknown>[]) : [];
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const written = 'texttemplate' in trace && Array.isArray(text) ? (text.flat() as unknown[]) : [];
  const lines = written.flatMap((cell) => (typeof cell === 'string' ? cell.split('<br>') : []));
  const longest = Math.max(0, ...lines.map((line) => line.length));
  return LABELS + columns * (longest === 0 ? CELL : longest * CHARACTER + PADDING);
}
