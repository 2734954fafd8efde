import { rfmScores } from './baselines';
import { type People } from './spending';

/** Orders of customers that need no groups, the first one where the data do not say which is better. */
export const PLAIN_ORDERS = ['decayed', 'last-year', 'all-time', 'rfm'] as const;

/** An order that needs no groups and no model. */
export type PlainOrder = (typeof PLAIN_ORDERS)[number];

/** An order in which customers could be invited. */
export type ListOrder = PlainOrder | 'segment' | 'expected';

/** What customers are ordered by, one number each, the highest first. */
export function plainScore(
  order: PlainOrder,
  { rfm, spending }: Pick<People, 'rfm' | 'spending'>,
): Float64Array {
  switch (order) {
    case 'decayed':
      return spending.decayed;
    case 'last-year':
      return spending.lastYear;
    case 'all-time':
      return spending.allTime;
    case 'rfm': {
      // Equal sums of quintiles go by spend, as in topByRfm.
      const most = rfm.spend.reduce((max, each) => Math.max(max, Math.abs(each)), 1);
      return Float64Array.from(rfmScores(rfm), (score, row) => score + rfm.spend[row] / (4 * most));
    }
    default:
      return unknownOrder(order);
  }
}

function unknownOrder(order: never): never {
  throw new RangeError(`an order must be one of ${PLAIN_ORDERS.join(', ')}, received ${String(order)}`);
}

/**
 * The order that a group of customers gives: its members before the others, each by a score of theirs.
 *
 * @param members 1 for each of them
 * @param score one number a customer, the highest first
 * @returns likewise
 */
export function membersFirst(members: Uint8Array, score: ArrayLike<number>): Float64Array {
  const places = new Float64Array(members.length);
  orderedBy(score).forEach((row, place) => (places[row] = members.length - place));
  return places.map((place, row) => place + members[row] * members.length);
}

/** The rows by a score, the highest first, the first row among equals. */
export function orderedBy(score: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: score.length }, (_, row) => row).sort(
    (a, b) => score[b] - score[a] || a - b,
  );
}
