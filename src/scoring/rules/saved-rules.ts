import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { readRecord, runFolders, writeText } from '../../store';
import { type Eligibility } from './eligibility';
import { type MembershipChoice } from './membership';

/** The run's rules as their file has them: who enters, and who stays. */
export interface SavedRules {
  readonly type: 'insiders-rules';
  readonly version: 1;
  readonly preset: string;
  readonly eligibility: Eligibility;
  /** How members are reviewed; null where that was not looked at. */
  readonly membership: MembershipChoice | null;
  /** The clusters that the rules were made of. */
  readonly madeOf: { readonly file: string; readonly sha256: string };
}

/** Where the run's rules lie. */
export function rulesPath(settings: Settings): string {
  return path.join(runFolders(settings).processed, 'rules.json');
}

/** Saves the rules as `rules.json` in the run's processed data. @returns the file's path */
export async function writeRules(
  settings: Settings,
  eligibility: Eligibility,
  membership: MembershipChoice | null = null,
): Promise<string> {
  const { artefact, sha256 } = await readRecord(settings, 'clusters');
  const saved: SavedRules = {
    type: 'insiders-rules',
    version: 1,
    preset: settings.preset,
    eligibility,
    membership,
    madeOf: { file: artefact, sha256 },
  };
  const file = rulesPath(settings);
  await writeText(file, `${JSON.stringify(saved, null, 2)}\n`);
  return file;
}

/**
 * Reads the run's rules.
 *
 * @throws Error that names the notebook which makes them, or says that the file is no rules of version 1, or
 *   that they are of other clusters
 */
export async function readRules(settings: Settings): Promise<SavedRules> {
  const file = rulesPath(settings);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `the run "${settings.run}" has no rules.json yet: run notebook 09 first (missing: ${file})`,
    );
  });
  const saved = JSON.parse(text) as SavedRules;
  // As a file may say anything, whatever the type says.
  const { type, version } = saved as { type?: unknown; version?: unknown };
  if (type !== 'insiders-rules' || version !== 1) {
    throw new RangeError(
      `${file} has no saved rules of version 1: type ${String(type)}, version ${String(version)}; run notebook 09 again`,
    );
  }
  const { sha256 } = await readRecord(settings, 'clusters');
  if (saved.madeOf.sha256 !== sha256) {
    throw new Error('the rules were made of other clusters than the run now has: run notebook 09 again');
  }
  return saved;
}
