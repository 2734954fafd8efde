import { type Matrix } from 'ml-matrix';
import {
  validationIndices,
  type IndexName,
  type JudgedIn,
  type TrialIndices,
  type ValidationIndex,
} from '../validation/indices';
import { takeRows } from './reduce';

/**
 * Judges labellings in one space by every index that is taken there; those over all pairs share one pass.
 *
 * @param sample row numbers on which indices over all pairs are taken
 * @returns one record a labelling, null where an index is undefined for it
 */
export function judgeAll(
  points: Matrix,
  labellings: readonly Int32Array[],
  sample: Int32Array,
  where: JudgedIn,
): TrialIndices[] {
  const sampled = takeRows(points, sample);
  const parts =
    sampled === points
      ? labellings
      : labellings.map((labels) => Int32Array.from(sample, (row) => labels[row]));
  const columns = Object.entries(validationIndices).map(([name, index]): [string, (number | null)[]] => {
    if (!index.spaces.includes(where)) return [name, labellings.map(() => null)];
    if (index.together !== undefined) return [name, judgeTogether(index.together, sampled, parts)];
    return [name, labellings.map((labels) => orNull(() => index.compute(points, labels)))];
  });
  return labellings.map(
    (_, l) =>
      Object.fromEntries(columns.map(([name, values]) => [name, values[l]])) as Record<
        IndexName,
        number | null
      >,
  );
}

function judgeTogether(
  { defined, compute }: NonNullable<ValidationIndex['together']>,
  points: Matrix,
  labellings: readonly Int32Array[],
): (number | null)[] {
  const judged = labellings.filter(defined);
  const values = judged.length > 0 ? compute(points, judged) : [];
  const found = new Map(judged.map((labels, l) => [labels, values[l]]));
  return labellings.map((labels) => found.get(labels) ?? null);
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
