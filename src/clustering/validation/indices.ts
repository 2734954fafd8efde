import { type Matrix } from 'ml-matrix';
import { type Language } from '../../config';
import { partition } from '../labels';
import { calinskiHarabasz } from './calinski-harabasz';
import { daviesBouldin } from './davies-bouldin';
import { silhouette, silhouettesOfMany } from './silhouette';
import { withinSumOfSquares } from './within';

/** An index of a clustering's quality, judged by the rows themselves; noise rows are left out. */
export interface ValidationIndex {
  readonly words: Readonly<Record<Language, string>>;
  readonly range: readonly [number, number];
  readonly better: 'higher' | 'lower';
  /** What becomes of it when all rows are multiplied by s: it stays, or is multiplied by s². */
  readonly scaling: 'none' | 'squared';
  /** When it throws. */
  readonly undefinedWhen: string;
  /** Where trials are judged by it: in their own space, in the common one. */
  readonly spaces: readonly JudgedIn[];
  compute(matrix: Matrix, labels: ArrayLike<number>): number;
  /**
   * For an index over all pairs: several labellings in one pass. Trials are judged by it on a sample where there are too
   * many rows.
   */
  readonly together?: {
    readonly defined: (labels: ArrayLike<number>) => boolean;
    readonly compute: (matrix: Matrix, labellings: readonly ArrayLike<number>[]) => number[];
  };
}

/** The space in which a trial is judged: its own, or the one in which all are compared. */
export type JudgedIn = 'own' | 'common';

const EVERYWHERE: readonly JudgedIn[] = ['own', 'common'];

const indices = {
  withinSumOfSquares: {
    words: { en: 'Within-cluster sum of squares', pt: 'Soma de quadrados dentro dos grupos' },
    range: [0, Infinity],
    better: 'lower',
    scaling: 'squared',
    undefinedWhen: 'every row is noise',
    spaces: EVERYWHERE,
    compute: withinSumOfSquares,
  },
  silhouette: {
    words: { en: 'Silhouette', pt: 'Silhueta' },
    range: [-1, 1],
    better: 'higher',
    scaling: 'none',
    undefinedWhen: 'there are fewer than 2 clusters, or as many clusters as clustered rows',
    spaces: EVERYWHERE,
    compute: (matrix, labels) => silhouette(matrix, labels).mean,
    together: {
      defined(labels) {
        const { names, noise } = partition(labels);
        return names.length >= 2 && names.length < labels.length - noise;
      },
      compute: (matrix, labellings) => silhouettesOfMany(matrix, labellings).map(({ mean }) => mean),
    },
  },
  daviesBouldin: {
    words: { en: 'Davies-Bouldin', pt: 'Davies-Bouldin' },
    range: [0, Infinity],
    better: 'lower',
    scaling: 'none',
    undefinedWhen:
      'there are fewer than 2 clusters, as many clusters as clustered rows, or two spread clusters with one centre',
    spaces: EVERYWHERE,
    compute: daviesBouldin,
  },
  calinskiHarabasz: {
    words: { en: 'Calinski-Harabasz', pt: 'Calinski-Harabasz' },
    range: [0, Infinity],
    better: 'higher',
    scaling: 'none',
    undefinedWhen:
      'there are fewer than 2 clusters, as many clusters as clustered rows, or no spread within clusters',
    spaces: EVERYWHERE,
    compute: calinskiHarabasz,
  },
} satisfies Readonly<Record<string, ValidationIndex>>;

/** The names of the indices. */
export type IndexName = keyof typeof indices;

/** Every validation index, by name, in the order in which tables have them. */
export const validationIndices: Readonly<Record<IndexName, ValidationIndex>> = indices;

/** How well a labelling does in one space; null where an index is undefined for it, or not asked. */
export type TrialIndices = Readonly<Record<IndexName, number | null>>;

/** The better of two values of an index comes first; for sorting. */
export function byIndex(name: IndexName): (a: number, b: number) => number {
  const sign = validationIndices[name].better === 'higher' ? -1 : 1;
  return (a, b) => sign * (a - b);
}
