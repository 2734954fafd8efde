import { type Matrix } from 'ml-matrix';
import {
  clusteringModel,
  predictorOf,
  predictRows,
  saveLabelled,
  saveTrial,
  type Trial,
} from '../clustering';
import { type Settings } from '../config';
import { readRecord, writeTextArtefact } from '../store';
import {
  featureRanges,
  pickColumns,
  type SavedFitOfSpace,
  loadModel,
  modelPath,
  readModel,
  type SavedModel,
  type TrainedModel,
} from '../scoring';
import { spaceKind } from '../spaces';
import { rankByRevenue } from './clusters';
import { selectLabels, type Selection } from './selection';
import { readPeople } from './spending';
import { readFit, type RunSpaces } from './spaces';
import { trialTitle } from './trial-names';

/** What of a trial its training needs. */
type TrainedTrial = Pick<Trial, 'id' | 'space' | 'spec' | 'k' | 'seed' | 'labels'>;

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
 * place for new customers (t-SNE) is stood in for by the log features, in which the nearest five decide. So they do
 * where the Insiders are none of the model's own groups, but several as one, or a list.
 *
 * @param selection who the Insiders are, cluster 1; default: the group with the most revenue
 */
export async function trainModel(
  settings: Settings,
  run: RunSpaces,
  trial: TrainedTrial,
  selection?: Omit<Selection, 'shortfalls' | 'movedFrom'>,
): Promise<Training> {
  const { customers, spaces, common } = run;
  const space = spaces.find(({ name }) => name === trial.space)!;
  const placeable = spaceKind(space.recipe.method).load !== undefined;
  const points = placeable ? space.points : common;
  const grouped = withoutNoise(trial.labels, points);
  const { labels, insiders } =
    selection === undefined || selection.how === 'segment'
      ? { labels: grouped, insiders: undefined }
      : selectLabels(grouped, selection, await readPeople(settings), settings.rules);
  // A density model would leave some of the new ones out as well.
  const { noise } = clusteringModel(trial.spec.model);
  const own = insiders === undefined && placeable && !noise;
  const clustering = own ? saveTrial(trial, points) : saveLabelled(points, labels);
  const fit = await readFit(settings, placeable ? space.name : 'log');
  const { clusters, labels: order } = rankByRevenue(labels, customers.revenue, insiders);
  const { artefact: trainedFile, sha256 } = await readRecord(settings, 'customers');
  const features = featuresOf(fit);
  const untried: SavedModel = {
    type: 'insiders-model',
    version: 3,
    trial: trial.id,
    title: trialTitle(trial),
    preset: settings.preset,
    rules: settings.rules,
    seed: settings.seed,
    features,
    ranges: featureRanges(pickColumns(customers, features), features),
    prediction: `A new customer goes ${predictorOf(clustering).words.en(placeable ? space.title : 'the log features')}.`,
    clusters: order.map((label, i) => ({
      cluster: i + 1,
      label,
      customers: labels.reduce((count, each) => count + Number(each === label), 0),
    })),
    space: fit,
    clustering,
    trainedOn: { file: trainedFile, sha256, customers: customers.ids.length },
    agreement: 1,
  };
  // As a file would have it: the agreement is that of what will be read back.
  const reread = loadModel(JSON.parse(JSON.stringify(untried)) as SavedModel);
  const placed = reread.predict(customers.values, customers.columns);
  const same = placed.reduce((count, cluster, row) => count + Number(cluster === clusters[row]), 0);
  const agreement = same / placed.length;
  await writeTextArtefact(settings, 'model', `${JSON.stringify({ ...untried, agreement })}\n`, {
    from: ['customers', 'spaces'],
  });
  return { model: await readModel(settings), clusters, agreement, file: modelPath(settings) };
}

/** The raw columns that a space's transform asks for: a target is none of them. */
function featuresOf({ description }: SavedFitOfSpace): string[] {
  const { recipe, columns } = description;
  return columns.filter((name) => name !== recipe.target);
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
  const placed = predictRows(known, points);
  return labels.map((label, row) => (label >= 0 ? label : placed[row]));
}
