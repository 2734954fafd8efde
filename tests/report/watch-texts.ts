import { type Language } from '../../src/config';

/** Notes which texts of a catalogue are taken. */
export interface Watch {
  /** The places of texts that nobody took: `reportFrameTexts.en.lead`. */
  readonly neverSaid: () => string[];
}

const LANGUAGES: readonly Language[] = ['en', 'pt'];

/**
 * Watches every text of a catalogue, by language: each sentence, and each function that makes one, notes when it is taken.
 *
 * @param catalogue a module, whose texts are objects with `en` and `pt`
 * @param besides names of texts that are not watched
 */
export function watchTexts(catalogue: Readonly<Record<string, unknown>>, besides: readonly string[]): Watch {
  const unsaid = new Set<string>();
  const watch = (holder: Record<string, unknown>, key: string, place: string): void => {
    const value = holder[key];
    if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
      for (const name of Object.keys(value))
        watch(value as Record<string, unknown>, name, `${place}.${name}`);
      return;
    }
    unsaid.add(place);
    Object.defineProperty(holder, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        unsaid.delete(place);
        return value;
      },
    });
  };
  for (const [name, texts] of Object.entries(catalogue)) {
    if (besides.includes(name) || typeof texts !== 'object' || texts === null) continue;
    if (!LANGUAGES.every((language) => language in texts)) continue;
    for (const language of LANGUAGES)
      watch(texts as Record<string, unknown>, language, `${name}.${language}`);
  }
  return { neverSaid: () => [...unsaid].sort() };
}
