import { Matrix } from 'ml-matrix';
import { type Language } from '../../config';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';

/** A clustering as plain JSON, with all that labelling a new row needs; the predictor of its kind reads it. */
export interface SavedClustering {
  readonly kind: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/**
 * What a prediction goes by: the `distance` to each centre (or dense row), lower is nearer; the `posterior` probability
 * of each component, or the `vote` of the nearest labelled rows, higher is surer, each summing to 1 over the labels.
 */
export type PredictionMeasure = 'distance' | 'posterior' | 'vote';

/** How well every label fits every row. */
export interface LabelScores {
  /** The labels of the columns, ascending; noise is none of them. */
  readonly labels: readonly number[];
  /** rows × labels. */
  readonly values: Matrix;
  /**
   * rows × labels: how far away each label is. To its centre, its nearest dense row, or its nearest labelled row; null
   * for a mixture, whose components have no one distance.
   */
  readonly distances: Matrix | null;
}

/** Labels new rows by a saved clustering of one kind. */
export interface Predictor<Saved extends SavedClustering = SavedClustering> {
  readonly kind: string;
  readonly measure: PredictionMeasure;
  /** One label a row, −1 for noise. @throws RangeError when the columns differ from those that were clustered */
  predict(saved: Saved, rows: Matrix): Int32Array;
  /** How well every label fits. @throws RangeError as `predict` */
  scores(saved: Saved, rows: Matrix): LabelScores;
  /** Where a new row goes in the named space, after “goes”: “to the nearest centre in PCA”. */
  readonly words: Readonly<Record<Language, (space: string) => string>>;
}

/** The rows to label and the saved ones, flat. @throws RangeError when their columns differ */
export function sameColumns(matrix: Matrix, rows: number[][]): { points: FlatMatrix; known: FlatMatrix } {
  const points = flatten(matrix);
  const known = flatten(new Matrix(rows), 'saved points');
  checkNumber('matrix columns', points.columns, { min: known.columns, max: known.columns });
  return { points, known };
}
