import { type Matrix } from 'ml-matrix';
import { fitDbscan } from '../density/dbscan';
import { fitHdbscan } from '../density/hdbscan';
import { fitKMeans } from '../kmeans/kmeans';
import { partition } from '../labels';
import { fitMixture } from '../mixture/mixture';
import {
  saveDbscan,
  saveHdbscan,
  saveKMeans,
  saveLabelled,
  saveMixture,
  type SavedClustering,
} from '../placement/saved';
import { type Trial } from './types';

/** Beyond, HDBSCAN refuses all rows. */
const MOST_ROWS = 30_000;

/**
 * A trial's clustering as a file's content, with which `placeRows` places new customers.
 *
 * The model is fitted again from the trial's seed. A tree, and a density model that was fitted to a sample, are saved
 * as their labelled rows: a new customer goes where the nearest ones are.
 *
 * @param points the trial's space, all customers
 * @throws RangeError when the points are not those of the trial, as the labels tell
 */
export function saveTrial(
  trial: Pick<Trial, 'id' | 'spec' | 'seed' | 'labels'>,
  points: Matrix,
): SavedClustering {
  const { spec, seed, labels } = trial;
  partition(labels, points.rows);
  const same = (fitted: Int32Array) => fitted.every((label, row) => label === labels[row]);
  switch (spec.model) {
    case 'k-means': {
      const fit = fitKMeans(points, spec.k, { restarts: spec.restarts, seed });
      if (same(fit.labels)) return saveKMeans(fit);
      break;
    }
    case 'gaussian-mixture': {
      const { restarts, covariance } = spec;
      const fit = fitMixture(points, spec.k, { restarts, covariance, seed });
      if (same(fit.labels)) return saveMixture(fit);
      break;
    }
    case 'ward':
      return saveLabelled(points, labels);
    case 'dbscan': {
      const fit = fitDbscan(points, spec);
      return same(fit.labels) ? saveDbscan(fit, points) : saveLabelled(points, labels);
    }
    case 'hdbscan': {
      // So many rows were surely fitted by a sample.
      if (points.rows > MOST_ROWS) return saveLabelled(points, labels);
      const fit = fitHdbscan(points, spec);
      return same(fit.labels) ? saveHdbscan(fit, points) : saveLabelled(points, labels);
    }
    default: {
      const unknown: never = spec;
      throw new RangeError(`unknown model: ${JSON.stringify(unknown)}`);
    }
  }
  throw new RangeError(
    `points are not those that trial ${trial.id} was fitted to: its labels come out otherwise`,
  );
}
