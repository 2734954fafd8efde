import { type Language } from '../../src/config';
import { featureEntries } from '../../src/features';
import { type HistoryDrift } from '../../src/programme';
import { dashboardTexts } from '../../src/texts';

/**
 * What a measure of drift is of, in words: a feature's heading, a segment's name, or whose forecast over how long.
 *
 * @param nameOf the name of a segment or a group by its key; the key itself where there is none
 */
export function driftSubject(
  lang: Language,
  nameOf: (key: string) => string,
  measure: HistoryDrift['measure'],
  subject: string,
): string {
  if (measure === 'psi') {
    const words = featureEntries().find(({ name }) => name === subject)?.words;
    return words?.[lang].heading ?? subject.replaceAll('_', ' ');
  }
  const [, who, months] = /^(.*) (\d+)m$/.exec(subject) ?? [];
  if (who === undefined) return nameOf(subject);
  const { oneMonth, manyMonths } = dashboardTexts[lang];
  return `${nameOf(who)}, ${months === '1' ? oneMonth : manyMonths.replace('{n}', months)}`;
}
