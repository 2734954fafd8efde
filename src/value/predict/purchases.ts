import { checkNumber } from '../../numeric';
import { type PurchaseFit } from '../fit';
import { checkHistories, type PurchaseHistories } from '../histories';
import { PURCHASE_MODELS, type PurchaseModelName } from '../models';

/** A fitted model, or a model with parameters from elsewhere (in the order of the model's parameter names). */
export type PurchaseParameters =
  PurchaseFit | { readonly model: PurchaseModelName; readonly parameters: ArrayLike<number> };

/** The longest horizon: a century. */
const maxWeeks = 5200;

/**
 * E[X(t)]: expected repeat purchases of a randomly chosen new customer in the `weeks` after the first purchase.
 *
 * @param weeks from 0 to 5,200
 * @throws RangeError when parameters are missing or not above 0, or weeks are out of range
 */
export function expectedPurchases(fit: PurchaseParameters, weeks: number): number {
  return modelOf(fit).expected(fit.parameters, checkNumber('weeks', weeks, { min: 0, max: maxWeeks }));
}

/**
 * E[Y(t) | x, t_x, T]: purchases that each customer is expected to make in the next `weeks`, given the history; the
 * chance of having dropped out is in it.
 *
 * @returns one number per customer, in the histories' order
 * @throws RangeError as {@link expectedPurchases}, or when a history breaks an invariant
 */
export function expectedNextPurchases(
  fit: PurchaseParameters,
  histories: PurchaseHistories,
  weeks: number,
): Float64Array {
  const model = modelOf(fit);
  checkNumber('weeks', weeks, { min: 0, max: maxWeeks });
  return perCustomer(histories, (x, tx, T) => model.expectedNext(fit.parameters, x, tx, T, weeks));
}

/**
 * P(alive | x, t_x, T): the probability that a customer has not dropped out at the end of observation. 1 for everybody
 * under the NBD, and under the BG/NBD for those who have not bought again.
 */
export function aliveProbabilities(fit: PurchaseParameters, histories: PurchaseHistories): Float64Array {
  const model = modelOf(fit);
  return perCustomer(histories, (x, tx, T) => model.alive(fit.parameters, x, tx, T));
}

/** The model's kernels, once its parameters are found to be in order. */
export function modelOf(fit: PurchaseParameters) {
  const model = PURCHASE_MODELS[fit.model];
  const names = model.parameterNames;
  if (fit.parameters.length !== names.length) {
    throw new RangeError(
      `parameters of ${fit.model} must be ${names.join(', ')}, received ${fit.parameters.length} numbers`,
    );
  }
  names.forEach((name, i) =>
    checkNumber(`parameter ${name}`, fit.parameters[i], { above: 0, max: Number.MAX_VALUE }),
  );
  return model;
}

function perCustomer(
  histories: PurchaseHistories,
  f: (x: number, tx: number, T: number) => number,
): Float64Array {
  const { repeatDays, lastPurchaseWeeks, observedWeeks } = checkHistories(histories);
  return Float64Array.from(repeatDays, (x, i) => f(x, lastPurchaseWeeks[i], observedWeeks[i]));
}
