import { existsSync } from 'node:fs';
import { type Preset, type Settings, type SourceGap } from '../config';
import { artefactPath, recordPath, wholeRecord } from '../store';
import { linesArtefact, sourceGaps, type LinesDetails } from '../transactions';
import { featureCatalogue, featureEntries } from './catalogue';

/**
 * The settings of a run as its data have them: in the currency that it was begun with, where none is given, and without
 * the features for which its source has no column. A run without data has the settings as they are.
 */
export async function settingsOfRun(settings: Settings): Promise<Settings> {
  const lines = artefactPath(settings, 'lines');
  if (!existsSync(lines) || !existsSync(recordPath(lines))) return settings;
  const { settings: begun, details } = await wholeRecord(settings, linesArtefact);
  const currency = settings.givenCurrency ?? String(begun.currency);
  // Records of earlier versions do not say which columns there were.
  const lacks = (details.roles as LinesDetails['roles'] | undefined) === undefined ? [] : sourceGaps(details);
  const rules = rulesWithout(settings.rules, lacks);
  return { ...settings, currency, givenCurrency: currency, rules };
}

/** A preset for a source that lacks columns: features that need them are in no catalogue, and cluster nobody. */
function rulesWithout(preset: Preset, lacks: readonly SourceGap[]): Preset {
  if (lacks.length === 0) return preset;
  const rules = { ...preset, lacks };
  const present = new Set(featureCatalogue(rules).map(({ name }) => name));
  const isLeftOut = (name: string): boolean =>
    !present.has(name) && featureEntries().some((entry) => entry.name === name);
  // What nobody knows stays, and is refused by its name.
  const features = preset.clustering.features.filter((name) => !isLeftOut(name));
  return { ...rules, clustering: { ...preset.clustering, features } };
}
