import { missing, type LocaleOptions, type NumberOptions } from './types';

const makers = new Map<string, Intl.NumberFormat>();

/** One `Intl.NumberFormat` for each set of options: to make one costs fifty times what using it does. */
function maker(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = makers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  makers.set(key, made);
  return made;
}

/** Intl writes a hyphen before negative numbers, and before what rounds to zero; a minus sign is as wide as a digit. */
function withMinus(text: string): string {
  return /[1-9]/.test(text) ? text.replace(/^-/, '−') : text.replace(/^-/, '');
}

const units: readonly { readonly size: number; readonly words: Readonly<Record<string, string>> }[] = [
  { size: 1, words: { en: '' } },
  { size: 1e3, words: { en: 'k', pt: ' mil' } },
  { size: 1e6, words: { en: 'm', pt: ' mi' } },
  { size: 1e9, words: { en: 'bn', pt: ' bi' } },
];

/** Our own short forms: those of Intl differ between releases of its tables (10M, 10m). */
function shorten(value: number, locale: string, decimals: number): { scaled: number; word: string } {
  const fits = ({ size }: { size: number }) => Number((Math.abs(value) / size).toFixed(decimals)) < 1000;
  const unit = units.find(fits) ?? units[units.length - 1];
  return { scaled: value / unit.size, word: unit.words[locale.slice(0, 2)] ?? unit.words.en };
}

function write(value: number, options: NumberOptions, more: Intl.NumberFormatOptions): string {
  const { locale = 'en-GB', compact = false, sign = false } = options;
  const decimals = options.decimals ?? (compact ? 1 : Number.isInteger(value) ? 0 : 2);
  const { scaled, word } = compact ? shorten(value, locale, decimals) : { scaled: value, word: '' };
  const digits = compact && word === '' && Number.isInteger(value) ? 0 : decimals;
  const text = maker(locale, {
    ...more,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign ? 'exceptZero' : 'auto',
  }).format(scaled);
  return withMinus(text) + word;
}

/**
 * A number with thousands separators: 1,234.50.
 *
 * @param value a number; missing values and NaN give an en dash
 */
export function formatNumber(value: number | bigint | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined) return missing;
  const number = Number(value);
  if (Number.isNaN(number)) return missing;
  return write(number, options, {});
}

/**
 * An amount of money: £1,234.50; whole amounts from 1,000 on, unless `decimals` says otherwise;
 * without a sign where the currency is `none`.
 *
 * @param value an amount; missing values and NaN give an en dash
 */
export function formatMoney(value: number | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined || Number.isNaN(value)) return missing;
  const { currency = 'none', compact = false } = options;
  const decimals = options.decimals ?? (compact ? 1 : Math.abs(value) >= 1000 ? 0 : 2);
  if (currency === 'none') return write(value, { ...options, decimals }, {});
  const display = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return write(value, { ...options, decimals }, display);
}

/**
 * A share as a percentage: 0.5697 gives 57.0%.
 *
 * @param value a fraction of one; missing values and NaN give an en dash
 */
export function formatShare(value: number | null | undefined, options: NumberOptions = {}): string {
  if (value === null || value === undefined || Number.isNaN(value)) return missing;
  return write(value, { ...options, decimals: options.decimals ?? 1, compact: false }, { style: 'percent' });
}

/** The sign of the currency, as amounts carry it: £; nothing where the currency is `none`. */
export function currencySymbol(options: LocaleOptions = {}): string {
  const { locale = 'en-GB', currency = 'none' } = options;
  if (currency === 'none') return '';
  const parts = maker(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
