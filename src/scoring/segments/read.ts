import { type Settings } from '../../config';
import { artefact, readRecord } from '../../store';
import { type Segment } from './types';

/** What the record of the segments says. */
export interface SegmentsDetails {
  /** The form of these details; another form is not read. */
  readonly version: number;
  readonly segments: readonly Segment[];
}

/** The form of the record's details. */
export const SEGMENTS_VERSION = 1;

/** One row a segment, with the numbers of its customers. */
export const segmentsArtefact = artefact<SegmentsDetails>('segments');

/**
 * Reads the run's segments, the one with the most revenue first.
 *
 * @throws Error that names the notebook which makes them, or says what of the run they do not fit
 */
export async function readSegments(settings: Settings): Promise<readonly Segment[]> {
  const { version, segments } = (await readRecord(settings, segmentsArtefact)).details;
  if (version === SEGMENTS_VERSION) return segments;
  throw new Error('the segments have the form of another version: run notebook 07 again');
}
