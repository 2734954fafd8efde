import { type Interval } from '../numeric';
import { type ListJudgement, type OriginLists } from './judge-lists';
import { LIST_LENGTHS, type ListShare } from './list-lengths';
import { type ListOrder } from './list-orders';
import { type Selection } from './selection';

/** What lists of one order brought, as means over the origins. */
export interface OrderSummary {
  readonly order: ListOrder;
  /** The share of later revenue at each of {@link LIST_LENGTHS}; null where no origin has it. */
  readonly shares: readonly (number | null)[];
  /** At the length of the group. */
  readonly own: number | null;
}

/** A judgement of lists in few numbers. */
export interface ListSummary {
  readonly orders: readonly OrderSummary[];
  /** Days on which lists were chosen, the latest first. */
  readonly days: readonly string[];
  /** Origins that took no part in choosing the model: all but the latest. */
  readonly untouched: number;
  /**
   * The segment's share less that of as many by the shop's order: the least and the greatest over the origins that took
   * no part in the choice, or over the only one; null where the group was at none of them.
   */
  readonly segmentGain: { readonly mean: number; readonly ends: Interval; readonly origins: number } | null;
}

/** Sums a judgement of lists up; null where there is no origin. */
export function listSummary({ origins, best }: ListJudgement): ListSummary | null {
  if (origins.length === 0) return null;
  const at = ({ lists }: OriginLists, order: ListOrder, size: number): ListShare | undefined =>
    lists.find((each) => each.order === order && each.size === size);
  const orders = [...new Set(origins.flatMap(({ lists }) => lists.map(({ order }) => order)))];
  const known = origins.length > 1 ? origins.slice(1) : origins;
  const gains = known.flatMap((origin) => {
    if (origin.members === null) return [];
    const [own, plain] = [at(origin, 'segment', origin.members), at(origin, best, origin.members)];
    return own === undefined || plain === undefined ? [] : [own.share - plain.share];
  });
  return {
    orders: orders.map((order) => ({
      order,
      shares: LIST_LENGTHS.map((length) =>
        meanOf(
          origins.map((origin) => at(origin, order, Math.max(1, Math.round(length * origin.known)))?.share),
        ),
      ),
      own: meanOf(
        origins.map((origin) =>
          origin.members === null ? undefined : at(origin, order, origin.members)?.share,
        ),
      ),
    })),
    days: origins.map(({ originDay }) => originDay),
    untouched: origins.length - 1,
    segmentGain:
      gains.length === 0
        ? null
        : { mean: meanOf(gains)!, ends: [Math.min(...gains), Math.max(...gains)], origins: gains.length },
  };
}

function meanOf(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** What is said of the lists: the summary, with how the Insiders were found. */
export function listFacts(
  { horizonDays, best, bestSaid }: ListJudgement,
  { days, untouched, segmentGain, orders }: ListSummary,
  { how }: Pick<Selection, 'how'> = { how: 'segment' },
) {
  const at = LIST_LENGTHS.indexOf(0.1);
  const tenth = orders.find(({ order }) => order === best)?.shares[at] ?? null;
  const lift = tenth === null ? null : tenth / LIST_LENGTHS[at];
  return { horizonDays, best, bestSaid, days, untouched, segmentGain, how, lift };
}

/** What the segment brought after the latest date that had no part in choosing the model; null without such a date. */
export function laterUntouched({ origins }: ListJudgement): {
  readonly day: string;
  readonly share: number;
  readonly interval: Interval;
  /** The share of as many biggest spenders. */
  readonly spenders: number;
} | null {
  for (const { originDay: day, members, lists } of origins.slice(1)) {
    const of = (order: ListOrder) => lists.find((each) => each.order === order && each.size === members);
    const [own, plain] = [of('segment'), of('all-time')];
    if (own !== undefined && plain !== undefined)
      return { day, share: own.share, interval: own.interval, spenders: plain.share };
  }
  return null;
}
