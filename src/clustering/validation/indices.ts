import { type Matrix } from 'ml-matrix';
import { calinskiHarabasz } from './calinski-harabasz';
import { daviesBouldin } from './davies-bouldin';
import { dbcv } from './dbcv';
import { silhouette } from './silhouette';
import { withinSumOfSquares } from './within';

/** The names of the indices that judge a labelling by the rows themselves. */
export type IndexName = 'withinSumOfSquares' | 'silhouette' | 'daviesBouldin' | 'calinskiHarabasz' | 'dbcv';

/** An index of a clustering's quality, with what a reader must know of it. */
export interface ClusterIndex {
  readonly name: IndexName;
  readonly title: string;
  readonly range: readonly [number, number];
  readonly better: 'higher' | 'lower';
  /** What becomes of it when all rows are multiplied by s: it stays, or is multiplied by s². */
  readonly scaling: 'none' | 'squared';
  /** What becomes of noise rows. */
  readonly noise: 'left out' | 'lowers the index';
  /** When it throws. */
  readonly undefinedWhen: string;
  readonly compute: (matrix: Matrix, labels: ArrayLike<number>) => number;
}

/** Every index that takes a matrix and labels; each passes the same tests of invariance. */
export const clusterIndices: readonly ClusterIndex[] = [
  {
    name: 'withinSumOfSquares',
    title: 'Within-cluster sum of squares',
    range: [0, Infinity],
    better: 'lower',
    scaling: 'squared',
    noise: 'left out',
    undefinedWhen: 'every row is noise',
    compute: withinSumOfSquares,
  },
  {
    name: 'silhouette',
    title: 'Mean silhouette',
    range: [-1, 1],
    better: 'higher',
    scaling: 'none',
    noise: 'left out',
    undefinedWhen: 'there are fewer than 2 clusters, or as many clusters as clustered rows',
    compute: (matrix, labels) => silhouette(matrix, labels).mean,
  },
  {
    name: 'daviesBouldin',
    title: 'Davies-Bouldin index',
    range: [0, Infinity],
    better: 'lower',
    scaling: 'none',
    noise: 'left out',
    undefinedWhen:
      'there are fewer than 2 clusters, as many clusters as clustered rows, or two spread clusters with one centre',
    compute: daviesBouldin,
  },
  {
    name: 'calinskiHarabasz',
    title: 'Calinski-Harabasz index',
    range: [0, Infinity],
    better: 'higher',
    scaling: 'none',
    noise: 'left out',
    undefinedWhen:
      'there are fewer than 2 clusters, as many clusters as clustered rows, or no spread within clusters',
    compute: calinskiHarabasz,
  },
  {
    name: 'dbcv',
    title: 'Density-based clustering validation',
    range: [-1, 1],
    better: 'higher',
    scaling: 'none',
    noise: 'lowers the index',
    undefinedWhen: 'there are fewer than 2 clusters of more than one row',
    compute: dbcv,
  },
];
