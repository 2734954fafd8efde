import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../../numeric';
import { averageChain } from './average-chain';
import { buildDendrogram, type Dendrogram } from './dendrogram';
import { wardChain } from './ward-chain';

/** How the distance of two clusters is measured. */
export type LinkageMethod = 'ward' | 'average';

/** Options of {@link fitLinkage}. */
export interface LinkageOptions {
  /** `ward`: the rise of the within-cluster sum of squares; `average`: the mean distance; default `ward`. */
  readonly method?: LinkageMethod;
  /** The most rows taken; default 30,000 for Ward (time grows as n²), 12,000 for average (memory does: 4 n² bytes). */
  readonly maxRows?: number;
}

/** A hierarchical clustering: cut it at any k. */
export interface LinkageFit {
  readonly model: 'linkage';
  readonly method: LinkageMethod;
  readonly dendrogram: Dendrogram;
}

/**
 * Agglomerative clustering by a chain of nearest neighbours, O(n²) in time.
 *
 * Heights are SciPy's: for Ward √(2 × the rise of the within-cluster sum of squares), for average the mean distance.
 * It has no start and no end to wait for: the same matrix gives the same tree.
 *
 * @param matrix rows × columns, finite, at least two rows
 * @throws RangeError when there are fewer than two rows or more than `maxRows`
 *
 * Reference: Ward 1963; Müllner 2011, arXiv:1109.2378.
 */
export function fitLinkage(matrix: Matrix, options: LinkageOptions = {}): LinkageFit {
  const { method = 'ward', maxRows = method === 'ward' ? 30_000 : 12_000 } = options;
  const points = flatten(matrix);
  checkNumber('matrix rows', points.rows, { min: 2 });
  if (!(points.rows <= maxRows)) {
    throw new RangeError(
      `linkage is quadratic in the rows: ${points.rows} rows are more than maxRows = ${maxRows}; ` +
        'cluster a stratified sample of them (stratifiedSample) and place the rest (saveLabelled, placeRows)',
    );
  }
  return { model: 'linkage', method, dendrogram: buildDendrogram(points.rows, merges(points, method)) };
}

function merges(points: Parameters<typeof wardChain>[0], method: LinkageMethod) {
  switch (method) {
    case 'ward':
      return wardChain(points);
    case 'average':
      return averageChain(points);
    default: {
      const unknown: never = method;
      throw new RangeError(`method must be ward or average, received ${String(unknown)}`);
    }
  }
}
