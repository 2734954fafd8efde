import { bootstrapWeights, percentileInterval, type Interval } from '../numeric';
import { orderedBy, type ListOrder } from './list-orders';

/** What the first customers of an order brought afterwards. */
export interface ListShare {
  readonly order: ListOrder;
  readonly size: number;
  /** Their share of what all known customers spent afterwards, 0 to 1, with its 95% interval. */
  readonly share: number;
  readonly interval: Interval;
  /** That less the share of as many biggest spenders of all time; the interval is paired. 0 for these themselves. */
  readonly gain: number;
  readonly gainInterval: Interval;
}

/** Lengths of lists that are compared, as shares of the customers who can be invited. */
export const LIST_LENGTHS: readonly number[] = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3];

const REPLICATES = 400;

/**
 * Judges orders of customers by what came after: the share of later spending that the first so many of each bring.
 *
 * Intervals are percentiles of bootstrap samples of customers, the same for all orders, so that differences are paired;
 * they cover which customers there happen to be, not another season.
 *
 * @param scores what each order goes by, one number a customer, the highest first; `all-time` must be among them
 * @param future spending afterwards, one amount a customer
 * @param sizes lengths of lists, whole
 * @returns a row for each order and size; none where nothing was spent afterwards
 */
export function judgeLengths(
  scores: ReadonlyMap<ListOrder, ArrayLike<number>>,
  future: Float64Array,
  sizes: readonly number[],
  seed: number,
): ListShare[] {
  const names = [...scores.keys()];
  const orders = names.map((name) => orderedBy(scores.get(name)!));
  const sharesOf = (weights: Int32Array): Float64Array[] => {
    let total = 0;
    for (let i = 0; i < future.length; i += 1) total += weights[i] * future[i];
    return orders.map((order) => {
      const found = new Float64Array(sizes.length);
      let sum = 0;
      let done = 0;
      sizes
        .map((size, s) => ({ size, s }))
        .sort((a, b) => a.size - b.size)
        .forEach(({ size, s }) => {
          for (; done < size; done += 1) sum += weights[order[done]] * future[order[done]];
          found[s] = total > 0 ? sum / total : NaN;
        });
      return found;
    });
  };
  const points = sharesOf(new Int32Array(future.length).fill(1));
  const draws: Float64Array[][] = [];
  for (const weights of bootstrapWeights(future.length, REPLICATES, seed)) draws.push(sharesOf(weights));
  const spenders = names.indexOf('all-time');
  return names.flatMap((order, o) =>
    sizes.flatMap((size, s): ListShare[] => {
      const interval = percentileInterval(draws.map((draw) => draw[o][s]));
      const gainInterval = percentileInterval(draws.map((draw) => draw[o][s] - draw[spenders][s]));
      if (interval === null || gainInterval === null) return [];
      const share = points[o][s];
      return [{ order, size, share, interval, gain: share - points[spenders][s], gainInterval }];
    }),
  );
}
