import { quantileOf } from '../../numeric';
import { type Frame } from './types';

const QUANTILES = { min: 0, '25%': 0.25, median: 0.5, '75%': 0.75, max: 1 } as const;

/**
 * Statistics of the columns of numbers; missing values are counted and left out, where danfo's own throws.
 * An id is no quantity, and is left out.
 *
 * @param make makes a frame of rows
 * @returns a row a statistic: count, missing, mean, std (n − 1), extremes and quartiles
 * @throws Error when no column holds numbers
 */
export function describeFrame(
  frame: Frame,
  make: (values: readonly (readonly unknown[])[], options: object) => Frame,
): Frame {
  const numeric = frame.columns
    .map((name, i) => ({ name, values: frame.values.map((row) => row[i]) }))
    .filter(({ values }) => values.every((value) => value === null || typeof value === 'number'))
    .filter(({ name, values }) => !/(^|_)id$/i.test(name) && values.some((value) => value !== null));
  if (numeric.length === 0) throw new Error(`no column holds numbers: ${frame.columns.join(', ')}`);
  const described = numeric.map(({ values }) => {
    const present = Float64Array.from(values as number[])
      .filter((_, i) => values[i] !== null && !Number.isNaN(values[i]))
      .sort();
    const n = present.length;
    const mean = present.reduce((sum, value) => sum + value, 0) / n;
    const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return {
      count: n,
      missing: values.length - n,
      mean,
      std: Math.sqrt(squares / (n - 1)),
      ...Object.fromEntries(
        Object.entries(QUANTILES).map(([name, share]) => [name, quantileOf(present, share)]),
      ),
    };
  });
  const index = Object.keys(described[0]);
  const rows = index.map((name) => described.map((each) => (each as Record<string, number>)[name]));
  return make(rows, {
    columns: numeric.map(({ name }) => name),
    index,
    dtypes: numeric.map(() => 'float32'),
  });
}
