import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Matrix } from 'ml-matrix';
import { placeRows, saveLabelled, saveTrial, type SavedClustering, type Trial } from '../../clustering';
import { type Settings } from '../../config';
import { loadSpace } from '../../spaces';
import { readRecord, runFolders, writeText } from '../../store';
import { rankByRevenue } from '../clusters';
import { pickColumns } from './customers';
import { readFit, type RunSpaces, type SavedFitOfSpace } from './spaces';
import { trialTitle } from './trial-names';

/** A trained model as its file has it: everything needed to give a new customer a cluster. */
export interface SavedModel {
  readonly type: 'insiders-model';
  readonly version: 1;
  /** The trial's id, and its name in words. */
  readonly trial: string;
  readonly title: string;
  readonly preset: string;
  readonly seed: number;
  /** What a new customer must bring, raw, as the preset defines it. */
  readonly features: readonly string[];
  /** How a new customer is placed, in a sentence. */
  readonly placement: string;
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
  readonly place: (values: Matrix, columns: readonly string[]) => Int32Array;
}

/** A model with the clusters of the customers that it was trained on. */
export interface Training {
  readonly model: TrainedModel;
  /** One number a customer, from 1. */
  readonly clusters: Int32Array;
  /** The share of those customers whom the saved model gives the same cluster, 0 to 1. */
  readonly agreement: number;
  readonly file: string;
}

/**
 * Trains the chosen trial on all customers of the run and saves it as `model.json` in the run's processed data.
 *
 * Every customer gets a cluster: whom a density model leaves out goes where the nearest five are. A space that has no
 * place for new customers (t-SNE) is stood in for by the log features, in which the nearest five decide.
 */
export async function trainModel(settings: Settings, run: RunSpaces, trial: Trial): Promise<Training> {
  const { customers, spaces, common } = run;
  const space = spaces.find(({ name }) => name === trial.space)!;
  const placeable = space.recipe.method !== 'tsne';
  const points = placeable ? space.points : common;
  const labels = withoutNoise(trial.labels, points);
  // A density model would leave some of the new ones out as well.
  const byDensity = trial.spec.model === 'dbscan' || trial.spec.model === 'hdbscan';
  const clustering = placeable && !byDensity ? saveTrial(trial, points) : saveLabelled(points, labels);
  const fit = await readFit(settings, placeable ? space.name : 'log');
  const { clusters, labels: order } = rankByRevenue(labels, customers.revenue);
  const { artefact, sha256 } = await readRecord(settings, 'customers');
  const saved: SavedModel = {
    type: 'insiders-model',
    version: 1,
    trial: trial.id,
    title: trialTitle(trial),
    preset: settings.preset,
    seed: settings.seed,
    features: featuresOf(fit),
    placement: placementOf(clustering, placeable ? space.title : 'the log features'),
    clusters: order.map((label, i) => ({
      cluster: i + 1,
      label,
      customers: labels.reduce((count, each) => count + Number(each === label), 0),
    })),
    space: fit,
    clustering,
    trainedOn: { file: artefact, sha256, customers: customers.ids.length },
  };
  const file = modelPath(settings);
  await writeText(file, `${JSON.stringify(saved)}\n`);
  const model = await readModel(settings);
  const placed = model.place(customers.values, customers.columns);
  const same = placed.reduce((count, cluster, row) => count + Number(cluster === clusters[row]), 0);
  return { model, clusters, agreement: same / placed.length, file };
}

/** Where the run's trained model lies. */
export function modelPath(settings: Settings): string {
  return path.join(runFolders(settings).processed, 'model.json');
}

/** Reads the run's trained model. @throws Error that names the notebook which makes it, or says what the file is not */
export async function readModel(settings: Settings): Promise<TrainedModel> {
  return loadModel(await readSavedModel(settings));
}

/** Reads the run's trained model as its file has it. @throws Error that names the notebook which makes it */
export async function readSavedModel(settings: Settings): Promise<SavedModel> {
  const file = modelPath(settings);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `the run "${settings.run}" has no model.json yet: run notebook 06 first (missing: ${file})`,
    );
  });
  return JSON.parse(text) as SavedModel;
}

/** The model that was saved. @throws RangeError when it is no saved model, or of another version */
export function loadModel(saved: SavedModel): TrainedModel {
  if (saved.type !== 'insiders-model' || saved.version !== 1) {
    throw new RangeError(
      `this is no saved model of version 1: type ${String(saved.type)}, version ${String(saved.version)}`,
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
  return {
    saved,
    place: (values, columns) => {
      const missing = saved.features.find((name) => !columns.includes(name));
      if (missing !== undefined) {
        throw new RangeError(
          `feature ${missing} is missing: the model places customers by ${saved.features.join(', ')}`,
        );
      }
      if (values.rows === 0) return new Int32Array(0);
      const points = transform(pickColumns({ values, columns }, saved.features), saved.features);
      return placeRows(saved.clustering, points).map((label) => clusterOf.get(label)!);
    },
  };
}

/** The raw columns that a space's transform asks for: the leaves' target is none of them. */
function featuresOf({ description }: SavedFitOfSpace): string[] {
  const { recipe, columns } = description;
  return columns.filter((name) => recipe.method !== 'leaves' || name !== recipe.target);
}

function placementOf({ kind }: SavedClustering, space: string): string {
  switch (kind) {
    case 'nearest-centre':
      return `A new customer goes to the nearest centre in ${space}.`;
    case 'gaussian-mixture':
      return `A new customer goes to the most probable component in ${space}.`;
    case 'nearest-labelled':
      return `A new customer goes where the nearest five customers are in ${space}, the nearer ones counting more.`;
    case 'density':
    case 'reachability':
      return `A new customer goes to the dense group that is within reach in ${space}.`;
    default: {
      const unknown: never = kind;
      throw new RangeError(`unknown kind of clustering: ${String(unknown)}`);
    }
  }
}

/** Labels in which those without a group have that of the nearest five. */
function withoutNoise(labels: Int32Array, points: Matrix): Int32Array {
  const inside = Array.from(labels.keys()).filter((row) => labels[row] >= 0);
  if (inside.length === labels.length) return labels;
  const columns = Array.from({ length: points.columns }, (_, column) => column);
  const known = saveLabelled(
    points.selection(inside, columns),
    inside.map((row) => labels[row]),
  );
  const placed = placeRows(known, points);
  return labels.map((label, row) => (label >= 0 ? label : placed[row]));
}
