import { missing, type LocaleOptions } from './types';

/** How a date is written: 9 Dec 2011; 9 December 2011; December 2011; 2011-12-09; 9 Dec 2011, 12:50. */
export type DateStyle = 'short' | 'long' | 'month' | 'iso' | 'time';

/** Options of {@link formatDate}. */
export interface DateOptions extends LocaleOptions {
  /** Default `short`. */
  readonly style?: DateStyle;
}

const parts: Record<Exclude<DateStyle, 'iso'>, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  time: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/**
 * A date, read and written in UTC, so that it does not depend on where the machine stands.
 *
 * @param value a `Date`, ISO text with or without a time (DuckDB's space instead of the T will do), or milliseconds
 * @throws RangeError when the text is no date
 */
export function formatDate(
  value: Date | string | number | null | undefined,
  options: DateOptions = {},
): string {
  if (value === null || value === undefined) return missing;
  const { locale = 'en-GB', style = 'short' } = options;
  const date = readDate(value);
  if (style === 'iso') return date.toISOString().slice(0, 10);
  return new Intl.DateTimeFormat(locale, { ...parts[style], timeZone: 'UTC', hour12: false }).format(date);
}

/** Reads a date; text without a zone is UTC. @throws RangeError when the text is no date */
function readDate(value: Date | string | number): Date {
  const text = typeof value === 'string' ? value.trim().replace(' ', 'T') : value;
  const zoned = typeof text === 'string' && /T/.test(text) && !/(Z|[+-]\d\d:?\d\d)$/.test(text);
  const date = new Date(zoned ? `${String(text)}Z` : text);
  if (Number.isNaN(date.getTime()))
    throw new RangeError(`date must be ISO text, received "${String(value)}"`);
  return date;
}
