import { rm } from 'node:fs/promises';
import { type Settings } from '../config';
import { artefactPath, recordPath, writeTextArtefact, type ArtefactName } from '../store';
import { type ReportDocument } from './document';

const NAMES: readonly ReportDocument['name'][] = ['insiders', 'comparison'];

/** What the reports tell of. */
const MADE_OF: readonly ArtefactName[] = [
  'lines',
  'ledger',
  'customers',
  'trials',
  'clusters',
  'segments',
  'value',
  'rules',
];

/** Where a report of a run lies, for the pages. */
export function documentPath(settings: Settings, name: ReportDocument['name']): string {
  return artefactPath(settings, `${name}_document`);
}

/**
 * Writes a run's reports as `<name>.document.json` to its processed data, and removes those of an earlier run under the
 * same name that are not among them.
 *
 * @returns the files
 */
export async function writeDocuments(
  settings: Settings,
  documents: readonly ReportDocument[],
): Promise<string[]> {
  for (const name of NAMES) {
    const file = documentPath(settings, name);
    const document = documents.find((each) => each.name === name);
    if (document === undefined) {
      await rm(file, { force: true });
      await rm(recordPath(file), { force: true });
    } else
      await writeTextArtefact(settings, `${name}_document`, `${JSON.stringify(document)}\n`, {
        from: MADE_OF,
      });
  }
  return documents.map(({ name }) => documentPath(settings, name));
}
