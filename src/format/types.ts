/** How a value is shown. */
export type ValueFormat =
  'text' | 'id' | 'count' | 'decimal' | 'money' | 'share' | 'flag' | 'date' | 'dateTime' | 'month';

/** Whose habits of writing numbers are followed, and which money is meant. */
export interface LocaleOptions {
  /** BCP 47 language tag; default `en-GB`. */
  readonly locale?: string;
  /** ISO 4217 code; default `none`: amounts have no sign. */
  readonly currency?: string;
}

/** Options of {@link formatNumber}. */
export interface NumberOptions extends LocaleOptions {
  /** Digits after the decimal mark; default: none for whole numbers, 2 otherwise (with `compact`: 1). */
  readonly decimals?: number;
  /** Shortens thousands, millions and billions: 10,104,658 becomes 10.1m; default false. */
  readonly compact?: boolean;
  /** Writes + before a number above zero; default false. */
  readonly sign?: boolean;
}

/** What stands for a value that is missing. */
export const missing = '–';
