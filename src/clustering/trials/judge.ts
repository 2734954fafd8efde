import { type Matrix } from 'ml-matrix';
import { calinskiHarabasz } from '../validation/calinski-harabasz';
import { daviesBouldin } from '../validation/davies-bouldin';
import { partition } from '../labels';
import { silhouettesOfMany } from '../validation/silhouette';
import { type TrialIndices } from './types';
import { withinSumOfSquares } from '../validation/within';

/**
 * Judges labellings in one space; the silhouettes share one pass over its distances.
 *
 * @param sample row numbers on which silhouettes are taken
 * @returns one record a labelling, null where an index is undefined for it
 */
export function judgeAll(
  points: Matrix,
  labellings: readonly Int32Array[],
  sample: Int32Array,
): TrialIndices[] {
  const columns = Array.from({ length: points.columns }, (_, column) => column);
  const sampled = sample.length === points.rows ? points : points.selection([...sample], columns);
  const parts = labellings.map((labels) =>
    sample.length === points.rows ? labels : Int32Array.from(sample, (row) => labels[row]),
  );
  const judged = Array.from(parts.keys()).filter((l) => {
    const { names, noise } = partition(parts[l]);
    return names.length >= 2 && names.length < parts[l].length - noise;
  });
  const found =
    judged.length > 0
      ? silhouettesOfMany(
          sampled,
          judged.map((l) => parts[l]),
        )
      : [];
  const silhouettes = new Map(judged.map((l, i) => [l, found[i].mean]));
  return labellings.map((labels, l) => ({
    withinSumOfSquares: orNull(() => withinSumOfSquares(points, labels)),
    silhouette: silhouettes.get(l) ?? null,
    daviesBouldin: orNull(() => daviesBouldin(points, labels)),
    calinskiHarabasz: orNull(() => calinskiHarabasz(points, labels)),
  }));
}

/** What an index gives, or null where it is undefined. */
function orNull(compute: () => number): number | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
