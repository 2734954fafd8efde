import { type ModelName } from '../config';
import { type Trial, type TrialModel } from '../clustering';
import { knownSpace } from '../spaces';

/** What people call the models. */
export const modelTitles: Readonly<Record<TrialModel['model'], string>> = {
  'k-means': 'k-means',
  'gaussian-mixture': 'Gaussian mixture',
  ward: 'Ward',
  dbscan: 'DBSCAN',
  hdbscan: 'HDBSCAN',
};

/** The models that are tried for every number of clusters, in the order in which they are shown. */
export const modelNames: readonly ModelName[] = ['k-means', 'gaussian-mixture', 'ward'];

/** A trial in words: “PCA, k-means, k = 4”. */
export function trialTitle({ space, spec, k }: Pick<Trial, 'space' | 'spec' | 'k'>): string {
  return `${knownSpace(space).title}, ${modelTitles[spec.model]}, k = ${k}`;
}
