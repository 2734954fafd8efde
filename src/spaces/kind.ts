import { type Matrix } from 'ml-matrix';
import { type OptionDefinitions } from '../numeric';
import { type WordsByLanguage } from './family';
import { type ReportProgress } from './progress';
import { type NeighbourhoodQuality, type QualityOptions } from './quality/trustworthiness';

export type PlainValue = number | string | boolean;
type PlainValues = Readonly<Record<string, PlainValue>>;

/** What a space learnt, as plain JSON. */
export interface SavedFit {
  /** The kind's name. */
  readonly type: string;
}

/** Places rows by their columns, in any order. */
export type Transform = (rows: Matrix, columns: readonly string[]) => Matrix;

/** What a kind of space is fitted to. */
export interface FitInput {
  /** customers × columns: scaled, or as they are and without the target where the kind is supervised. */
  readonly rows: Matrix;
  readonly columns: readonly string[];
  /** One number a customer; only where the kind is supervised. */
  readonly target?: Float64Array;
  readonly seed: number;
  readonly onProgress?: ReportProgress;
}

/** What the fit of a kind gives. */
export interface Fitted<Saved extends SavedFit = SavedFit> {
  /** customers × axes. */
  readonly points: Matrix;
  readonly fit: Saved;
  /** All that it was made with, defaults filled in. */
  readonly parameters: PlainValues;
  /** What it says of its own fit. */
  readonly measures: PlainValues;
  /** How well it keeps what it was made of; left out: against the Euclidean distances of the rows. */
  readonly judge?: (options: QualityOptions) => NeighbourhoodQuality;
}

/** A space of a run that a kind makes. */
export interface NamedSpace {
  /** At the head of a row or a figure. */
  readonly title: string;
  readonly words: WordsByLanguage;
  /** A way of scaling of its own; left out: the preset's. */
  readonly scaling?: string;
}

/** What is known of a fitted space when its words are made. */
export interface FittedFacts {
  readonly recipe: { readonly scaling?: string; readonly target?: string };
  readonly parameters: PlainValues;
  readonly measures: PlainValues;
}

/** A kind of space: everything that is special to it. `load` is a method so that kinds of any fit stand in one registry. */
export interface SpaceKind<Saved extends SavedFit = SavedFit> {
  readonly name: string;
  /** The spaces of a run that it makes, by their names in settings, files and trials, in the order of showing. */
  readonly spaces: Readonly<Record<string, NamedSpace>>;
  readonly options: OptionDefinitions;
  /** Whether it takes a target, and the features as they are; else it takes scaled features. */
  readonly supervised: boolean;
  /** Whether another seed makes another space. */
  readonly stochastic: boolean;
  /** Before the number of an axis: `PC` makes PC1, PC2; null where the axes are the features. */
  readonly axis: string | null;
  /** Beyond so many rows it is fitted on a random sample of that size, and all are placed in it. */
  readonly maxFittedRows?: number;
  /** How long a fit takes beside the others, in any unit: the longest is begun first. */
  readonly effort: number;
  readonly fit: (input: FitInput, options: object) => Fitted<Saved>;
  /** The transform of a saved fit; left out where new rows have no place without a new fit. */
  load?(this: void, saved: Saved): Transform;
  /** What a space is made of and how well it was made, in a few words for a table. */
  readonly madeOf: (facts: FittedFacts) => string;
}
