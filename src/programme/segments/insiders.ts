import { type Settings } from '../../config';
import { medianOf, type Interval } from '../../numeric';
import { readRecord, withArtefacts } from '../../store';
import {
  basketsOf,
  clustersArtefact,
  WHOLESALE_BASKET,
  WHOLESALE_REVENUE,
  wholesalerGroups,
} from '../../experiment';
import { readSegmentCustomers, type SegmentCustomers } from './customers';

/** Some customers of a segment, and what they bring. */
export interface Part {
  readonly customers: number;
  /** Their share of the segment's revenue; null where the segment has none. */
  readonly shareOfSegment: number | null;
}

/** How a list did on the days that followed the day on which it was made. */
export interface LaterShares {
  readonly share: number;
  readonly interval: Interval;
  readonly topSpenders: number;
  /** The group's share less the spenders', with its paired 95% interval: below 0 the plain list was better. */
  readonly gain: number;
  readonly gainInterval: Interval;
}

/** What has to be said of the Insiders beside their number. */
export interface InsidersFacts {
  /** All customers of the segment, and those who are listed: who can be invited. */
  readonly customers: number;
  readonly listed: number;
  /** Guests in the segment, whom nobody can invite. */
  readonly guests: Part;
  /** Whether the segment as a whole buys like wholesalers, after {@link wholesalerGroups}. */
  readonly wholesale: boolean;
  /** Customers of the segment who buy like wholesalers: 10 times the usual revenue and 3 times the usual basket. */
  readonly wholesalers: Part;
  /** The biggest spender in a hundred, at least one. */
  readonly topHundredth: Part;
  /** Share of all revenue that the listed bring, and that as many of the biggest spenders bring. */
  readonly shareOfAll: number;
  readonly topSpendersShareOfAll: number;
  /** The same kind of group, chosen 90 days earlier, on the 90 days since; null where the data are too short. */
  readonly later: LaterShares | null;
}

/** Reads what has to be said of the Insiders: who of them is a guest or a wholesaler, and how a plain list would do. */
export async function insidersFacts(settings: Settings): Promise<InsidersFacts> {
  const { headline } = (await readRecord(settings, clustersArtefact)).details;
  const [chosen] = await withArtefacts(settings, ['trials'], (database) =>
    database.rows<Record<string, number | null>>('SELECT * FROM trials WHERE chosen'),
  );
  return {
    ...partsOf(await readSegmentCustomers(settings)),
    shareOfAll: headline.shareOfAll,
    topSpendersShareOfAll: headline.topSpendersShareOfAll,
    later: laterOf(chosen ?? {}),
  };
}

function laterOf(row: Readonly<Record<string, number | null>>): LaterShares | null {
  const { future_share: share, future_share_low: low, future_share_high: high } = row;
  const { top_spenders_future_share: topSpenders, future_gain: gain } = row;
  const { future_gain_low: gainLow, future_gain_high: gainHigh } = row;
  const all = [share, low, high, topSpenders, gain, gainLow, gainHigh];
  if (!all.every((value): value is number => typeof value === 'number')) return null;
  const [s, l, h, t, g, gl, gh] = all;
  return { share: s, interval: [l, h], topSpenders: t, gain: g, gainInterval: [gl, gh] };
}

/** The parts of cluster 1. */
export function partsOf(
  customers: Pick<SegmentCustomers, 'clusters' | 'guests' | 'revenue' | 'features'>,
): Pick<InsidersFacts, 'customers' | 'listed' | 'guests' | 'wholesale' | 'wholesalers' | 'topHundredth'> {
  const { clusters, guests, revenue, features } = customers;
  const baskets = basketsOf(features);
  const rows = Array.from(clusters.keys()).filter((row) => clusters[row] === 1);
  const total = rows.reduce((sum, row) => sum + revenue[row], 0);
  const part = (some: readonly number[]): Part => ({
    customers: some.length,
    shareOfSegment: total > 0 ? some.reduce((sum, row) => sum + revenue[row], 0) / total : null,
  });
  const usual = { revenue: medianOf(revenue), basket: medianOf(baskets) };
  const bySpend = [...rows].sort((a, b) => revenue[b] - revenue[a] || a - b);
  const invited = rows.filter((row) => guests[row] === 0);
  return {
    customers: rows.length,
    listed: invited.length,
    guests: part(rows.filter((row) => guests[row] === 1)),
    wholesale: wholesalerGroups(clusters, revenue, baskets).includes(1),
    wholesalers: part(
      rows.filter(
        (row) =>
          revenue[row] >= WHOLESALE_REVENUE * usual.revenue &&
          baskets[row] >= WHOLESALE_BASKET * usual.basket,
      ),
    ),
    topHundredth: part(bySpend.slice(0, Math.ceil(rows.length / 100))),
  };
}
