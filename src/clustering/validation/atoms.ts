import { type Partition } from '../labels';

/** The common refinement of several labellings: rows that no labelling tells apart form one atom. */
export interface Atoms {
  readonly count: number;
  /** All rows, atom after atom. */
  readonly order: Int32Array;
  /** Where each atom begins in `order`, and the number of rows at the end. */
  readonly starts: Int32Array;
  /** The atom of each row. */
  readonly ofRow: Int32Array;
  /** For each labelling the cluster of each atom, −1 for noise. */
  readonly clusters: readonly Int32Array[];
}

/** Finds the atoms of partitions of the same rows; atoms are numbered by their first row. */
export function commonAtoms(parts: readonly Partition[]): Atoms {
  const rows = parts[0].codes.length;
  let atomOf = new Int32Array(rows);
  let count = 1;
  for (const { codes, names } of parts) {
    const seen = new Map<number, number>();
    const refined = new Int32Array(rows);
    for (let i = 0; i < rows; i += 1) {
      const key = atomOf[i] * (names.length + 1) + codes[i] + 1;
      let atom = seen.get(key);
      if (atom === undefined) seen.set(key, (atom = seen.size));
      refined[i] = atom;
    }
    atomOf = refined;
    count = seen.size;
  }
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < rows; i += 1) starts[atomOf[i] + 1] += 1;
  for (let a = 0; a < count; a += 1) starts[a + 1] += starts[a];
  const next = starts.slice(0, count);
  const order = new Int32Array(rows);
  for (let i = 0; i < rows; i += 1) order[next[atomOf[i]]++] = i;
  const clusters = parts.map(({ codes }) =>
    Int32Array.from({ length: count }, (_, a) => codes[order[starts[a]]]),
  );
  return { count, order, starts, ofRow: atomOf, clusters };
}

/** Labellings that follow one another and have few atoms in common. */
export interface Layer {
  /** The first of them, and how many. */
  readonly first: number;
  readonly size: number;
  readonly count: number;
  /** For each atom of all labellings the one of these. */
  readonly ofAtom: Int32Array;
  /** For each of these labellings the cluster of each of its atoms; noise comes after the last cluster. */
  readonly clusters: readonly Int32Array[];
}

/**
 * Parts labellings into layers, so that what is known of the atoms of all can be summed to the clusters of each by way
 * of few atoms: as many labellings a layer as keep that no dearer than the way to the layer.
 */
export function layersOf(parts: readonly Partition[], atoms: Atoms): Layer[] {
  const layers: Layer[] = [];
  for (let first = 0; first < parts.length;) {
    let size = 1;
    let own = commonAtoms([parts[first]]);
    for (; first + size < parts.length; size += 1) {
      const wider = commonAtoms(parts.slice(first, first + size + 1));
      if (wider.count * (size + 1) > atoms.count) break;
      own = wider;
    }
    layers.push({
      first,
      size,
      count: own.count,
      ofAtom: Int32Array.from({ length: atoms.count }, (_, a) => own.ofRow[atoms.order[atoms.starts[a]]]),
      clusters: own.clusters.map((clusters, l) =>
        clusters.map((cluster) => (cluster < 0 ? parts[first + l].names.length : cluster)),
      ),
    });
    first += size;
  }
  return layers;
}
