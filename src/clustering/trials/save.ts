import { type Matrix } from 'ml-matrix';
import { partition } from '../labels';
import { type ClusteringModel } from '../models/model';
import { clusteringModel } from '../models/registry';
import { saveLabelled } from '../prediction/nearest-labelled';
import { type SavedClustering } from '../prediction/predictor';
import { type Trial } from './types';

/**
 * A trial's clustering as a file's content, by which `predictRows` labels new customers.
 *
 * The model is fitted again from the trial's seed. A tree, and a density model that was fitted to a sample, are saved
 * as their labelled rows: a new customer goes where the nearest ones are.
 *
 * @param points the trial's space, all customers
 * @throws RangeError when the points are not those of the trial, as the labels tell
 */
export function saveTrial(
  { id, spec, seed, labels }: Pick<Trial, 'id' | 'spec' | 'seed' | 'labels'>,
  points: Matrix,
): SavedClustering {
  partition(labels, points.rows);
  const entry = clusteringModel(spec.model);
  if (entry.save === undefined) return saveLabelled(points, labels);
  const settings = spec as Parameters<ClusteringModel['fit']>[1];
  const saved = entry.save(points, settings, { labels, seed });
  if (saved !== null) return saved;
  if (entry.allPairs) return saveLabelled(points, labels);
  throw new RangeError(`points are not those that trial ${id} was fitted to: its labels come out otherwise`);
}
