import { type Matrix } from 'ml-matrix';
import { type Language } from '../../config';
import { type NumberRange } from '../../numeric';
import { type Predictor, type SavedClustering } from '../prediction/predictor';

/** A value of an option: a number, a word, or several numbers that are tried one after the other. */
export type OptionValue = number | string | readonly number[];

/** Options of one model, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** An option of a model. */
export interface ModelOption<Value extends OptionValue = OptionValue> {
  readonly fallback: Value;
  /** What a number, or each of several, must satisfy. */
  readonly range?: NumberRange;
  /** The words that are allowed. */
  readonly choices?: readonly string[];
  readonly meaning: string;
}

/** A model with its settings: what a trial fits. */
export interface TrialModel {
  /** The model's name in the registry. */
  readonly model: string;
  /** The number of clusters, where the model is fitted for one. */
  readonly k?: number;
  readonly [setting: string]: number | string | undefined;
}

/** The settings that a trial's name tells, such as k. */
export type NamedSettings = Readonly<Record<string, number>>;

/** What a trial's fit gives. */
export interface TrialFit {
  /** One a row, −1 for noise. */
  readonly labels: Int32Array;
  /** What the model itself makes small or large; null where there is no such thing. */
  readonly objective: number | null;
  /** Bayesian information criterion, lower is better; null for models without a likelihood. */
  readonly bic: number | null;
  readonly iterations: number | null;
  /** Null where nothing iterates. */
  readonly converged: boolean | null;
}

/** A model's words in one language. */
export interface ModelWords {
  /** As in tables, titles and sentences: “k-means”. */
  readonly name: string;
  /** What its trials are told apart by, for a model that finds the number of clusters itself: “eps 0.1, 10 points”. */
  readonly setting?: (named: Readonly<Record<string, string>>) => string;
  /** Its tree, for a model that makes one: “Ward’s tree”. */
  readonly tree?: string;
}

/**
 * A clustering model, with all that is special to it. A new one is a file with such an entry and a line in the
 * registry; {@link modelFaults} says what an entry lacks.
 */
export interface ClusteringModel<
  Options extends OptionValues = OptionValues,
  Settings extends Readonly<Record<string, number | string>> = Readonly<Record<string, number | string>>,
  Saved extends SavedClustering = SavedClustering,
> {
  /** As in settings, files and the names of trials; letters, digits and hyphens. */
  readonly name: string;
  /** Whether it is fitted for a given number of clusters; else {@link plan} says what is tried. */
  readonly byK: boolean;
  /** Whether fits from several seeds may differ. */
  readonly chance: boolean;
  /** Whether it may leave rows out as noise. */
  readonly noise: boolean;
  /** Whether time or memory grow with all pairs of rows: beyond a limit it is fitted to a sample. */
  readonly allPairs: boolean;
  readonly options: { readonly [Name in keyof Options]: ModelOption<Options[Name]> };
  /** The settings that tell its trials of one space apart, in the order in which a trial's name has them. */
  readonly named: readonly string[];
  /** All settings of the trial of that name. */
  settings(named: NamedSettings, options: Options): Settings;
  /** For a model that finds the number of clusters itself: its trials on some points, and how many they are at most. */
  readonly plan?: {
    most(options: Options): number;
    /** @throws RangeError when the points do not allow any */
    trials(points: Matrix, options: Options): NamedSettings[];
  };
  /** Fits all rows. @throws RangeError when the model cannot be made of them */
  fit(points: Matrix, settings: Settings, seed: number): TrialFit;
  /** Fits that share their costly part: those of one key are made together. */
  readonly together?: {
    key(settings: Settings): string;
    fit(points: Matrix, group: readonly Settings[]): TrialFit[];
  };
  /**
   * For {@link allPairs}: fits the sample and labels all rows. Left out, the nearest five rows of the sample vote for
   * every other row.
   */
  fitSample?(sample: Matrix, all: Matrix, settings: Settings): Int32Array;
  /** Settings of a cheaper fit, for samples of which there are many; left out, they stay. */
  quicker?(settings: Settings): Settings;
  /**
   * The fitted model as plain JSON, made again from the trial's seed; null when its labels are not those of the trial.
   * Left out, the labelled rows are saved, of which the nearest five vote for a new one.
   */
  save?(
    points: Matrix,
    settings: Settings,
    trial: { readonly labels: Int32Array; readonly seed: number },
  ): Saved | null;
  /** How what was saved labels new rows. */
  readonly predictor: Predictor<Saved>;
  readonly words: Readonly<Record<Language, ModelWords>>;
}

/** The fit of a model without objective and iterations. */
export function labelsOnly(labels: Int32Array): TrialFit {
  return { labels, objective: null, bic: null, iterations: null, converged: null };
}

/** Whether two labellings are the same, number for number. */
export function sameLabels(a: Int32Array, b: ArrayLike<number>): boolean {
  return a.every((label, row) => label === b[row]);
}
