import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, type Settings } from '../config';
import { checkExperiment } from '../experiment';
import { checkFeatures } from '../features';
import { artefactPath, hashOf, mendingCommand, readRecord, StaleError } from '../store';
import { linesArtefact } from '../transactions';
import { checkMethod } from './value';

/**
 * Checks, before anything is computed, that features and clustering models lack nothing, and that the settings name
 * features, spaces, models, options and a method that there are.
 *
 * @throws RangeError that says what is missing or misspelt, and what there is
 */
export function checkRun(settings: Settings): void {
  checkFeatures(settings.rules);
  checkExperiment(settings);
  checkMethod(settings);
}

/**
 * Checks that the run, where it has transactions already, was made of those that the settings name.
 *
 * @throws StaleError that says what it was made of, and which command reads the other ones
 */
export async function checkData(settings: Settings): Promise<void> {
  const { data, run } = settings;
  if (data === null || !existsSync(artefactPath(settings, 'lines'))) return;
  const { inputs, details } = await readRecord(settings, linesArtefact);
  if (data === 'sample' ? details.source.isSample : await wasRead(data, inputs)) return;
  throw new StaleError(
    `the run "${run}" was made of ${details.source.name}, and ${data} is asked for: leave --data out, or read it with ${mendingCommand(settings, 'lines')} --data ${data}`,
  );
}

/** Of folders, patterns and addresses nobody knows without reading them: they are taken at their word. */
async function wasRead(data: string, inputs: readonly { readonly sha256: string }[]): Promise<boolean> {
  const files = fileOf(data) === null ? data.split(',') : [data];
  for (const each of files) {
    const file = fileOf(each.trim());
    if (file === null) continue;
    const sha256 = await hashOf(file);
    if (!inputs.some((input) => input.sha256 === sha256)) return false;
  }
  return true;
}

function fileOf(data: string): string | null {
  const file = path.resolve(projectRoot(), data);
  return existsSync(file) && statSync(file).isFile() ? file : null;
}
