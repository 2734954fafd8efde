import { type Frame } from './types';

/** A frame sorted by a column, missing values last, equals in the order that they had; danfo's own is quadratic. */
export function sortFrame(
  frame: Frame,
  column: string,
  { ascending = true }: { readonly ascending?: boolean } = {},
): Frame {
  const at = frame.columns.indexOf(column);
  const keys = frame.values.map((row) => row[at]);
  const missing = (key: unknown): boolean => key === null || key === undefined || Number.isNaN(key);
  const order = keys.map((_, i) => i);
  order.sort((a, b) => {
    const [first, second] = [keys[a], keys[b]];
    if (missing(first) || missing(second)) return Number(missing(first)) - Number(missing(second));
    return ascending ? compare(first, second) : compare(second, first);
  });
  return frame.iloc({ rows: order });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [String(a), String(b)];
  return first < second ? -1 : Number(first > second);
}
