import { type Matrix } from 'ml-matrix';
import { readColumns, readKnownColumns } from '../columns';
import { toMatrix } from '../saved-matrix';
import { type LearntScale } from './kind';
import { scalingKind } from './registry';

/** What was learnt of a column with one value only: it carries nothing, and every row of it becomes 0. */
const CONSTANT = { by: 'constant' } as const;

/** A scaler as plain JSON. */
export interface SavedScaler {
  readonly type: 'scaler';
  /** The name of a way of scaling. */
  readonly kind: string;
  readonly columns: readonly string[];
  /** One a column. */
  readonly scales: readonly LearntScale[];
}

/** A fitted scaler. */
export interface Scaler {
  readonly kind: string;
  /** The columns that it knows, in the order of its output. */
  readonly columns: readonly string[];
  /**
   * Scales rows by what was learnt at the fit; nothing is learnt from them. Columns may come in any order, the
   * result has the fitted order.
   *
   * @throws RangeError when a column is unknown, missing or comes twice, or a value is not finite
   */
  readonly transform: (rows: Matrix, columns: readonly string[]) => Matrix;
  /** Everything needed to load it again, as plain JSON. */
  readonly save: () => SavedScaler;
}

/**
 * Learns how to bring columns to one scale, by a way of scaling that {@link scalingKinds} has.
 *
 * A column with a single value becomes 0 in every kind, also for new rows that differ.
 *
 * Deviations from scikit-learn's MinMaxScaler, RobustScaler, StandardScaler of log1p, QuantileTransformer: constant
 * columns as above; the standard deviation for an interquartile range of 0; all rows make the quantiles, not a
 * sample of 10,000; new rows beyond a quantile scaler's ends are kept at the ends, as there.
 *
 * @param rows customers × columns, raw
 * @param columns a name for each column
 * @throws RangeError when names and columns do not fit together, there is no such scaling, an option is out of
 *   range, or a value is not finite
 */
export function fitScaler(
  rows: Matrix,
  columns: readonly string[],
  kind: string,
  options: object = {},
): Scaler {
  const { fit } = scalingKind(kind);
  const flat = readColumns(rows, columns);
  const scales = columns.map((_, j) => {
    const values = new Float64Array(flat.rows);
    for (let i = 0; i < flat.rows; i += 1) values[i] = flat.values[i * flat.columns + j];
    const sorted = Float64Array.from(values).sort();
    return sorted[0] === sorted[sorted.length - 1] ? CONSTANT : fit(values, sorted, options);
  });
  return loadScaler({ type: 'scaler', kind, columns: [...columns], scales });
}

/** The scaler that was saved. */
export function loadScaler(saved: SavedScaler): Scaler {
  if (saved.type !== 'scaler' || saved.scales.length !== saved.columns.length) {
    throw new RangeError(
      `this is no saved scaler: type ${String(saved.type)}, ${saved.scales?.length} scales`,
    );
  }
  const { scale } = scalingKind(saved.kind);
  return {
    kind: saved.kind,
    columns: saved.columns,
    transform: (rows, columns) => {
      const flat = readKnownColumns(rows, columns, saved.columns, 'scaler');
      const { values } = flat;
      saved.scales.forEach((learnt, j) => {
        const scaled = learnt.by === CONSTANT.by ? () => 0 : scale(learnt);
        for (let at = j; at < values.length; at += flat.columns) values[at] = scaled(values[at]);
      });
      return toMatrix(flat);
    },
    save: () => saved,
  };
}
