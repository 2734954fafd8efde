import { checkNumber } from '../../numeric';
import { type GammaGammaFit } from '../fit';
import { checkHistories, type PurchaseHistories } from '../histories';

/** A fitted gamma-gamma model, or its parameters p, q, v from elsewhere. */
export type ValueParameters = GammaGammaFit | { readonly parameters: ArrayLike<number> };

/**
 * E(M | m, n): the value of a purchase day that each customer is expected to have in the long run.
 *
 * p (v + n m) / (p n + q − 1): a weighted mean of the customer's own mean m over n days and of the population's mean
 * p v / (q − 1), which a customer without a valued day gets. Where the mean does not exist (p n + q <= 1: values with so
 * heavy a tail that their mean is not finite), it is the customer's own mean, or without a valued day the mean of the
 * others'.
 *
 * @returns currency units above 0, one number per customer, in the histories' order
 * @throws RangeError when a history breaks an invariant or a parameter is not above 0
 *
 * Reference: Fader and Hardie 2013, equation 5.
 */
export function expectedValues(fit: ValueParameters, histories: PurchaseHistories): Float64Array {
  const { meanValue, valueDays } = checkHistories(histories);
  const [p, q, v] = ['p', 'q', 'v'].map((name, i) =>
    checkNumber(`parameter ${name}`, fit.parameters[i], { above: 0 }),
  );
  const valued = meanValue.filter((mean) => mean > 0);
  const usual = valued.reduce((sum, mean) => sum + mean, 0) / Math.max(1, valued.length);
  return meanValue.map((mean, i) => {
    const n = valueDays[i];
    if (p * n + q > 1) return (p * (v + n * mean)) / (p * n + q - 1);
    return n > 0 ? mean : usual;
  });
}

/** p v / (q − 1): the mean value of a purchase day over the whole population; `null` for q <= 1, where there is none. */
export function populationMeanValue(fit: ValueParameters): number | null {
  const [p, q, v] = [fit.parameters[0], fit.parameters[1], fit.parameters[2]];
  return q > 1 ? (p * v) / (q - 1) : null;
}
