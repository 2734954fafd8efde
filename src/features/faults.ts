import { type Preset } from '../config';
import { byPreset, isNumber, type FeatureEntry } from './entry';

/** What an entry lacks or has wrong, a sentence each; empty when it is whole. */
export function entryFaults(entry: FeatureEntry, preset: Preset): string[] {
  // An entry that is registered in a notebook is not held to its type.
  const { name, heading, format, kind, words, invariants = [] } = entry as Partial<FeatureEntry>;
  const { definition = '', sql = '', unit } = entry as Partial<FeatureEntry>;
  const filled = (text: string | undefined): boolean => (text ?? '').trim() !== '';
  const wants: [boolean, string][] = [
    [/^[a-z][a-z0-9_]*$/.test(name ?? ''), 'a name that a column can have, such as n_invoices'],
    [filled(heading), 'a heading'],
    [/^[A-Z].*\.$/s.test(byPreset(definition, preset)), 'a definition, as a sentence'],
    [unit !== undefined, 'a unit, which may be an empty text'],
    [format !== undefined, 'a format'],
    [['higher', 'lower', 'neither'].includes(String(entry.direction)), 'a direction'],
    [['purchases', 'lines'].includes(String(entry.over)), 'what it is computed over, purchases or lines'],
    [filled(byPreset(sql, preset)), 'its SQL'],
  ];
  if (format === undefined || isNumber(format)) {
    wants.push([kind !== undefined, 'the kind by which its values are written']);
    wants.push([invariants.length > 0, 'an invariant that every customer satisfies']);
    for (const language of ['en', 'pt'] as const) {
      const own = words?.[language];
      wants.push([filled(own?.heading), `a heading in words.${language}`]);
      wants.push([filled(own?.meaning), `a meaning in words.${language}`]);
      wants.push([typeof own?.condition === 'function', `the words of a condition in words.${language}`]);
    }
  }
  return wants
    .filter(([there]) => !there)
    .map(([, what]) => `feature ${filled(name) ? name : '(without a name)'} lacks ${what}`);
}
