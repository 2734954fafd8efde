import { Matrix } from 'ml-matrix';
import {
  predictionScores,
  predictorOf,
  predictRows,
  type PredictionMeasure,
  type SavedClustering,
} from '../clustering';
import { type Preset, type Settings } from '../config';
import { loadSpace, type SavedSpace, type SpaceDescription } from '../spaces';
import { artefactPath, readTextArtefact } from '../store';
import { pickColumns } from './columns';
import { type FeatureRange } from './ranges';

/** A fitted space as its file has it: without its points, which are in the artefact, and without times. */
export type SavedFitOfSpace = Omit<SavedSpace, 'points' | 'description'> & {
  readonly description: Omit<SpaceDescription, 'seconds'>;
};

/** A trained model as its file has it: everything needed to give a new customer a cluster. */
export interface SavedModel {
  readonly type: 'insiders-model';
  readonly version: 3;
  /** The trial's id, and its name in words. */
  readonly trial: string;
  readonly title: string;
  readonly preset: string;
  /** The preset's rules as they were: a new customer's lines are cleaned and counted by these. */
  readonly rules: Preset;
  readonly seed: number;
  /** What a new customer must bring, raw, as the preset defines it. */
  readonly features: readonly string[];
  /** What the model has seen of each of them; beyond, it knows nothing. */
  readonly ranges: readonly FeatureRange[];
  /** How a new customer’s cluster is predicted, in a sentence. */
  readonly prediction: string;
  /** Clusters by number, 1 with the most revenue, with the label that stands for each in `clustering`. */
  readonly clusters: readonly {
    readonly cluster: number;
    readonly label: number;
    readonly customers: number;
  }[];
  readonly space: SavedFitOfSpace;
  readonly clustering: SavedClustering;
  /** The customers that it was trained on. */
  readonly trainedOn: { readonly file: string; readonly sha256: string; readonly customers: number };
  /** The share of those customers whom the model, read back, gives the cluster that it was trained with, 0 to 1. */
  readonly agreement: number;
}

/** How near, or how probable, each cluster is for each customer. */
export interface ClusterScores {
  readonly measure: PredictionMeasure;
  /** The cluster of each customer, from 1. */
  readonly clusters: Int32Array;
  /** customers × clusters, in the order of the clusters' numbers. */
  readonly values: Matrix;
  /** How far away each is in the model's space, likewise; null for a mixture. */
  readonly distances: Matrix | null;
}

/** A trained model, ready to place customers. */
export interface TrainedModel {
  readonly saved: SavedModel;
  /**
   * The cluster of each customer, from 1.
   *
   * @param values customers × columns, raw
   * @param columns a name for each column, in any order; the model's features must be among them
   * @throws RangeError when a feature is missing or a value is not finite
   */
  readonly predict: (values: Matrix, columns: readonly string[]) => Int32Array;
  /** Predicts as `predict` does, and says how near every cluster is. */
  readonly score: (values: Matrix, columns: readonly string[]) => ClusterScores;
}

/** Where the run's trained model lies. */
export function modelPath(settings: Settings): string {
  return artefactPath(settings, 'model');
}

/** Reads the run's trained model. @throws Error that names the notebook which makes it, or says what the file is not */
export async function readModel(settings: Settings): Promise<TrainedModel> {
  const saved = await readSavedModel(settings);
  try {
    return loadModel(saved);
  } catch (error) {
    throw new Error(
      `${modelPath(settings)} cannot be used: ${(error as Error).message}. Run notebook 06 again`,
      {
        cause: error,
      },
    );
  }
}

/** Reads the run's trained model as its file has it. @throws Error that names the notebook which makes it */
export async function readSavedModel(settings: Settings): Promise<SavedModel> {
  const file = modelPath(settings);
  const text = await readTextArtefact(settings, 'model');
  try {
    return JSON.parse(text) as SavedModel;
  } catch (error) {
    throw new Error(`${file} cannot be used: ${(error as Error).message}. Run notebook 06 again`, {
      cause: error,
    });
  }
}

/** The model that was saved. @throws RangeError when it is no saved model, or of another version */
export function loadModel(saved: SavedModel): TrainedModel {
  if (saved.type !== 'insiders-model' || saved.version !== 3) {
    throw new RangeError(
      `this is no saved model of version 3: type ${String(saved.type)}, version ${String(saved.version)}`,
    );
  }
  const { transform } = loadSpace({
    ...saved.space,
    // Placing needs neither the customers' points nor the time that they took, and the file has neither.
    points: { rows: 0, columns: saved.space.description.axes.length, values: [] },
    description: { ...saved.space.description, seconds: 0 },
  });
  if (transform === undefined)
    throw new RangeError(`the model's space, ${saved.space.description.name}, places nobody`);
  const clusterOf = new Map(saved.clusters.map(({ cluster, label }) => [label, cluster]));
  const pointsOf = (values: Matrix, columns: readonly string[]): Matrix => {
    const missing = saved.features.find((name) => !columns.includes(name));
    if (missing !== undefined) {
      throw new RangeError(
        `feature ${missing} is missing: the model places customers by ${saved.features.join(', ')}`,
      );
    }
    return transform(pickColumns({ values, columns }, saved.features), saved.features);
  };
  return {
    saved,
    predict: (values, columns) => {
      if (values.rows === 0) return new Int32Array(0);
      const points = pointsOf(values, columns);
      const labels = predictRows(saved.clustering, points);
      const known = labels.every((label) => clusterOf.has(label));
      return known ? labels.map((label) => clusterOf.get(label)!) : scoresOf(saved, points).clusters;
    },
    score: (values, columns) => {
      if (values.rows > 0) return scoresOf(saved, pointsOf(values, columns));
      const { measure } = predictorOf(saved.clustering);
      const none = new Matrix(0, saved.clusters.length);
      return { measure, clusters: new Int32Array(0), values: none, distances: null };
    },
  };
}

function scoresOf({ clustering, clusters }: SavedModel, points: Matrix): ClusterScores {
  const { measure, labels, predicted, values, distances } = predictionScores(clustering, points);
  const order = clusters.map(({ label }) => labels.indexOf(label));
  const scores = values.subMatrixColumn(order);
  const places = new Map(clusters.map(({ label }, place) => [label, place]));
  return {
    measure,
    // A component that is the most probable of nobody in training is no cluster: the best of the others decides.
    clusters: predicted.map(
      (label, row) => 1 + (places.get(label) ?? bestPlace(scores.getRow(row), measure)),
    ),
    values: scores,
    distances: distances === null ? null : distances.subMatrixColumn(order),
  };
}

/** The place of the best score, the first among equals. */
function bestPlace(scores: readonly number[], measure: PredictionMeasure): number {
  return scores.indexOf(measure === 'distance' ? Math.min(...scores) : Math.max(...scores));
}
