import { Matrix } from 'ml-matrix';
import { createRandom, randomNormal } from '../../src/numeric';

/** Generated groups of points with known labels, group after group. */
export function blobs(
  sizes: readonly number[],
  options: { columns?: number; gap?: number; seed?: number } = {},
) {
  const { columns = 3, gap = 10, seed = 1 } = options;
  const random = createRandom(seed);
  const rows: number[][] = [];
  const labels: number[] = [];
  sizes.forEach((size, group) => {
    for (let i = 0; i < size; i += 1) {
      rows.push(
        Array.from(
          { length: columns },
          (_, j) => randomNormal(random) + (j === group % columns ? gap * (group + 1) : 0),
        ),
      );
      labels.push(group);
    }
  });
  return { matrix: new Matrix(rows), labels: Int32Array.from(labels) };
}
