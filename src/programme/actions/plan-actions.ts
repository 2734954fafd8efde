import { type Settings } from '../../config';
import { checkNumber, childSeed } from '../../numeric';
import { HORIZON_DAYS, wholesalerGroups } from '../../experiment';
import { readActionCustomers, readWindow, type ActionCustomer, type DataWindow } from './customers';
import { guestAction } from './guests';
import { cautionsOf, playOf, watchOf } from './plays';
import { prizeOf, type SegmentSpend } from './prize';
import { actionFacts } from './segment-facts';
import { type Actions, type SegmentAction } from './types';

/** Options of {@link planActions}. */
export interface ActionOptions {
  /** The share of a segment's customers, and of guest invoices, that the prizes suppose to move; default 0.1. */
  readonly share?: number;
}

/**
 * What marketing can do, segment by segment, from each segment's own figures: the play, for whom, the measure to
 * watch, the size of the prize, and what to keep in mind; and what guests who registered would be worth.
 *
 * @throws RangeError when the share is not above 0 and at most 1; Error that names the notebook which makes a missing
 *   artefact
 */
export async function planActions(settings: Settings, options: ActionOptions = {}): Promise<Actions> {
  const share = checkNumber('share', options.share ?? 0.1, { above: 0, max: 1 });
  const window = await readWindow(settings);
  const customers = await readActionCustomers(settings, window);
  const { firstDay, lastDay, days } = window;
  return {
    share,
    segments: segmentActions(customers, window, share, settings.seed),
    guests: await guestAction(settings, window, share),
    firstDay,
    lastDay,
    days,
  };
}

/** The actions for customers with their clusters, from 1; cluster 1 has the most revenue. */
export function segmentActions(
  customers: readonly ActionCustomer[],
  window: Pick<DataWindow, 'days'>,
  share: number,
  seed: number,
): SegmentAction[] {
  const people = customers.filter(({ guest }) => !guest);
  const wholesale = new Set(
    people.length === 0
      ? []
      : wholesalerGroups(
          people.map(({ cluster }) => cluster),
          people.map(({ revenue }) => revenue),
          people.map(({ basket }) => basket),
        ),
  );
  const usualReturners = people.length === 0 ? 0 : actionFacts(0, people).returnersShare;
  const clusters = [...new Set(customers.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const planned = clusters.map((cluster) => {
    const own = customers.filter((customer) => customer.cluster === cluster);
    const facts = actionFacts(cluster, own);
    const isTop = cluster === 1;
    const play = playOf(facts, { isTop, wholesalers: wholesale.has(cluster), usualReturners });
    const invited = own.filter(({ guest }) => !guest);
    const spend: SegmentSpend = {
      cluster,
      play,
      year: window.days >= 365 ? Float64Array.from(invited, ({ year }) => year) : null,
      days90: Float64Array.from(invited, ({ days90 }) => days90),
    };
    return { facts, play, spend };
  });
  const spends = planned.map(({ spend }) => spend);
  return planned.map(({ facts, play, spend }): SegmentAction => {
    const found =
      window.days < HORIZON_DAYS
        ? 'too-short'
        : prizeOf(spend, spends, share, childSeed(seed, facts.cluster));
    const prize = typeof found === 'string' ? null : found;
    return {
      facts,
      play,
      watch: watchOf(play, facts),
      prize,
      noPrize: typeof found === 'string' ? found : null,
      cautions: cautionsOf(play, facts, prize),
    };
  });
}
