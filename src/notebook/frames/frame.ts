import { danfo } from './danfo';
import { type Frame } from './types';

export { type Frame, type FrameColumn, type FrameGroups } from './types';

/** The kinds of columns that danfo is told of. */
type ColumnKind = 'string' | 'boolean' | 'int32' | 'float32';

/** Options of {@link frame}. */
export interface FrameOptions {
  /** The columns, in order; default: those of the rows. Needed where there may be no row. */
  readonly columns?: readonly string[];
}

/**
 * Rows as a danfo DataFrame: a table to show, describe, filter, sort, group and plot.
 *
 * danfo is loaded at the first call, which takes a second and a half; a notebook that needs no frame does not pay for
 * it. Its arithmetic between frames goes through 32-bit floats: add money in SQL, or in plain TypeScript.
 *
 * @throws Error when there is neither a row nor a column
 *
 * @example
 * const trials = frame(results.trials.filter(({ k }) => k !== null && k <= 6));
 * trials.sortValues('silhouette', { ascending: false }).head(5)
 */
export function frame(rows: readonly object[], { columns }: FrameOptions = {}): Frame {
  const names = columns ?? [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) throw new Error('a frame needs at least one row, or the names of its columns');
  const { DataFrame } = danfo();
  const values = rows.map((row) => names.map((name) => plain((row as Record<string, unknown>)[name])));
  const dtypes = names.map((_, i) => kindOf(values.map((cells) => cells[i])));
  return new DataFrame(values, { columns: [...names], dtypes }) as Frame;
}

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** By all values: danfo looks at the first few, which may all be missing. */
function kindOf(values: readonly unknown[]): ColumnKind {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every((value) => typeof value === 'boolean')) return 'boolean';
  if (present.length === 0 || present.some((value) => typeof value !== 'number')) return 'string';
  return present.length === values.length && present.every(Number.isInteger) ? 'int32' : 'float32';
}
