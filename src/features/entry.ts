import { type Language, type Preset, type SourceGap } from '../config';
import { type FeatureKind, type SayBounds } from '../texts';

/** How a number is shown. */
export type FeatureFormat = 'id' | 'count' | 'money' | 'decimal' | 'share' | 'text' | 'flag';

/** A text that is always the same, or that the preset decides. */
export type ByPreset = string | ((preset: Preset) => string);

/** What a feature is called in a language. */
export interface EntryWords {
  readonly heading: string;
  /** In one sentence, without the preset's fine print. */
  readonly meaning: string;
  /** Says bounds on it, such as “at least 7 invoices”. */
  readonly condition: SayBounds;
}

/** A rule that every customer must satisfy by the feature's definition. */
export interface InvariantRule {
  readonly name: string;
  /** A condition of SQL over the columns of `customers`. */
  readonly holds: string;
}

/**
 * One feature with all that is special to it. A new one is an entry in a file of `entries`, and its name in the
 * catalogue's list: the customers' table, the type `Customer`, tables, texts and rules follow from it.
 */
export interface FeatureEntry {
  /** The column's name in the artefact. */
  readonly name: string;
  readonly heading: string;
  readonly definition: ByPreset;
  /** The unit, or an empty text where there is none; `currency` stands for the run's currency. */
  readonly unit: ByPreset;
  readonly format: FeatureFormat;
  /** Which way a shop wishes it. */
  readonly direction: 'higher' | 'lower' | 'neither';
  /** Whether a customer may have none. */
  readonly missing?: boolean;
  /**
   * What the expression is computed over, a customer's rows at a time; `customers.sql` says which columns these have.
   * `purchases`: lines of purchases with what stands of them; `lines`: all lines as invoiced, returns as well.
   */
  readonly over: 'purchases' | 'lines';
  /** An aggregate in SQL. */
  readonly sql: ByPreset;
  /** The columns of the source, beside those that its SQL names, without which it says nothing. */
  readonly needs?: readonly SourceGap[];
  /** How a value is written in sentences, lists and rules; a number's only. */
  readonly kind?: FeatureKind;
  readonly words?: Readonly<Record<Language, EntryWords>>;
  readonly invariants: readonly InvariantRule[];
}

/** An entry of a number. */
type NumberEntry = FeatureEntry & Required<Pick<FeatureEntry, 'kind' | 'words'>>;

/** Keeps an entry's own name and format in its type, from which the type of a customer follows. */
export function numberEntry<const Entry extends NumberEntry>(entry: Entry): Entry {
  return entry;
}

/** As {@link numberEntry}, of a column that is no number: it has no words, and stands in no rule. */
export function plainEntry<const Entry extends Omit<FeatureEntry, 'kind' | 'words'>>(entry: Entry): Entry {
  return entry;
}

/** The value of a feature in JavaScript. */
export type FeatureValue<Entry> =
  | (Entry extends { format: 'text' } ? string : Entry extends { format: 'flag' } ? boolean : number)
  | (Entry extends { missing: true } ? null : never);

/** Whether features of the format are numbers to compute with: no id, no text, no flag. */
export const isNumber = (format: FeatureFormat): boolean => !['id', 'text', 'flag'].includes(format);

/** The preset's version of a text. */
export function byPreset(text: ByPreset, preset: Preset): string {
  return typeof text === 'function' ? text(preset) : text;
}

/** “ in the window”, where the preset has one. */
export const inWindow = ({ windowDays = null }: Preset): string =>
  windowDays === null ? '' : ' in the window';

/** What a preset calls the purchases that it counts. */
export const bought = (preset: Preset): string =>
  `${preset.netReturns ? 'purchases that stand' : 'purchases'}${inWindow(preset)}`;

/** Columns of the lines that a source may lack; without a number of its own, a customer's lines of one day are an invoice. */
const LINE_COLUMNS: Readonly<Record<string, SourceGap>> = { stock_code: 'product', country: 'country' };

/** What of the source the entry's expression reads, or says that it needs, and the source may lack. */
export function neededColumns({ sql, needs = [] }: FeatureEntry, preset: Preset): SourceGap[] {
  const words = byPreset(sql, preset).match(/\w+/g) ?? [];
  const read = words.flatMap((word) => (Object.hasOwn(LINE_COLUMNS, word) ? [LINE_COLUMNS[word]] : []));
  return [...new Set([...read, ...needs])];
}
