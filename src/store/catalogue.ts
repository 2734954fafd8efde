import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Settings } from '../config';

/** What the steps hand to each other: where it lies, and which notebook makes it. */
const artefacts = {
  lines: { folder: 'interim', file: 'lines.parquet', notebook: '01' },
  ledger: { folder: 'interim', file: 'ledger.parquet', notebook: '02' },
  cleaned: { folder: 'interim', file: 'cleaned.parquet', notebook: '02' },
  customers: { folder: 'processed', file: 'customers.parquet', notebook: '03' },
  spaces: { folder: 'interim', file: 'spaces.parquet', notebook: '05' },
  trials: { folder: 'processed', file: 'trials.parquet', notebook: '06' },
  trial_times: { folder: 'interim', file: 'trial_times.parquet', notebook: '06' },
  clusters: { folder: 'processed', file: 'clusters.parquet', notebook: '06' },
  segments: { folder: 'processed', file: 'segments.parquet', notebook: '07' },
  value: { folder: 'processed', file: 'value.parquet', notebook: '08' },
} as const;

/** The name of an artefact. */
export type ArtefactName = keyof typeof artefacts;

/** The folders of a run. */
export interface RunFolders {
  readonly interim: string;
  readonly processed: string;
  readonly reports: string;
}

/** Where a run keeps its artefacts and its pages. */
export function runFolders(settings: Settings): RunFolders {
  return {
    interim: path.join(settings.dataDir, 'interim', settings.run),
    processed: path.join(settings.dataDir, 'processed', settings.run),
    reports: path.join(settings.reportsDir, settings.run),
  };
}

/** The path of an artefact, whether it exists or not. */
export function artefactPath(settings: Settings, name: ArtefactName): string {
  const { folder, file } = artefacts[name];
  return path.join(runFolders(settings)[folder], file);
}

/** The path of an artefact that must exist. @throws Error that names the notebook which makes it */
export function requireArtefact(settings: Settings, name: ArtefactName): string {
  const file = artefactPath(settings, name);
  if (!existsSync(file)) {
    throw new Error(
      `the run "${settings.run}" has no ${path.basename(file)} yet: run notebook ${artefacts[name].notebook} first (missing: ${file})`,
    );
  }
  return file;
}

/** The record that lies beside an artefact. */
export function recordPath(artefact: string): string {
  return artefact.replace(/\.[a-z]+$/, '.json');
}
