import { HORIZON_DAYS } from '../../experiment';
import {
  type CautionKey,
  type PlayKey,
  type Prize,
  type PrizeAmount,
  type ActionFacts,
  type Watch,
} from './types';

/** From this share of customers with a single invoice on a segment is one of one-time buyers. */
const ONCE = 0.5;
/** From this share of returners on, and from so many times that of all customers, returns are the matter. */
const RETURNERS = 0.25;
const RETURNERS_TIMES = 2;
/** Below so many customers a mean says little. */
const FEW = 30;
/** From this share of a segment's revenue on its biggest hundredth decides its mean. */
const HEAVY = 0.25;
/** Below this share of customers who bought in the last 90 days many may have left for good. */
const ACTIVE = 0.5;
/** From so many times the own mean on the next better segment is far. */
const FAR = 3;

/** What a play is picked by, beside the segment's own figures. */
export interface PlayContext {
  /** Whether the segment is the programme's: the one with the most revenue. */
  readonly isTop: boolean;
  /** Whether its customers buy like wholesalers; see `wholesalerGroups`. */
  readonly wholesalers: boolean;
  /** Share of returners among all customers who can be invited. */
  readonly usualReturners: number;
}

/**
 * Picks what to do with a segment, by its figures and not by its number; the first that holds:
 * 1. nobody can be invited: get guests to register;
 * 2. they buy like wholesalers: an account manager;
 * 3. it is the programme's segment: keep and reward;
 * 4. a quarter or more sent back a tenth of their purchases or more, twice as many as usual: reduce returns;
 * 5. half or more have a single invoice: a second order where the median recency is at most 90 days, else reactivate;
 * 6. a median recency above 90 days: win back;
 * 7. else they buy again and again, and lately: the next basket.
 */
export function playOf(facts: ActionFacts, context: PlayContext): PlayKey {
  const { invitable, returnersShare, onceShare, medianRecencyDays } = facts;
  if (invitable === 0) return 'register';
  if (context.wholesalers) return 'account-manager';
  if (context.isTop) return 'keep';
  if (returnersShare >= RETURNERS && returnersShare >= RETURNERS_TIMES * context.usualReturners) {
    return 'reduce-returns';
  }
  const recent = medianRecencyDays <= HORIZON_DAYS;
  if (onceShare >= ONCE) return recent ? 'second-order' : 'reactivate';
  return recent ? 'next-basket' : 'win-back';
}

/** The measure that tells whether a play works, as it stands now. */
export function watchOf(play: PlayKey, facts: ActionFacts): Watch {
  switch (play) {
    case 'register':
      return { measure: 'guest-share', now: 1 - facts.invitable / facts.customers, alarm: null };
    case 'keep':
      return { measure: 'days-since-last', now: facts.medianRecencyDays, alarm: facts.usualGapDays };
    case 'account-manager':
    case 'next-basket':
      return { measure: 'revenue-90', now: facts.meanRevenue90, alarm: null };
    case 'reduce-returns':
      return { measure: 'returners-share', now: facts.returnersShare, alarm: null };
    case 'second-order':
      return { measure: 'second-order-share', now: 1 - facts.onceShare, alarm: null };
    case 'reactivate':
    case 'win-back':
      return { measure: 'active-share', now: facts.activeShare, alarm: null };
    default: {
      const unknown: never = play;
      throw new RangeError(`there is no play ${String(unknown)}`);
    }
  }
}

/** What to keep in mind with a play in this segment, and with its prize. */
export function cautionsOf(play: PlayKey, facts: ActionFacts, prize: Prize | null): CautionKey[] {
  const { customers, invitable, topShare, activeShare } = facts;
  const holds: Readonly<Record<CautionKey, boolean>> = {
    guests: invitable < customers,
    few: invitable < FEW,
    'heavy-tail': topShare >= HEAVY,
    'not-recent': activeShare < ACTIVE,
    regression: play === 'second-order' || play === 'reactivate' || play === 'win-back',
    'selected-by-spend': play === 'keep' || play === 'account-manager',
    'far-target': prize?.kind === 'move-up' && isFar(prize.year ?? prize.days90),
  };
  return (Object.keys(holds) as CautionKey[]).filter((key) => holds[key]);
}

function isFar({ ownMean, otherMean }: PrizeAmount): boolean {
  return otherMean >= FAR * ownMean;
}
