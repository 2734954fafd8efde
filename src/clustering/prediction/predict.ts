import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { clusteringModels } from '../models/registry';
import { nearestLabelled } from './nearest-labelled';
import { type LabelScores, type Predictor, type PredictionMeasure, type SavedClustering } from './predictor';

/**
 * Who reads a saved clustering, by its kind: the predictor of the model that saves so, or that of labelled rows.
 *
 * @throws RangeError when the file is of another kind or version
 */
export function predictorOf(saved: SavedClustering): Predictor {
  checkNumber('version of the saved clustering', saved.version, { min: 1, max: 1 });
  const predictors = [nearestLabelled, ...clusteringModels().map(({ predictor }) => predictor)];
  const found = predictors.find(({ kind }) => kind === saved.kind);
  if (found !== undefined) return found;
  throw new RangeError(`kind of the saved clustering is unknown: ${saved.kind}`);
}

/**
 * Labels new rows by a saved clustering: nearest centre, highest posterior, or nearest labelled rows.
 *
 * @param saved as from `saveTrial` or `saveLabelled`, or read from JSON
 * @param matrix rows × the columns that were clustered, in the same space
 * @returns one label a row, −1 for noise where the model knows noise
 * @throws RangeError when the columns differ or the file is of another kind or version
 */
export function predictRows(saved: SavedClustering, matrix: Matrix): Int32Array {
  return predictorOf(saved).predict(saved, matrix);
}

/** How well every label fits every row, and which one each gets. */
export interface PredictionScores extends LabelScores {
  readonly measure: PredictionMeasure;
  /** One label a row, as {@link predictRows} gives it. */
  readonly predicted: Int32Array;
}

/**
 * Labels rows by a saved clustering, and says how near or how probable each of its labels is for them.
 *
 * A tree's rows vote with weight 1 ÷ distance, as a share of all votes; one at distance 0 has the whole vote. For
 * density models a label's distance is that to its nearest dense row: Euclidean for DBSCAN, of mutual reachability for
 * HDBSCAN.
 *
 * @param matrix rows × columns
 * @throws RangeError as {@link predictRows} does
 */
export function predictionScores(saved: SavedClustering, matrix: Matrix): PredictionScores {
  const predictor = predictorOf(saved);
  const predicted = predictor.predict(saved, matrix);
  return { measure: predictor.measure, predicted, ...predictor.scores(saved, matrix) };
}
