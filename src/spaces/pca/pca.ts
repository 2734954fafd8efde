import { Matrix } from 'ml-matrix';
import { checkNumber, readOptions, type OptionsOf } from '../../numeric';
import { readColumns, readKnownColumns } from '../columns';
import { toMatrix } from '../saved-matrix';
import { principalAxes, project } from './principal';

/** A PCA as plain JSON. */
export interface SavedPca {
  readonly type: 'pca';
  readonly columns: readonly string[];
  readonly mean: readonly number[];
  /** components × columns. */
  readonly components: readonly (readonly number[])[];
  readonly explainedVariance: readonly number[];
  readonly totalVariance: number;
}

/** A fitted PCA. */
export interface Pca {
  readonly columns: readonly string[];
  /** components × columns: directions of length 1; the largest entry of each is positive. */
  readonly components: Matrix;
  /** columns × components: direction × standard deviation along it; for z-scored columns nearly the correlation. */
  readonly loadings: Matrix;
  /** Variance along each component, divisor n − 1, descending. */
  readonly explainedVariance: readonly number[];
  /** Its share of the whole variance; 0 when nothing varies. */
  readonly explainedShare: readonly number[];
  /** Coordinates of rows, rows × components; columns in any order. */
  readonly transform: (rows: Matrix, columns: readonly string[]) => Matrix;
  readonly save: () => SavedPca;
}

/** The options of a PCA, with their ranges. */
export const PCA_OPTIONS = {
  components: {
    says: 'Components kept, at most as many as rows and as columns; 1 where there is only one column',
    default: 2,
    integer: true,
    min: 1,
  },
} as const;

/** Options of {@link fitPca}. */
export type PcaOptions = OptionsOf<typeof PCA_OPTIONS>;

/**
 * Principal component analysis: the directions of largest variance, by singular value decomposition of the
 * centred rows. Columns are not scaled here: scale them first.
 *
 * @param rows n × d, at least two rows
 * @param columns a name for each column
 * @throws RangeError on fewer than two rows, on too many components, and as the columns' check does
 *
 * Reference: Pearson 1901; Hotelling 1933. The sign of a component is free; here its largest entry is positive.
 */
export function fitPca(rows: Matrix, columns: readonly string[], options: PcaOptions = {}): Pca {
  const flat = readColumns(rows, columns);
  checkNumber('rows', flat.rows, { min: 2 });
  const most = Math.min(flat.rows, flat.columns);
  const { components } = readOptions(PCA_OPTIONS, {
    components: options.components ?? Math.min(PCA_OPTIONS.components.default, most),
  });
  checkNumber('components', components, { max: most });
  const { mean, axes, variances } = principalAxes(flat);
  return loadPca({
    type: 'pca',
    columns: [...columns],
    mean: Array.from(mean),
    components: axes.to2DArray().slice(0, components),
    explainedVariance: Array.from(variances.subarray(0, components)),
    totalVariance: variances.reduce((sum, variance) => sum + variance, 0),
  });
}

/** The PCA that was saved. */
export function loadPca(saved: SavedPca): Pca {
  if (saved.type !== 'pca') throw new RangeError(`this is no saved PCA: type ${String(saved.type)}`);
  const { columns, explainedVariance, totalVariance } = saved;
  const count = explainedVariance.length;
  const components = new Matrix(saved.components.map((row) => [...row]));
  const mean = Float64Array.from(saved.mean);
  const loadings = components.transpose();
  explainedVariance.forEach((variance, c) => loadings.mulColumn(c, Math.sqrt(variance)));
  return {
    columns,
    components,
    loadings,
    explainedVariance,
    explainedShare: explainedVariance.map((variance) => (totalVariance > 0 ? variance / totalVariance : 0)),
    transform: (rows, names) => {
      const flat = readKnownColumns(rows, names, columns, 'PCA');
      return toMatrix(project(flat, { mean, axes: components }, count));
    },
    save: () => saved,
  };
}
