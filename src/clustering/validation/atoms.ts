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
  return { count, order, starts, clusters };
}
