import { type Language, type Settings } from '../config';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatShare,
  type DateStyle,
  type NumberOptions,
} from '../format';

/** How a number is written; language and currency are the writer's. */
export type WrittenNumber = Omit<NumberOptions, 'locale' | 'currency'>;

/** Writes numbers, money and dates as a language does. */
export interface Writer {
  readonly language: Language;
  /** BCP 47 language tag, for `lang` attributes and `Intl`. */
  readonly locale: string;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly number: (value: number | null | undefined, options?: WrittenNumber) => string;
  readonly money: (value: number | null | undefined, options?: WrittenNumber) => string;
  /** A fraction of one as a percentage. */
  readonly share: (value: number | null | undefined, options?: WrittenNumber) => string;
  readonly date: (value: Date | string | number | null | undefined, style?: DateStyle) => string;
  /** “a, b and c”. */
  readonly list: (items: readonly string[]) => string;
}

/** The tags of the languages. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', pt: 'pt-BR' };

/** The writer of a language. @param currency ISO 4217 code */
export function createWriter(language: Language, currency: string): Writer {
  const locale = locales[language];
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    language,
    locale,
    currency,
    number: (value, options) => formatNumber(value, { ...options, locale }),
    money: (value, options) => formatMoney(value, { ...options, locale, currency }),
    share: (value, options) => formatShare(value, { ...options, locale }),
    date: (value, style = 'short') => formatDate(value, { locale, style }),
    list: (items) => lists.format(items),
  };
}

/** The writer that a run's settings ask for. */
export function writerOf({ lang, currency }: Pick<Settings, 'lang' | 'currency'>): Writer {
  return createWriter(lang, currency);
}
