import { type Partition } from '../labels';

/** The common refinement of several labellings: rows that no labelling tells apart form one atom. */
export interface Atoms {
  readonly count: number;
  /** All rows, atom after atom. */
  readonly order: Int32Array;
  /** Where each atom begins in `order`, and the number of rows at the end. */
  readonly starts: Int32Array;
  /** For each labelling the cluster of each atom, −1 for noise. */
  readonly clusters: readonly Int32Array[];
}

/** Things put into parts, numbered by their first ones. */
interface Parts {
  readonly of: Int32Array;
  readonly count: number;
}

/** Parts the things further by another labelling of them, −1 being a label like any other. */
function refine({ of, count }: Parts, codes: Int32Array): Parts {
  const seen = new Map<number, number>();
  const refined = new Int32Array(of.length);
  for (let i = 0; i < of.length; i += 1) {
    const key = (codes[i] + 1) * count + of[i];
    let part = seen.get(key);
    if (part === undefined) seen.set(key, (part = seen.size));
    refined[i] = part;
  }
  return { of: refined, count: seen.size };
}

/** Finds the atoms of partitions of the same rows; atoms are numbered by their first row. */
export function commonAtoms(parts: readonly Partition[]): Atoms {
  const rows = parts[0].codes.length;
  let atoms: Parts = { of: new Int32Array(rows), count: 1 };
  for (const { codes } of parts) atoms = refine(atoms, codes);
  const { of, count } = atoms;
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < rows; i += 1) starts[of[i] + 1] += 1;
  for (let a = 0; a < count; a += 1) starts[a + 1] += starts[a];
  const next = starts.slice(0, count);
  const order = new Int32Array(rows);
  for (let i = 0; i < rows; i += 1) order[next[of[i]]++] = i;
  const clusters = parts.map(({ codes }) => starts.subarray(0, count).map((start) => codes[order[start]]));
  return { count, order, starts, clusters };
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
export function layersOf(parts: readonly Partition[], { count, clusters }: Atoms): Layer[] {
  const layers: Layer[] = [];
  for (let first = 0; first < parts.length;) {
    let own = refine({ of: new Int32Array(count), count: 1 }, clusters[first]);
    let size = 1;
    for (; first + size < parts.length; size += 1) {
      const wider = refine(own, clusters[first + size]);
      if (wider.count * (size + 1) > count) break;
      own = wider;
    }
    const { of, count: few } = own;
    layers.push({
      first,
      size,
      count: few,
      ofAtom: of,
      clusters: parts.slice(first, first + size).map(({ names }, l) => {
        const ofFew = new Int32Array(few);
        of.forEach((part, atom) => {
          const cluster = clusters[first + l][atom];
          ofFew[part] = cluster < 0 ? names.length : cluster;
        });
        return ofFew;
      }),
    });
    first += size;
  }
  return layers;
}
