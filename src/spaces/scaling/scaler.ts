import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { readColumns, readKnownColumns } from '../columns';
import { toMatrix } from '../saved-matrix';
import { fitColumn, scaleColumn, type ColumnScale, type ScalerKind } from './column-scales';

/** A scaler as plain JSON. */
export interface SavedScaler {
  readonly type: 'scaler';
  readonly kind: ScalerKind;
  readonly columns: readonly string[];
  readonly scales: readonly ColumnScale[];
}

/** A fitted scaler. */
export interface Scaler {
  readonly kind: ScalerKind;
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

/** Options of {@link fitScaler}. */
export interface ScalerOptions {
  /** Landmarks of the quantile scalers, at least 2; default 1000, at most the rows. */
  readonly landmarks?: number;
}

/**
 * Learns how to bring columns to one scale.
 *
 * | kind | a value x becomes |
 * | --- | --- |
 * | `min-max` | (x − minimum) / (maximum − minimum): 0 to 1 for the rows of the fit |
 * | `robust` | (x − median) / interquartile range; where that range is 0 although the column varies (more than half of the customers return nothing), the standard deviation stands in |
 * | `log-z` | the {@link signedLog} of x, less its mean, divided by its standard deviation (of the population) |
 * | `quantile-uniform` | the share of rows below x, interpolated between landmarks: 0 to 1 |
 * | `quantile-normal` | the standard normal quantile of that share: −5.20 to 5.20 |
 *
 * A column with a single value becomes 0 in every kind, also for new rows that differ.
 *
 * Deviations from scikit-learn's MinMaxScaler, RobustScaler, StandardScaler of log1p, QuantileTransformer: constant
 * columns as above; the standard deviation for an interquartile range of 0; all rows make the quantiles, not a
 * sample of 10,000; new rows beyond a quantile scaler's ends are kept at the ends, as there.
 *
 * @param rows customers × columns, raw
 * @param columns a name for each column
 * @throws RangeError when names and columns do not fit together, or a value is not finite
 */
export function fitScaler(
  rows: Matrix,
  columns: readonly string[],
  kind: ScalerKind,
  options: ScalerOptions = {},
): Scaler {
  const { landmarks = 1000 } = options;
  checkNumber('landmarks', landmarks, { integer: true, min: 2 });
  const flat = readColumns(rows, columns);
  const scales = columns.map((_, j) => {
    const values = new Float64Array(flat.rows);
    for (let i = 0; i < flat.rows; i += 1) values[i] = flat.values[i * flat.columns + j];
    return fitColumn(values, kind, landmarks);
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
  return {
    kind: saved.kind,
    columns: saved.columns,
    transform: (rows, columns) => {
      const flat = readKnownColumns(rows, columns, saved.columns, 'scaler');
      saved.scales.forEach((scale, j) => scaleColumn(flat.values, j, flat.columns, scale));
      return toMatrix(flat);
    },
    save: () => saved,
  };
}
