import { bootstrapMeans, childSeed, meanOf, percentileInterval } from '../../numeric';
import { type NoPrize, type PlayKey, type Prize, type PrizeAmount } from './types';

/** A segment's customers who can be invited, by what they spent lately. */
export interface SegmentSpend {
  readonly cluster: number;
  readonly play: PlayKey;
  /** In the last 365 days, one amount a customer; null where the data are shorter. */
  readonly year: Float64Array | null;
  readonly days90: Float64Array;
}

/** Bootstrap samples of a mean. */
export const REPLICATES = 1000;

/** A segment of fewer customers is no example for another. */
const minExampleCustomers = 10;

/**
 * What it would bring if a share of a segment's customers came to spend what the next better segment spends on
 * average; for the programme's segment and for wholesalers what it would cost if they fell to the next one's.
 *
 * The next better segment is, of those whose customers spent more on average in the last 365 days and in the last 90
 * alike, the one with the smallest mean; wholesalers and segments below ten customers are no example. The amount is
 * movers × (mean of that segment − own mean): arithmetic on past spend, no forecast of what a campaign does. Intervals
 * are percentiles of 1,000 bootstrap samples of the customers of both segments.
 *
 * @param share of the customers who would move, above 0, at most 1
 */
export function prizeOf(
  segment: SegmentSpend,
  all: readonly SegmentSpend[],
  share: number,
  seed: number,
): Prize | NoPrize {
  const n = segment.days90.length;
  if (n === 0) return 'nobody-to-invite';
  const kind = segment.play === 'keep' || segment.play === 'account-manager' ? 'hold' : 'move-up';
  const other = kind === 'hold' ? nextBelow(segment, all) : nextAbove(segment, all);
  if (other === null) return 'no-other-segment';
  const movers = Math.max(1, Math.round(share * n));
  const sign = kind === 'hold' ? -1 : 1;
  const amount = (own: Float64Array, others: Float64Array, part: number): PrizeAmount => {
    const [ownMean, otherMean] = [meanOf(own), meanOf(others)];
    const ownDraws = bootstrapMeans(own, REPLICATES, childSeed(seed, 2 * part));
    const otherDraws = bootstrapMeans(others, REPLICATES, childSeed(seed, 2 * part + 1));
    const draws = ownDraws.map((mean, r) => sign * movers * (otherDraws[r] - mean));
    return {
      ownMean,
      otherMean,
      value: sign * movers * (otherMean - ownMean),
      interval: percentileInterval(draws)!,
    };
  };
  return {
    kind,
    toCluster: other.cluster,
    movers,
    year: segment.year === null || other.year === null ? null : amount(segment.year, other.year, 0),
    days90: amount(segment.days90, other.days90, 1),
  };
}

function nextAbove(segment: SegmentSpend, all: readonly SegmentSpend[]): SegmentSpend | null {
  const better = examples(segment, all).filter(
    (other) => meanOf(other.days90) > meanOf(segment.days90) && rankOf(other) > rankOf(segment),
  );
  return better.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
}

function nextBelow(segment: SegmentSpend, all: readonly SegmentSpend[]): SegmentSpend | null {
  const lower = examples(segment, all).filter(
    (other) => meanOf(other.days90) < meanOf(segment.days90) && rankOf(other) < rankOf(segment),
  );
  return lower.sort((a, b) => rankOf(b) - rankOf(a))[0] ?? null;
}

function examples(segment: SegmentSpend, all: readonly SegmentSpend[]): SegmentSpend[] {
  return all.filter(
    (other) =>
      other.cluster !== segment.cluster &&
      other.play !== 'account-manager' &&
      other.days90.length >= minExampleCustomers,
  );
}

/** Segments are ordered by the year where it is known. */
function rankOf({ year, days90 }: SegmentSpend): number {
  return meanOf(year ?? days90);
}
