import path from 'node:path';
import { projectRoot, type Settings } from '../../config';
import { USUAL_LIMITS, type ReadingLimits } from '../bytes';
import { readColumnsSetting, type Role } from '../columns';
import { type DayOrder, type Decimal } from '../values';

/** What a user says of a source, where its content does not or should not decide. */
export interface ReadingSettings {
  /** The columns by role, by name or by number from 1. */
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** The columns of earlier files of the same shop; those that are there are taken. */
  readonly like: Readonly<Partial<Record<Role, string>>>;
  readonly dates: DayOrder | null;
  readonly decimal: Decimal | null;
  /** The shop's time zone; null: the clock that the source shows. */
  readonly timeZone: string | null;
  /** The one currency to keep; null: the source's only one. */
  readonly currency: string | null;
  /** What one unit of another currency is worth in `currency`. */
  readonly rates: Readonly<Record<string, number>>;
  /** Whether a column of discounts, or of taxes, is taken off the lines. */
  readonly discounts: 'keep' | 'subtract';
  readonly taxes: 'keep' | 'subtract';
  /** Stock codes that are no products; a `*` at the end stands for all that begin so. Not for the public form. */
  readonly nonProducts: readonly string[];
  /** A file of prices by product, for a source without money. */
  readonly prices: string | null;
  /** The one file of an archive to read; null: all, where they have the same columns. */
  readonly table: string | null;
  readonly limits: ReadingLimits;
}

/** Nothing said. */
export const NO_SETTINGS: ReadingSettings = {
  columns: {},
  like: {},
  dates: null,
  decimal: null,
  timeZone: null,
  currency: null,
  rates: {},
  discounts: 'keep',
  taxes: 'keep',
  nonProducts: [],
  prices: null,
  table: null,
  limits: USUAL_LIMITS,
};

/** What the settings say of a source: those given by word before those of the named source. */
export function readingSettings(settings: Settings): ReadingSettings {
  const { sourceSettings: named, givenCurrency } = settings;
  return {
    columns: {
      ...(named.columns as Partial<Record<Role, string>> | undefined),
      ...readColumnsSetting(settings.columns),
    },
    like: {},
    dates: settings.dates ?? named.dates ?? null,
    decimal: settings.decimal ?? named.decimal ?? null,
    timeZone: settings.timeZone ?? named.timeZone ?? null,
    // `none` is what a command says to its notebooks where nobody knows.
    currency: givenCurrency === 'none' ? null : givenCurrency,
    rates: settings.rates,
    discounts: settings.discounts === 'keep' ? (named.discounts ?? 'keep') : settings.discounts,
    taxes: settings.taxes === 'keep' ? (named.taxes ?? 'keep') : settings.taxes,
    nonProducts: named.nonProducts ?? [],
    table: settings.table,
    limits: settings.steps.reading,
    prices: settings.prices === null ? null : path.resolve(projectRoot(), settings.prices),
  };
}
