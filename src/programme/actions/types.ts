import { type CautionSaid, type PlaySaid, type WatchSaid } from '../../texts';
import { type Estimate } from '../out-of-time';

/** What a segment is by its own figures: of its customers who can be invited, or of all where nobody can. */
export interface ActionFacts {
  readonly cluster: number;
  /** All customers of the segment, and those who can be invited. */
  readonly customers: number;
  readonly invitable: number;
  /** The preset's revenue: total, mean and median per customer. */
  readonly revenue: number;
  readonly meanRevenue: number;
  readonly medianRevenue: number;
  readonly medianRecencyDays: number;
  readonly medianInvoices: number;
  /** Revenue per customer in the last 90 days, mean. */
  readonly meanRevenue90: number;
  /** Share with a single invoice. */
  readonly onceShare: number;
  /** Share who sent back a tenth or more of what they had bought, by value. */
  readonly returnersShare: number;
  /** Share who bought in the last 90 days. */
  readonly activeShare: number;
  /** Share of the segment's revenue that its biggest hundredth brings (at least one customer). */
  readonly topShare: number;
  /** Of those with two purchase days or more: 90% of them buy at shorter intervals, in days; null where nobody has. */
  readonly usualGapDays: number | null;
}

/** What to do with a segment. */
export type PlayKey = PlaySaid;

/** What tells whether a play works. */
export type WatchKey = WatchSaid['measure'];

/** The measure to watch, and where it stands now. */
export interface Watch {
  readonly measure: WatchKey;
  /** A median of days, an amount per customer, or a share, as the measure has it. */
  readonly now: number;
  /** From here on someone should act; null where the measure has no such mark. */
  readonly alarm: number | null;
}

/**
 * What the arithmetic of a segment gives: `move-up` where some of its customers came to spend what the next better
 * segment spends on average; `hold` where some of the best came to spend what the next one spends.
 */
export interface Prize {
  readonly kind: 'move-up' | 'hold';
  /** The segment whose mean is taken. */
  readonly toCluster: number;
  /** Customers who would move: the share of those who can be invited. */
  readonly movers: number;
  /** Mean spend per customer, own and of the other segment, in the last 365 days; null where the data are shorter. */
  readonly year: PrizeAmount | null;
  /** The same in the last 90 days. */
  readonly days90: PrizeAmount;
}

/** The prize over a time: gained by moving up, lost by not holding. */
export interface PrizeAmount extends Estimate {
  readonly ownMean: number;
  readonly otherMean: number;
}

/** Why a prize is none. */
export type NoPrize = 'nobody-to-invite' | 'no-other-segment' | 'too-short';

/** What to keep in mind. */
export type CautionKey = CautionSaid;

/** The action for one segment. */
export interface SegmentAction {
  readonly facts: ActionFacts;
  readonly play: PlayKey;
  readonly watch: Watch;
  readonly prize: Prize | null;
  /** Why there is no prize; null where there is one. */
  readonly noPrize: NoPrize | null;
  readonly cautions: readonly CautionKey[];
}

/** What turning a share of the guests into registered customers would be worth. */
export interface GuestAction {
  /** Guest invoices with a purchase, all and in the last 365 days (or the whole history where it is shorter). */
  readonly invoices: number;
  readonly yearInvoices: number;
  readonly yearDays: number;
  /** Revenue of the guests by the preset's terms, and its share of all revenue. */
  readonly revenue: number;
  readonly shareOfAll: number;
  /** Registered customers whose first purchase was seen, and who were seen for 90 days and for 365 after it. */
  readonly after90: FirstTimers | null;
  readonly after365: FirstTimers | null;
  /** Share of the year's guest invoices × what first-time customers spent afterwards; null where that is not known. */
  readonly movers: number;
  readonly prize90: Estimate | null;
  readonly prize365: Estimate | null;
}

/** What registered customers did after their first purchase day, that day not counted. */
export interface FirstTimers {
  readonly days: number;
  readonly customers: number;
  readonly spend: Estimate;
  readonly boughtAgain: Estimate;
}

/** What marketing can do, segment by segment. */
export interface Actions {
  /** The share of a segment, and of guest invoices, that the prizes suppose. */
  readonly share: number;
  /** In the order of the clusters. */
  readonly segments: readonly SegmentAction[];
  /** Null where nobody bought as a guest. */
  readonly guests: GuestAction | null;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Days of the data. */
  readonly days: number;
}
