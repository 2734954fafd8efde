import { type Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, randomIndex } from '../../numeric';
import { partition, type Partition } from '../labels';

/** How far a cluster is to be trusted, after Hennig 2007 and 2008. */
export type StabilityGrade = 'highly stable' | 'stable' | 'a pattern' | 'not to be trusted';

/** The stability of one cluster. */
export interface ClusterStability {
  readonly label: number;
  readonly size: number;
  /** Mean over the replicates of the largest Jaccard similarity to a cluster of the replicate; 0 to 1, higher is better. */
  readonly jaccard: number;
  /** Share of the replicates in which that similarity was at most one half: the cluster was dissolved. */
  readonly dissolved: number;
  readonly grade: StabilityGrade;
}

/** The stability of a clustering. */
export interface Stability {
  readonly clusters: readonly ClusterStability[];
  /** Mean of the clusters' similarities, each as often as it has rows. */
  readonly mean: number;
  /** The least of them. */
  readonly least: number;
  readonly replicates: number;
}

/** Options of {@link bootstrapStability}. */
export interface StabilityOptions {
  /** Bootstrap samples; default 100. */
  readonly replicates?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Called after each replicate. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Bootstrap stability: rows are drawn with replacement, the drawn ones are clustered anew, and each cluster is looked
 * for among the new ones by the Jaccard similarity of their drawn rows.
 *
 * As in Hennig's default, a row that was drawn more than once is clustered once, so that copies make no clusters of
 * their own. Noise is no cluster. A replicate without a row of a cluster says nothing of that cluster and is left out
 * of its mean; a cluster that no replicate holds, hence an error, has too few rows.
 *
 * @param matrix rows × columns
 * @param labels the clustering to be judged
 * @param refit clusters some of the rows as the whole was clustered: same model, same k, the seed given
 * @throws RangeError when there is no cluster, the lengths differ or an option is out of range
 *
 * Reference: Hennig 2007, Comput. Stat. Data Anal. 52; grades of Hennig 2008, J. Multivariate Anal. 99.
 */
export function bootstrapStability(
  matrix: Matrix,
  labels: ArrayLike<number>,
  refit: (rows: Matrix, seed: number) => ArrayLike<number>,
  options: StabilityOptions = {},
): Stability {
  const { replicates = 100, seed = 0, onProgress } = options;
  checkNumber('replicates', replicates, { integer: true, min: 1 });
  const parts = partition(labels, matrix.rows);
  const k = parts.names.length;
  if (k === 0) throw new RangeError('bootstrap stability needs a cluster: every row is noise');
  const columns = Array.from({ length: matrix.columns }, (_, column) => column);
  const sums = new Float64Array(k);
  const dissolved = new Int32Array(k);
  const seen = new Int32Array(k);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const part = childSeed(seed, replicate);
    const drawn = drawRows(matrix.rows, part);
    const anew = partition(refit(matrix.selection(drawn, columns), part), drawn.length);
    bestJaccards(parts, drawn, anew).forEach((similarity, cluster) => {
      if (similarity < 0) return;
      seen[cluster] += 1;
      sums[cluster] += similarity;
      if (similarity <= 0.5) dissolved[cluster] += 1;
    });
    onProgress?.(replicate + 1, replicates);
  }
  return summarise(parts, replicates, sums, dissolved, seen);
}

/** The distinct rows of a bootstrap sample, ascending. */
function drawRows(rows: number, seed: number): number[] {
  const random = createRandom(seed);
  const drawn = new Uint8Array(rows);
  for (let i = 0; i < rows; i += 1) drawn[randomIndex(random, rows)] = 1;
  return Array.from(drawn.keys()).filter((row) => drawn[row] === 1);
}

/** For each cluster its largest Jaccard similarity to a new one, over the drawn rows; −1 when none was drawn. */
function bestJaccards(parts: Partition, drawn: readonly number[], anew: Partition): Float64Array {
  const k = parts.names.length;
  const m = anew.names.length;
  const common = new Int32Array(k * m);
  const sizes = new Int32Array(k);
  drawn.forEach((row, position) => {
    const old = parts.codes[row];
    if (old < 0) return;
    sizes[old] += 1;
    if (anew.codes[position] >= 0) common[old * m + anew.codes[position]] += 1;
  });
  return Float64Array.from(sizes, (size, old) => {
    if (size === 0) return -1;
    let best = 0;
    for (let c = 0; c < m; c += 1) {
      const both = common[old * m + c];
      best = Math.max(best, both / (size + anew.sizes[c] - both));
    }
    return best;
  });
}

function summarise(
  parts: Partition,
  replicates: number,
  sums: Float64Array,
  dissolved: Int32Array,
  seen: Int32Array,
): Stability {
  const clusters = Array.from(parts.names, (label, cluster) => {
    if (seen[cluster] === 0) {
      throw new RangeError(
        `no replicate drew a row of cluster ${label}: raise replicates above ${replicates}`,
      );
    }
    const jaccard = sums[cluster] / seen[cluster];
    return {
      label,
      size: parts.sizes[cluster],
      jaccard,
      dissolved: dissolved[cluster] / seen[cluster],
      grade: stabilityGrade(jaccard),
    };
  });
  const clustered = clusters.reduce((sum, { size }) => sum + size, 0);
  return {
    clusters,
    mean: clusters.reduce((sum, { size, jaccard }) => sum + size * jaccard, 0) / clustered,
    least: Math.min(...clusters.map(({ jaccard }) => jaccard)),
    replicates,
  };
}

/** Hennig's grades: from which mean Jaccard similarity on a cluster is highly stable, stable, or at least a pattern. */
export const stabilityGrades = { highlyStable: 0.85, stable: 0.75, pattern: 0.6 } as const;

/** Hennig's words for a mean Jaccard similarity. */
export function stabilityGrade(jaccard: number): StabilityGrade {
  checkNumber('jaccard', jaccard, { min: 0, max: 1 });
  if (jaccard >= stabilityGrades.highlyStable) return 'highly stable';
  if (jaccard >= stabilityGrades.stable) return 'stable';
  return jaccard >= stabilityGrades.pattern ? 'a pattern' : 'not to be trusted';
}
