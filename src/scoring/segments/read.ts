import { type Settings } from '../../config';
import { readRecord } from '../../store';
import { type Segment } from './types';

/** The form of the record's details; another form is not read. */
export const SEGMENTS_VERSION = 1;

/**
 * Reads the run's segments, the one with the most revenue first.
 *
 * @throws Error that names the notebook which makes them, or says that they are of other clusters than the run now has
 */
export async function readSegments(settings: Settings): Promise<readonly Segment[]> {
  const { details, inputs } = await readRecord(settings, 'segments');
  const { artefact, sha256 } = await readRecord(settings, 'clusters');
  const made = inputs.find(({ file }) => file === artefact)?.sha256;
  if (made !== sha256 || details.version !== SEGMENTS_VERSION) {
    throw new Error('the segments were made of other clusters than the run now has: run notebook 07 again');
  }
  return details.segments as readonly Segment[];
}
