import path from 'node:path';
import { projectRoot, type Settings } from '../config';
import { type ReadingSettings } from './reading';
import { readColumnsSetting, type Role } from './understanding';

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
    limits: settings.steps.reading,
    prices: settings.prices === null ? null : path.resolve(projectRoot(), settings.prices),
  };
}
