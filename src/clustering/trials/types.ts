import { type Matrix } from 'ml-matrix';
import { type CovarianceKind } from '../mixture/em';
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

/** A model with its settings. */
export type TrialModel =
  | { readonly model: 'k-means'; readonly k: number; readonly restarts: number }
  | {
      readonly model: 'gaussian-mixture';
      readonly k: number;
      readonly restarts: number;
      readonly covariance: CovarianceKind;
    }
  | { readonly model: 'ward'; readonly k: number }
  | { readonly model: 'dbscan'; readonly eps: number; readonly minPoints: number }
  | { readonly model: 'hdbscan'; readonly minClusterSize: number; readonly minPoints: number };

/** How well a labelling does in one space; null where an index is undefined for it. */
export interface TrialIndices {
  readonly withinSumOfSquares: number | null;
  readonly silhouette: number | null;
  readonly daviesBouldin: number | null;
  readonly calinskiHarabasz: number | null;
}

/** One trial. */
export interface Trial {
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
  /** What the model itself makes small or large: inertia, mean log-likelihood; null for the others. */
  readonly objective: number | null;
  /** Bayesian information criterion of a mixture, else null. */
  readonly bic: number | null;
  readonly iterations: number | null;
  /** Null where nothing iterates. */
  readonly converged: boolean | null;
  /** In the trial's own space. */
  readonly own: TrialIndices;
  /** In the one space that all trials are compared in. */
  readonly common: TrialIndices;
  /** Seconds of the fit; cuts of one tree share its time evenly. */
  readonly seconds: number;
  /** One label a customer. */
  readonly labels: Int32Array;
}

/** What the promising trials are examined for beside. */
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
  readonly stability: readonly TrialStability[];
  readonly skipped: readonly SkippedTrial[];
  /** What was done on fewer rows than there are, in sentences; empty when nothing was. */
  readonly reductions: readonly string[];
  /** Name of the common space. */
  readonly commonSpace: string;
  readonly seconds: number;
}

/** Options of `runTrials`. */
export interface TrialOptions {
  /** Default k-means, gaussian-mixture and ward. */
  readonly models?: readonly ('k-means' | 'gaussian-mixture' | 'ward')[];
  /** Default 2 to 14. */
  readonly ks?: readonly number[];
  /** Starts of k-means; default 5. */
  readonly restarts?: number;
  /** Starts of a mixture, by turns of either kind; default 2. */
  readonly mixtureRestarts?: number;
  /** Default `full`. */
  readonly covariance?: CovarianceKind;
  /** Settings of DBSCAN and HDBSCAN, or false for neither. */
  readonly density?: DensityOptions | false;
  /** Examination of the promising trials, or false for none. */
  readonly stability?: StabilityPlan | false;
  /** Above so many rows, methods that need all pairs work on a stratified sample of as many; default 12,000. */
  readonly maxRows?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Worker threads; 0 runs everything in this one; default the machine's cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: TrialProgress) => void;
}

/** Which settings the density models are tried with. */
export interface DensityOptions {
  /** Rows in a core neighbourhood; default 10. */
  readonly minPoints?: number;
  /** DBSCAN's eps as multiples of the knee of the k-distance curve; default 0.5, 1, 2. */
  readonly epsFactors?: readonly number[];
  /** HDBSCAN's least cluster as shares of the rows; default 0.01, 0.02, 0.04. */
  readonly minClusterShares?: readonly number[];
}

/** Which trials are promising, and how they are examined. */
export interface StabilityPlan {
  /** Trials examined; default 8. */
  readonly promising?: number;
  /** Of one space at most; default 2. */
  readonly perSpace?: number;
  /** Bootstrap samples; default 30. */
  readonly replicates?: number;
  /** Seeds whose fits are compared; default 5. */
  readonly seeds?: number;
}

/** How far the trials are. */
export interface TrialProgress {
  readonly stage: 'trials' | 'stability';
  readonly done: number;
  readonly of: number;
  /** What was just finished. */
  readonly what: string;
}
