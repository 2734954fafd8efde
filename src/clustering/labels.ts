import { checkNumber } from '../numeric';

/** The label of a row that belongs to no cluster. */
export const NOISE = -1;

/** What a labelling holds, with its clusters numbered 0 to k − 1 in the order of their labels. */
export interface Partition {
  /** The distinct labels of the clusters, ascending; noise is none of them. */
  readonly names: Int32Array;
  /** Rows in each cluster, in the order of `names`. */
  readonly sizes: Int32Array;
  /** For each row the position of its cluster in `names`; −1 for noise. */
  readonly codes: Int32Array;
  /** Rows that are noise. */
  readonly noise: number;
}

/**
 * Reads a labelling: which clusters it has and how many rows each holds.
 *
 * @param labels one whole number a row, −1 for noise, any other numbers from 0 for clusters (gaps are allowed)
 * @param rows the number of rows that are labelled, when the labels belong to a matrix
 * @throws RangeError when the lengths differ or a label is no whole number from −1
 */
export function partition(labels: ArrayLike<number>, rows = labels.length): Partition {
  if (labels.length !== rows) {
    throw new RangeError(`labels must have one entry a row: ${rows} rows, received ${labels.length} labels`);
  }
  /** In the order in which they are met first: the labels' positions, and their rows. */
  const met = new Map<number, number>();
  const counts: number[] = [];
  const codes = new Int32Array(rows);
  let noise = 0;
  for (let i = 0; i < rows; i += 1) {
    const label = labels[i];
    if (label === NOISE) {
      noise += 1;
      codes[i] = NOISE;
      continue;
    }
    let position = met.get(label);
    if (position === undefined) {
      checkNumber(`labels[${i}]`, label, { integer: true, min: NOISE, max: 0x7fffffff });
      met.set(label, (position = counts.length));
      counts.push(0);
    }
    counts[position] += 1;
    codes[i] = position;
  }
  const names = Int32Array.from(met.keys()).sort();
  const places = new Int32Array(names.length);
  names.forEach((name, place) => (places[met.get(name)!] = place));
  for (let i = 0; i < rows; i += 1) if (codes[i] >= 0) codes[i] = places[codes[i]];
  return { names, sizes: names.map((name) => counts[met.get(name)!]), codes, noise };
}

/**
 * A partition that an index of separation can judge: at least two clusters, and fewer clusters than rows in them.
 *
 * @throws RangeError when the clustering is degenerate
 */
export function separablePartition(index: string, labels: ArrayLike<number>, rows: number): Partition {
  const parts = partition(labels, rows);
  const clusters = parts.names.length;
  const clustered = rows - parts.noise;
  if (clusters < 2 || clusters >= clustered) {
    throw new RangeError(
      `${index} needs at least 2 clusters and fewer clusters than clustered rows, received ${clusters} clusters of ${clustered} rows`,
    );
  }
  return parts;
}

/** Rows of each cluster, by ascending label; noise is left out. */
export function clusterSizes(labels: ArrayLike<number>): { readonly label: number; readonly size: number }[] {
  const { names, sizes } = partition(labels);
  return Array.from(names, (label, position) => ({ label, size: sizes[position] }));
}
