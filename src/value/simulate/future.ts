import { randomGamma, type Random } from '../../numeric';
import { type Parameters, type PurchaseModelName } from '../models';
import { randomBeta, randomExponential, randomGeometric, randomPoisson } from './draws';

/**
 * Draws one customer's purchases in the coming months from the posterior, and writes them to `counts`.
 *
 * Given that the customer is active now, the rate is gamma(r + x, α + T), and drop-out is: none (NBD); a probability
 * per purchase that is beta(a, b + x) (BG/NBD) or beta(a, b + x + 1) (MBG/NBD); a rate that is gamma(s, β + T)
 * (Pareto/NBD). Active is drawn with `alive`, the probability of it. A kernel: checks nothing, allocates nothing.
 *
 * @param exposureWeeks length of each month
 * @param counts purchases in each month; overwritten
 * @returns purchases in all
 */
export function drawFuture(
  random: Random,
  model: PurchaseModelName,
  p: Parameters,
  x: number,
  T: number,
  alive: number,
  exposureWeeks: Float64Array,
  counts: Int32Array,
): number {
  // Drawn for every model, so that a customer's other numbers do not depend on the model's certainty.
  if (random() >= alive) {
    counts.fill(0);
    return 0;
  }
  const rate = randomGamma(random, p[0] + x) / (p[1] + T);
  let purchasesLeft = Infinity;
  let weeksLeft = Infinity;
  switch (model) {
    case 'nbd':
      break;
    case 'bg-nbd':
      purchasesLeft = randomGeometric(random, randomBeta(random, p[2], p[3] + x));
      break;
    case 'mbg-nbd':
      purchasesLeft = randomGeometric(random, randomBeta(random, p[2], p[3] + x + 1));
      break;
    case 'pareto-nbd':
      weeksLeft = randomExponential(random, randomGamma(random, p[2]) / (p[3] + T));
      break;
    default:
      never(model);
  }
  let total = 0;
  for (let month = 0; month < exposureWeeks.length; month += 1) {
    const weeks = exposureWeeks[month];
    const exposed = weeks < weeksLeft ? weeks : weeksLeft;
    weeksLeft -= exposed;
    const bought = exposed > 0 && purchasesLeft > 0 ? randomPoisson(random, rate * exposed) : 0;
    const count = bought < purchasesLeft ? bought : purchasesLeft;
    purchasesLeft -= count;
    counts[month] = count;
    total += count;
  }
  return total;
}

function never(model: never): never {
  throw new RangeError(`model must be one of the purchase models, received ${String(model)}`);
}
