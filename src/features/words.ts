import { type Language, type Preset } from '../config';
import { type FeatureWords, type Vocabulary } from '../texts';
import { featureEntries } from './catalogue';

/** What a feature is called in a language, and how its values are written. @throws Error that names a feature which has no words */
export function featureWords(language: Language, name: string): Omit<FeatureWords, 'condition'> {
  const { words, kind } = entryWithWords(name);
  const { heading, meaning } = words[language];
  return { heading, meaning, kind };
}

/** The words of all features, as the preset defines them. */
export function featureVocabulary(preset: Preset): Vocabulary {
  return (language, name) => {
    const { words, kind } = entryWithWords(name);
    const { heading, meaning, condition } = words[language];
    return { heading, meaning, kind, condition: (writer, bounds) => condition(writer, bounds, preset) };
  };
}

function entryWithWords(name: string) {
  const entries = featureEntries();
  const { words, kind } = entries.find((entry) => entry.name === name) ?? {};
  if (words === undefined || kind === undefined) {
    const known = entries.filter((entry) => entry.words !== undefined).map((entry) => entry.name);
    throw new Error(`there are no words for the feature "${name}": ${known.join(', ')} have some`);
  }
  return { words, kind };
}
