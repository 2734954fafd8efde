import { type Settings } from '../../config';
import { readingSettings, type ReadingSettings } from '../../reading';
import { loadModel, type TrainedModel } from '../model';
import { bundlePath, currentBundleId, readBundleFile, type BundlePlace } from './folders';
import { type Bundle } from './types';

/** A bundle, ready to score. */
export interface LoadedBundle {
  readonly bundle: Bundle;
  readonly model: TrainedModel;
}

/**
 * Reads the bundle that a run scores by, or another one by its id.
 *
 * @throws Error that says which command makes or chooses one
 */
export async function readBundle(place: BundlePlace, id?: string): Promise<LoadedBundle> {
  const wanted = id ?? (await currentBundleId(place));
  if (wanted === null) {
    throw new Error(
      `the run "${place.run}" has no model bundle yet: make one with npm run report first, or name another run with --run or --preset`,
    );
  }
  const bundle = await readBundleFile(place, wanted);
  try {
    return { bundle, model: loadModel(bundle.model) };
  } catch (error) {
    throw new Error(
      `${bundlePath(place, wanted)} cannot be used: ${(error as Error).message}. Choose another with npm run models -- --run ${place.run} --use ID`,
      { cause: error },
    );
  }
}

/** How a further file of the bundle's shop is read: as its own was, where the settings do not say otherwise. */
export function bundleReading(settings: Settings, { reading }: Pick<Bundle, 'reading'>): ReadingSettings {
  const given = readingSettings(settings);
  return {
    ...given,
    like: reading.like,
    dates: given.dates ?? reading.dates,
    decimal: given.decimal ?? reading.decimal,
  };
}
