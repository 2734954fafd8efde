import { type Matrix } from 'ml-matrix';
import { type OptionValue, type TrialFit, type TrialModel } from '../models/model';
import { type TrialIndices } from '../validation/indices';
import { type Stability } from '../validation/stability';

/** A space to be tried: the customers as points. */
export interface TrialSpace {
  /** Such as `umap`. */
  readonly name: string;
  /** How the features were scaled before, such as `log`. */
  readonly scaling: string;
  /** customers × columns; the same customers in the same order in every space. */
  readonly points: Matrix;
}

/** One trial. */
export interface Trial extends TrialFit {
  /** Such as `umap/ward/k=8`; unique. */
  readonly id: string;
  readonly space: string;
  readonly scaling: string;
  readonly spec: TrialModel;
  readonly seed: number;
  /** Clusters found. */
  readonly k: number;
  /** Rows of each cluster, largest first. */
  readonly sizes: readonly number[];
  readonly noiseShare: number;
  /** In the trial's own space. */
  readonly own: TrialIndices;
  /** In the one space that all trials are compared in. */
  readonly common: TrialIndices;
  /** Seconds of the fit; cuts of one tree share its time evenly. */
  readonly seconds: number;
}

/** What a closer look at a trial finds. */
export interface TrialStability {
  readonly id: string;
  /** Bootstrap of the customers within the trial's space. */
  readonly bootstrap: Stability;
  /** Mean adjusted Rand index between fits from several seeds; null for models without chance. */
  readonly seedAgreement: number | null;
  readonly seconds: number;
}

/** A trial that could not be made. */
export interface SkippedTrial {
  readonly id: string;
  readonly reason: string;
}

/** All trials of one call. */
export interface TrialResults {
  readonly trials: readonly Trial[];
  readonly skipped: readonly SkippedTrial[];
  /** What was done on fewer rows than there are, in sentences; empty when nothing was. */
  readonly reductions: readonly string[];
  /** Name of the common space. */
  readonly commonSpace: string;
  readonly seconds: number;
}

/** Options of `runTrials`. */
export interface TrialOptions {
  /** Names of the registry; default all. */
  readonly models?: readonly string[];
  /** Numbers of clusters, for the models that are fitted for one; default 2 to 14. */
  readonly ks?: readonly number[];
  /** By model's name its options, such as `{ 'k-means': { restarts: 3 } }`; default as the model has them. */
  readonly modelOptions?: Readonly<Record<string, Readonly<Record<string, OptionValue>>>>;
  /** Above so many rows, methods that need all pairs work on a stratified sample of as many; default 12,000. */
  readonly maxRows?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Worker threads; 0 runs everything in this one; default the machine's cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: TrialProgress) => void;
}

/** How far the trials are. */
export interface TrialProgress {
  readonly done: number;
  readonly of: number;
  /** What was just finished. */
  readonly what: string;
}
