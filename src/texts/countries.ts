import { type Language } from '../config';

/** Names in common use that are not those of the standard. */
const ALIASES: Readonly<Record<string, string>> = { eire: 'IE', rsa: 'ZA', usa: 'US', uk: 'GB', uae: 'AE' };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

let codes: Map<string, string> | undefined;

/** The two-letter codes of regions by their English names in lower case. */
function regionCodes(): Map<string, string> {
  if (codes !== undefined) return codes;
  const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' });
  codes = new Map(Object.entries(ALIASES));
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = names.of(first + second);
      if (name !== undefined && !codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), first + second);
    }
  }
  return codes;
}

/** A country of the data, which names it in English, in a language; as it stands where it is no country we know. */
export function countryName(language: Language, name: string): string {
  if (language === 'en') return name;
  const code = regionCodes().get(name.trim().toLowerCase());
  return (
    (code === undefined ? undefined : new Intl.DisplayNames('pt-BR', { type: 'region' }).of(code)) ?? name
  );
}
