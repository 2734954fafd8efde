import { type Preset, type SourceGap } from '../config';
import {
  byPreset,
  isNumber,
  neededColumns,
  type FeatureEntry,
  type FeatureFormat,
  type FeatureValue,
} from './entry';
import {
  avgBasketSize,
  avgUniqueBasketSize,
  nInvoices,
  nItems,
  nLines,
  nProducts,
} from './entries/purchases';
import { nReturnedItems, returnedShare } from './entries/returns';
import { avgTicket, grossRevenue, netRevenue } from './entries/revenue';
import { avgDaysBetweenPurchases, frequency, recencyDays, tenureDays } from './entries/time';
import { country, customerId, isGuest } from './entries/who';
import { entryFaults } from './faults';

/** The features, in the order of the artefact's columns. */
const ENTRIES = [
  customerId,
  grossRevenue,
  netRevenue,
  recencyDays,
  nInvoices,
  nItems,
  nLines,
  nProducts,
  avgTicket,
  frequency,
  avgDaysBetweenPurchases,
  nReturnedItems,
  avgBasketSize,
  avgUniqueBasketSize,
  tenureDays,
  returnedShare,
  country,
  isGuest,
] as const;

/** One customer, with the columns of the catalogue. */
export type Customer = {
  readonly [Entry in (typeof ENTRIES)[number] as Entry['name']]: FeatureValue<Entry>;
};

const entries: FeatureEntry[] = [...ENTRIES];

/** The entries there are, in the order of the artefact's columns. */
export const featureEntries = (): readonly FeatureEntry[] => entries;

/** The entries of a run: those whose columns its source has. */
export function presentEntries(preset: Preset): readonly FeatureEntry[] {
  const { lacks = [] } = preset;
  return entries.filter((entry) => !neededColumns(entry, preset).some((column) => lacks.includes(column)));
}

/**
 * Adds a feature of one's own to the catalogue of this process, last of the columns: all steps that follow know it.
 *
 * @returns takes it out again
 * @throws Error when there is a feature of that name
 */
export function registerFeature(entry: FeatureEntry): () => void {
  if (entries.some(({ name }) => name === entry.name)) {
    throw new Error(`there is a feature "${entry.name}" already: give the new one another name`);
  }
  entries.push(entry);
  return () => {
    entries.splice(entries.indexOf(entry), 1);
  };
}

/**
 * Checks at the start of a run that every entry is whole, and that the preset clusters by features there are.
 *
 * @throws Error that says all that entries lack, or which feature is unknown or no number
 */
export function checkFeatures(preset: Preset): void {
  const faults = entries.flatMap((entry) => entryFaults(entry, preset));
  if (faults.length > 0) throw new Error(`the catalogue of features is not whole:\n  ${faults.join('\n  ')}`);
  numbersNamed(preset, preset.clustering.features);
}

/** One column of the customers' table, as tables, figures and reports speak of it. */
export interface Feature {
  /** The column's name in the artefact. */
  readonly name: string;
  readonly heading: string;
  readonly definition: string;
  /** The unit, or an empty text where there is none; `currency` stands for the run's currency. */
  readonly unit: string;
  readonly format: FeatureFormat;
  /** Which way a shop wishes it: up, down, or neither. */
  readonly direction: FeatureEntry['direction'];
  /** The columns of the lines, beside customer, day and amounts, without which it cannot be computed. */
  readonly needs: readonly SourceGap[];
}

/**
 * The customers' columns, in the order of the artefact, defined as the preset computes them; those for which the
 * source has no column are left out.
 *
 * A purchase is a line with a quantity of zero or more; where the preset nets returns, it is what stands of such a
 * line after returns were matched to it.
 */
export function featureCatalogue(preset: Preset): readonly Feature[] {
  return presentEntries(preset).map((entry) => ({
    name: entry.name,
    heading: entry.heading,
    definition: byPreset(entry.definition, preset),
    unit: byPreset(entry.unit, preset),
    format: entry.format,
    direction: entry.direction,
    needs: neededColumns(entry, preset),
  }));
}
/** The features that are numbers to compute with: no id, no text, no flag. */
export function numericFeatures(preset: Preset): readonly Feature[] {
  return featureCatalogue(preset).filter(({ format }) => isNumber(format));
}

/**
 * The named features, each a number that every computation can use.
 *
 * @throws Error that names the feature which is unknown, or which is an id, a text or a flag, and those there are;
 *   or when none is named
 */
export function numbersNamed(preset: Preset, names: readonly string[]): readonly Feature[] {
  const numbers = numericFeatures(preset);
  const known = numbers.map(({ name }) => name).join(', ');
  if (names.length === 0) throw new Error(`at least one feature must be named: ${known}`);
  return names.map((name) => {
    const { format } = feature(preset, name);
    const found = numbers.find((candidate) => candidate.name === name);
    if (found === undefined)
      throw new Error(`feature ${name} is no number (${format}); numbers are ${known}`);
    return found;
  });
}

/** One feature of the catalogue. @throws Error that names the feature and those there are */
export function feature(preset: Preset, name: string): Feature {
  const catalogue = featureCatalogue(preset);
  const found = catalogue.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(
      `there is no feature "${name}": the catalogue has ${catalogue.map((each) => each.name).join(', ')}`,
    );
  }
  return found;
}
