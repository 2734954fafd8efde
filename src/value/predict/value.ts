import { checkNumber } from '../../numeric';
import { type GammaGammaFit } from '../fit';
import { checkHistories, type PurchaseHistories } from '../histories';

/** A fitted gamma-gamma model, or its parameters p, q, v from elsewhere. */
export type ValueParameters = GammaGammaFit | { readonly parameters: ArrayLike<number> };

/**
 * E(M | m, n): the value of a purchase day that each customer is expected to have in the long run.
 *
 * p (v + n m) / (p n + q − 1): a weighted mean of the customer's own mean m over n days and of the population's mean
 * p v / (q − 1), which a customer without a valued day gets.
 *
 * @returns currency units, one number per customer, in the histories' order
 * @throws RangeError when a history breaks an invariant, or when the mean does not exist (p n + q <= 1)
 *
 * Reference: Fader and Hardie 2013, equation 5.
 */
export function expectedValues(fit: ValueParameters, histories: PurchaseHistories): Float64Array {
  const { meanValue, valueDays, customerIds } = checkHistories(histories);
  const [p, q, v] = ['p', 'q', 'v'].map((name, i) =>
    checkNumber(`parameter ${name}`, fit.parameters[i], { above: 0 }),
  );
  return Float64Array.from(meanValue, (mean, i) => {
    const n = valueDays[i];
    if (!(p * n + q > 1)) {
      throw new RangeError(
        `q must be above 1 for the mean value of customer ${customerIds[i]} to exist, received ${q}: ` +
          'the values have so heavy a tail that their mean is not finite; look at the largest of them, or cap them',
      );
    }
    return (p * (v + n * mean)) / (p * n + q - 1);
  });
}

/** p v / (q − 1): the mean value of a purchase day over the whole population; q must be above 1. */
export function populationMeanValue(fit: ValueParameters): number {
  const [p, q, v] = [fit.parameters[0], fit.parameters[1], fit.parameters[2]];
  checkNumber('parameter q', q, { above: 1 });
  return (p * v) / (q - 1);
}
