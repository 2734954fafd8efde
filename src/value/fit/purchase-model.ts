import { type PurchaseHistories } from '../histories';
import { groupRows, PURCHASE_MODELS, type PurchaseModelName, type PurchaseRows } from '../models';
import { customersToFit } from './customers-to-fit';
import { maximise, type FitOptions, type LikelihoodFit } from './maximise';

/** A purchase model fitted to histories. */
export interface PurchaseFit extends LikelihoodFit {
  readonly model: PurchaseModelName;
}

/**
 * Fits one purchase model by maximum likelihood, on the logarithms of its parameters and from several starts.
 *
 * The NBD is fitted first, from moments; its rate parameters start the others, with several guesses of drop-out.
 *
 * @returns estimates, standard errors, log-likelihood, convergence; parameters at their bound are named, since a
 *   maximum at a bound says that the data do not identify them (see `choosePurchaseModel`)
 * @throws RangeError when a history breaks an invariant, or nobody has bought again
 */
export function fitPurchaseModel(
  histories: PurchaseHistories,
  model: PurchaseModelName,
  options: FitOptions = {},
): PurchaseFit {
  return fitRows(groupRows(customersToFit(histories, options)), model, options);
}

/** {@link fitPurchaseModel} on rows that are grouped already. */
export function fitRows(rows: PurchaseRows, name: PurchaseModelName, options: FitOptions = {}): PurchaseFit {
  const model = PURCHASE_MODELS[name];
  const logLikelihood = model.logLikelihood(rows);
  const customers = rows.weights.reduce((sum, w) => sum + w, 0);
  const [r, alpha] = name === 'nbd' ? momentStart(rows) : fitRows(rows, 'nbd', options).parameters;
  const fit = maximise(
    {
      parameterNames: model.parameterNames,
      logLikelihood: (parameters, gradient) => logLikelihood(parameters, rows.weights, gradient),
      customers,
      starts: model.starts(r, alpha),
      upperBounds: model.upperBounds,
    },
    options,
  );
  return { ...fit, model: name };
}

/** Shape and rate of the gamma from mean and variance of purchases per week of observation, roughly. */
function momentStart(rows: PurchaseRows): [number, number] {
  let [customers, purchases, weeks] = [0, 0, 0];
  for (let i = 0; i < rows.rows; i += 1) {
    customers += rows.weights[i];
    purchases += rows.weights[i] * rows.repeatDays[i];
    weeks += rows.weights[i] * rows.observedWeeks[i];
  }
  if (purchases === 0)
    throw new RangeError(`histories must hold a repeat purchase, received none of ${customers} customers`);
  const rate = purchases / weeks;
  let spread = 0;
  let square = 0;
  for (let i = 0; i < rows.rows; i += 1) {
    const expected = rate * rows.observedWeeks[i];
    spread += rows.weights[i] * ((rows.repeatDays[i] - expected) ** 2 - expected);
    square += rows.weights[i] * expected ** 2;
  }
  // Var = mean + mean² / r, over customers of different observation.
  const shape = Math.min(100, Math.max(0.05, spread > 0 ? square / spread : 100));
  return [shape, shape / rate];
}
