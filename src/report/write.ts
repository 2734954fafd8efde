import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../config';
import { runFolders, writeText } from '../store';
import { type ReportDocument } from './document';

const NAMES: readonly ReportDocument['name'][] = ['insiders', 'comparison'];

/** Where a report of a run lies, for the pages. */
export function documentPath(settings: Settings, name: ReportDocument['name']): string {
  return path.join(runFolders(settings).processed, `${name}.document.json`);
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
    if (!documents.some((document) => document.name === name)) {
      await rm(documentPath(settings, name), { force: true });
    }
  }
  const files = documents.map(({ name }) => documentPath(settings, name));
  for (const [i, file] of files.entries()) await writeText(file, `${JSON.stringify(documents[i])}\n`);
  return files;
}
