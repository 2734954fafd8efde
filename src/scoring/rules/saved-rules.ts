import { type Settings } from '../../config';
import { artefactPath, readRecord, readTextArtefact, writeTextArtefact } from '../../store';
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
  return artefactPath(settings, 'rules');
}

/** Saves the rules as `rules.json` in the run's processed data. @returns the file's path */
export async function writeRules(
  settings: Settings,
  eligibility: Eligibility,
  membership: MembershipChoice | null = null,
): Promise<string> {
  const { artefact: file, sha256 } = await readRecord(settings, 'clusters');
  const saved: SavedRules = {
    type: 'insiders-rules',
    version: 1,
    preset: settings.preset,
    eligibility,
    membership,
    madeOf: { file, sha256 },
  };
  await writeTextArtefact(settings, 'rules', `${JSON.stringify(saved, null, 2)}\n`, {
    from: ['customers', 'clusters'],
  });
  return rulesPath(settings);
}

/**
 * Reads the run's rules.
 *
 * @throws Error that names the notebook which makes them, or says that the file is no rules of version 1, or
 *   what of the run they do not fit
 */
export async function readRules(settings: Settings): Promise<SavedRules> {
  const saved = JSON.parse(await readTextArtefact(settings, 'rules')) as SavedRules;
  // As a file may say anything, whatever the type says.
  const { type, version } = saved as { type?: unknown; version?: unknown };
  if (type !== 'insiders-rules' || version !== 1) {
    throw new RangeError(
      `${rulesPath(settings)} has no saved rules of version 1: type ${String(type)}, version ${String(version)}; run notebook 09 again`,
    );
  }
  return saved;
}
