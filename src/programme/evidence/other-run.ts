import { existsSync } from 'node:fs';
import { type Settings } from '../../config';
import { artefactPath, isFresh, readRecord, withArtefacts, type ArtefactName } from '../../store';
import { readSegments, type Segment } from '../../scoring';
import { readAlternatives, type Alternatives } from './alternatives';
import { contrastInsiders, type InsidersContrast } from './insiders-contrast';
import { readOutlook, type Outlook } from './outlook';
import { readRunFacts, type RunFacts } from './run-facts';

/** A run in short: what two presets are set side by side by. */
export interface RunInShort {
  readonly facts: RunFacts;
  readonly insiders: InsidersContrast;
  readonly outlook: Outlook;
  readonly alternatives: Alternatives;
  /** The one with the most revenue first. */
  readonly segments: readonly Segment[];
}

/** The same data under another preset. */
export interface OtherRun extends RunInShort {
  /** Insiders of both runs, and of either. */
  readonly inBoth: number;
  readonly inEither: number;
}

const NEEDED: readonly ArtefactName[] = [
  'lines',
  'ledger',
  'cleaned',
  'customers',
  'trials',
  'clusters',
  'segments',
  'value',
];

/** The preset that a run is held against: the published rules, or for those ours. */
export function otherPreset({ preset }: Pick<Settings, 'preset'>): string {
  return preset === 'reference' ? 'default' : 'reference';
}

/** The settings of the run that is named after the other preset; null where the settings file has no such preset. */
function otherSettings(settings: Settings): Settings | null {
  const preset = otherPreset(settings);
  const rules = Object.keys(settings.presets).includes(preset) ? settings.presets[preset] : undefined;
  return rules === undefined ? null : { ...settings, preset, run: preset, rules };
}

/** A run in short. @throws Error that names the notebook which makes a missing artefact */
export async function readInShort(settings: Settings): Promise<RunInShort> {
  const segments = await readSegments(settings);
  const insiders = await contrastInsiders(settings);
  // Where the whole segment is invited, both are the same share: one interval of it is enough.
  const [{ guests, intervals }] = segments;
  const shareInterval =
    guests === 0 ? (intervals.shareOfAll ?? insiders.shareInterval) : insiders.shareInterval;
  return {
    segments,
    facts: await readRunFacts(settings),
    insiders: { ...insiders, shareInterval },
    outlook: await readOutlook(settings),
    alternatives: await readAlternatives(settings),
  };
}

/**
 * Reads the run of the other preset, where it is there, whole and of one piece, and made of the same file.
 *
 * @returns null where there is no such run
 */
export async function readOtherRun(settings: Settings): Promise<OtherRun | null> {
  const other = otherSettings(settings);
  if (other === null || other.run === settings.run) return null;
  if (!NEEDED.every((name) => existsSync(artefactPath(other, name)))) return null;
  if (!(await isFresh(other, NEEDED))) return null;
  const [ours, theirs] = [await readRecord(settings, 'lines'), await readRecord(other, 'lines')];
  const print = (record: typeof ours): string => record.inputs.map(({ sha256 }) => sha256).join(' ');
  if (print(ours) !== print(theirs)) return null;
  const [a, b] = [await insiderIds(settings), await insiderIds(other)];
  const inBoth = [...a].filter((id) => b.has(id)).length;
  return { ...(await readInShort(other)), inBoth, inEither: a.size + b.size - inBoth };
}

async function insiderIds(settings: Settings): Promise<Set<number>> {
  const rows = await withArtefacts(settings, ['clusters'], (database) =>
    database.rows<{ customer_id: number }>('SELECT customer_id FROM clusters WHERE is_insider'),
  );
  return new Set(rows.map(({ customer_id }) => customer_id));
}
