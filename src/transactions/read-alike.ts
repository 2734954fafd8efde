import { existsSync } from 'node:fs';
import { type Settings } from '../config';
import { artefactPath, readRecord } from '../store';
import { linesArtefact } from './load';
import { readingSettings, type ReadingSettings } from '../reading';

/**
 * How to read a further file of a run's shop: as the run's own was read, where the settings do not say otherwise.
 */
export async function readAlike(settings: Settings): Promise<ReadingSettings> {
  const given = readingSettings(settings);
  if (!existsSync(artefactPath(settings, 'lines'))) return given;
  const { details } = await readRecord(settings, linesArtefact);
  const marks = new Set(
    Object.values(details.numbers)
      .filter(({ evidence }) => evidence !== null)
      .map(({ decimal }) => decimal),
  );
  return {
    ...given,
    like: details.columns,
    dates: given.dates ?? details.dates.order,
    decimal: given.decimal ?? (marks.size === 1 ? [...marks][0] : null),
  };
}
