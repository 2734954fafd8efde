import { type Language } from '../config';

/** What something is called and what it is, in a language. */
export interface Words {
  /** In a sentence: “k-means on *principal components*”. */
  readonly label: string;
  /** A sentence or two for whoever meets it first. */
  readonly description: string;
}

/** Words in every language of the reports. */
export type WordsByLanguage = Readonly<Record<Language, Words>>;

/**
 * The entry of that name.
 *
 * @throws RangeError that names those there are
 */
export function entryNamed<Entry>(family: string, entries: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (entry !== undefined) return entry;
  throw new RangeError(`${family} must be one of ${[...entries.keys()].join(', ')}, received "${name}"`);
}

/** What words lack, a phrase each. */
export function wordsLacking(words: Partial<Record<Language, Partial<Words>>> | undefined): string[] {
  return (['en', 'pt'] as const).flatMap((language) =>
    (['label', 'description'] as const)
      .filter((part) => !words?.[language]?.[part]?.trim())
      .map((part) => `words.${language}.${part}`),
  );
}
