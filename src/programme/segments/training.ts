import { type Settings } from '../../config';
import { readRecord } from '../../store';
import { clustersArtefact } from '../../experiment';
import { readModel, type TrainedModel } from '../../scoring';
import { readSegmentCustomers } from './customers';

/** The run's trained model with the clusters of its customers, as a map of them needs it. */
export interface SegmentTraining {
  readonly model: TrainedModel;
  /** One number a customer, from 1, in the order of their numbers. */
  readonly clusters: Int32Array;
  /** The space in which the model was chosen. */
  readonly space: string;
}

/** Reads the run's trained model and clusters. @throws Error that names the notebook which makes them */
export async function readSegmentTraining(settings: Settings): Promise<SegmentTraining> {
  const { space } = (await readRecord(settings, clustersArtefact)).details;
  const { clusters } = await readSegmentCustomers(settings);
  return { model: await readModel(settings), clusters, space };
}
