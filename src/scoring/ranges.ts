import { type Matrix } from 'ml-matrix';

/** What a model has seen of a feature, in the feature's own unit. */
export interface FeatureRange {
  readonly feature: string;
  readonly min: number;
  readonly max: number;
}

/** A value beyond what the model has seen. */
export interface OutsideRange extends FeatureRange {
  readonly value: number;
}

/**
 * The least and the greatest value of each column.
 *
 * @param values customers × columns, raw, at least one customer
 * @param columns a name for each column
 */
export function featureRanges(values: Matrix, columns: readonly string[]): FeatureRange[] {
  return columns.map((feature, c) => {
    const column = values.getColumn(c);
    return {
      feature,
      min: column.reduce((least, value) => Math.min(least, value), Infinity),
      max: column.reduce((most, value) => Math.max(most, value), -Infinity),
    };
  });
}

/**
 * The features of one customer that lie beyond what was seen; the least and the greatest themselves are inside.
 *
 * @param value the customer's value of a feature
 */
export function outsideRanges(
  ranges: readonly FeatureRange[],
  value: (feature: string) => number,
): OutsideRange[] {
  return ranges
    .map((range) => ({ ...range, value: value(range.feature) }))
    .filter(({ value: own, min, max }) => !(own >= min && own <= max));
}
