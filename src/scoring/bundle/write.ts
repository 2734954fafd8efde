import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { artefactPath, readRecord, writeText, type ArtefactName } from '../../store';
import { linesArtefact, readAlike } from '../../transactions';
import { readSavedModel } from '../model';
import { readRules } from '../rules/saved-rules';
import { readSegments } from '../segments/read';
import { segmentName } from '../segments/segment-name';
import { bundlePath, offerBundle } from './folders';
import { referenceOf } from './reference';
import { type Bundle, type BundleProof } from './types';
import { bundleValue } from './value';

const MADE_OF: readonly ArtefactName[] = [
  'lines',
  'customers',
  'clusters',
  'model',
  'segments',
  'rules',
  'value',
];

/** A bundle that was written, and the one that the run scores by. */
export interface WrittenBundle {
  readonly bundle: Bundle;
  readonly file: string;
  /** The id of the current one: this, or another that somebody chose. */
  readonly current: string;
}

/**
 * Writes all that a score needs of a run as one bundle, `models/<id>/bundle.json` in the folder of the data. Of the same
 * run it has the same id and the same bytes.
 *
 * It becomes the run's current one, unless somebody chose another.
 *
 * @throws Error that names the notebook which makes what is missing
 */
export async function writeBundle(
  settings: Settings,
  { proof = null }: { readonly proof?: BundleProof | null } = {},
): Promise<WrittenBundle> {
  const { source } = (await readRecord(settings, linesArtefact)).details;
  const { referenceDay } = (await readRecord(settings, customersArtefact)).details;
  const { eligibility, membership } = await readRules(settings);
  const madeOf: Record<string, string> = {};
  for (const name of MADE_OF) {
    if (existsSync(artefactPath(settings, name))) madeOf[name] = (await readRecord(settings, name)).sha256;
  }
  const { like, dates, decimal } = await readAlike(settings);
  const { preset, seed, currency, identify } = settings;
  const { dashboard: _ofPages, ...steps } = settings.steps;
  const unnamed: Omit<Bundle, 'id'> = {
    type: 'insiders-bundle',
    version: 1,
    run: settings.run,
    trainedUpTo: referenceDay,
    model: await readSavedModel(settings),
    segments: (await readSegments(settings)).map((segment) => ({
      ...segment,
      en: segmentName(segment, 'en'),
      pt: segmentName(segment, 'pt'),
    })),
    eligibility,
    membership,
    value: await bundleValue(settings),
    proof,
    reference: await referenceOf(settings),
    reading: { like, dates, decimal },
    settings: { preset, seed, currency, identify, steps },
    source: { name: source.name, isSample: source.isSample },
    madeOf,
  };
  const hash = createHash('sha256').update(JSON.stringify(unnamed)).digest('hex').slice(0, 8);
  const id = `${settings.run}-${referenceDay}-${hash}`;
  const bundle: Bundle = { ...unnamed, id };
  const file = bundlePath(settings, id);
  await writeText(file, `${JSON.stringify(bundle)}\n`);
  return { bundle, file, current: await offerBundle(settings, id) };
}
