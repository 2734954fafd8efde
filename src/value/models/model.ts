import { type PurchaseRows } from './rows';

/** The purchase models; `nbd` is the one without drop-out. */
export type PurchaseModelName = 'nbd' | 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd';

/** Natural-scale parameters in the order of the model's `parameterNames`. */
export type Parameters = ArrayLike<number>;

/**
 * The log-likelihood of rows at natural-scale parameters and weights of the rows; its derivatives by the parameters are
 * written to `gradient`. It allocates nothing that grows with the rows.
 */
export type Likelihood = (parameters: Parameters, weights: Float64Array, gradient: Float64Array) => number;

/**
 * One purchase model as its kernels: none of them checks its arguments.
 *
 * x repeat purchases, the last at tx, in the T weeks since the first purchase, as in {@link PurchaseHistories}.
 */
export interface PurchaseModel {
  readonly name: PurchaseModelName;
  /** What the field calls it. */
  readonly title: string;
  readonly parameterNames: readonly string[];
  /** Upper bound of each parameter, natural scale. */
  readonly upperBounds: readonly number[];
  /** Where fits start: the rate parameters (r, alpha) found by the simplest model, and guesses of the drop-out part. */
  starts(r: number, alpha: number): readonly (readonly number[])[];
  /** Prepares the log-likelihood of grouped rows. */
  logLikelihood(rows: PurchaseRows): Likelihood;
  /** E[X(t)]: repeat purchases of a new customer in the first `weeks` after the first purchase. */
  expected(parameters: Parameters, weeks: number): number;
  /** E[Y(t) | x, tx, T]: purchases in the next `weeks`. */
  expectedNext(parameters: Parameters, x: number, tx: number, T: number, weeks: number): number;
  /** P(alive at T | x, tx, T). */
  alive(parameters: Parameters, x: number, tx: number, T: number): number;
  /** P(X(t) = count): repeat purchases of a new customer in the first `weeks`. */
  probability(parameters: Parameters, count: number, weeks: number): number;
}
