import { checkModel, modelFaults } from './check';
import { dbscan } from './dbscan';
import { gaussianMixture } from './gaussian-mixture';
import { hdbscan } from './hdbscan';
import { kMeans } from './k-means';
import { type ClusteringModel } from './model';
import { ward } from './ward';

const OWN: readonly ClusteringModel[] = [kMeans, gaussianMixture, ward, dbscan, hdbscan];

/** Every clustering model, in the order in which trials and tables have them. */
const models = [...OWN];

/** The clustering models: all, or those that are fitted for a number of clusters. */
export function clusteringModels(which: 'all' | 'by k' = 'all'): readonly ClusteringModel[] {
  return models.filter(({ byK }) => which === 'all' || byK);
}

/** The model of that name. @throws RangeError that lists the names there are */
export function clusteringModel(name: string): ClusteringModel {
  const found = models.find((model) => model.name === name);
  if (found !== undefined) return found;
  throw new RangeError(
    `model must be one of ${models.map((model) => model.name).join(', ')}, received "${name}"`,
  );
}

/**
 * Adds a model for the rest of the process, as a test or a notebook may want; one that stays has its line above.
 * Worker threads do not know it, so that its trials are made in this one.
 *
 * @returns takes it out again
 * @throws RangeError that lists what the entry lacks
 */
export function registerModel(model: ClusteringModel): () => void {
  checkModel(model, models);
  models.push(model);
  return () => {
    const at = models.indexOf(model);
    if (at >= 0) models.splice(at, 1);
  };
}

/** Whether the model comes with the project, and is therefore known in worker threads too. */
export function isOwnModel(name: string): boolean {
  return OWN.some((model) => model.name === name);
}

/** Checks every entry, before a run begins. @throws RangeError that says what each lacks */
export function checkModels(): void {
  const faults = models.flatMap((model, at) => modelFaults(model, models.slice(0, at)));
  if (faults.length > 0) throw new RangeError(`clustering models cannot be used: ${faults.join('; ')}`);
}
