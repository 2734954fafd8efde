import { type HistoryTable } from './tables';

/**
 * Where a customer stands in the programme at a month end.
 *
 * `candidate`: outside, with reviews passed towards entry. `removed` and `left` are said of the month in which it
 * happens: who fails the rule for too long is removed, who has no purchase left in the window left by themselves.
 */
export type MembershipStatus = 'member' | 'on_notice' | 'candidate' | 'none' | 'removed' | 'left';

/** What happened to somebody's membership. */
export type MembershipEvent = 'entered' | 'put_on_notice' | 'restored' | 'removed' | 'left';

/** A customer at a month end. Days are `YYYY-MM-DD`; money is in the run's currency. */
export interface HistoryCustomer {
  readonly as_of: string;
  /** As the shop has it; of an address or a name, its keyed hash. */
  readonly customer_id: string;
  /** The segment's key; null for whom the model refuses, and for members without a purchase left in the window. */
  readonly segment: string | null;
  readonly segment_en: string | null;
  readonly segment_pt: string | null;
  readonly status: MembershipStatus;
  /** Reviews in a row that an outsider passed. */
  readonly reviews_passed: number;
  /** Reviews in a row that a member failed. */
  readonly reviews_failed: number;
  /** How many further failed reviews end the membership; null for whom is not on notice. */
  readonly reviews_left: number | null;
  /** Whether the rule of entry holds. */
  readonly eligible: boolean;
  /** Whether the rule of staying holds. */
  readonly stays: boolean;
  readonly member_since: string | null;
  readonly expected_revenue_3m: number | null;
  readonly low80_3m: number | null;
  readonly high80_3m: number | null;
  /** Whether the model gives no segment, and why. */
  readonly refused: boolean;
  readonly refusal: string | null;
  readonly test_group: 'invite' | 'hold_out' | null;
  readonly country: string | null;
  /** Of the calendar month, on the preset's terms; null for members without a purchase left in the window. */
  readonly revenue_of_month: number | null;
  /** The features of the catalogue, by name; null for members without a purchase left in the window. */
  readonly [feature: string]: string | number | boolean | null;
}

/** A change of somebody's membership at a month end. */
export interface HistoryEvent {
  readonly as_of: string;
  readonly customer_id: string;
  readonly event: MembershipEvent;
  readonly reason: string;
}

/** A segment at a month end, in one country or in all. */
export interface HistorySegment {
  readonly as_of: string;
  readonly segment: string;
  readonly segment_en: string;
  readonly segment_pt: string;
  /** Null: all countries. */
  readonly country: string | null;
  readonly customers: number;
  /** Members, those on notice among them. */
  readonly members: number;
  /** Of the window. */
  readonly net_revenue: number;
  /** Of the calendar month. */
  readonly revenue_of_month: number;
  /** Of all registered customers, or of their revenue, in the same country, 0 to 1. */
  readonly share_of_customers: number;
  readonly share_of_revenue: number;
  readonly mean_recency_days: number;
  readonly mean_invoices: number;
  readonly mean_revenue: number;
}

/** Customers who went from one segment to another since the month before. */
export interface HistoryMigration {
  readonly as_of: string;
  /** A segment's key, `none` for whom the model refused, `new` for newcomers. */
  readonly from_segment: string;
  /** A segment's key, `none`, or `lost` for who has no purchase left in the window. */
  readonly to_segment: string;
  readonly customers: number;
  /** Their revenue in the window now; of the lost, in the month before. */
  readonly net_revenue: number;
}

/** A forecast of a group's revenue over some months, and what came. */
export interface HistoryForecast {
  /** The day of the forecast. */
  readonly as_of: string;
  /** `all`, `members`, or a segment's key. */
  readonly who: string;
  readonly months: number;
  readonly method: string;
  readonly expected: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number | null;
  readonly high95: number | null;
  /** Null until all of its months are over. */
  readonly actual: number | null;
}

/** What is measured of a month's customers against those of the training. */
export type DriftMeasure = 'share_by_segment' | 'jaccard_members' | 'psi' | 'refusals' | 'forecast_error';

/** One measure of drift. */
export interface HistoryDrift {
  readonly as_of: string;
  readonly measure: DriftMeasure;
  /** The segment, the feature, or the group that is measured. */
  readonly subject: string;
  readonly value: number;
  /** What chance alone would hardly pass; null where nothing is known of chance. */
  readonly limit_value: number | null;
  readonly alarm: boolean;
  readonly note: string;
}

/** The rows of each table of a month. */
export interface HistoryRows {
  readonly customers: readonly HistoryCustomer[];
  readonly events: readonly HistoryEvent[];
  readonly segments: readonly HistorySegment[];
  readonly migration: readonly HistoryMigration[];
  readonly forecasts: readonly HistoryForecast[];
  readonly drift: readonly HistoryDrift[];
}

/** One file of a month. */
export interface HistoryFile {
  readonly table: HistoryTable;
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

/** What a test of the programme shows at a month end. Money is revenue per customer and month. */
export interface HistoryTest {
  /** The day from which it counts. */
  readonly start: string;
  readonly invited: number;
  readonly heldOut: number;
  /** Pairs with at least a month behind them, and their months on average. */
  readonly pairs: number;
  readonly months: number;
  /** What the invited and the held out of these pairs brought; null without a pair. */
  readonly invitedMean: number | null;
  readonly heldOutMean: number | null;
  /** Invited less held out, and its 95% interval; null with fewer than 20 pairs. */
  readonly difference: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  /** The difference that such a test would find in four of five cases. */
  readonly detectable: number | null;
}

/** What a month says of itself: `month.json`. No times, so that the same input gives the same bytes. */
export interface HistoryMonth {
  readonly type: 'insiders-month';
  readonly version: 1;
  readonly run: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Its last day. */
  readonly asOf: string;
  /** Of all that decides its content: the same input, the same id. */
  readonly runId: string;
  /** The bundle's id. */
  readonly model: string;
  readonly source: {
    readonly name: string;
    /** Whether it was generated; not told by months that were made before this was. */
    readonly isSample?: boolean;
    readonly files: readonly { readonly file: string; readonly sha256: string }[];
    /** Rows in = kept + set aside. */
    readonly rows: number;
    readonly kept: number;
    readonly setAside: number;
    /** Lines that two files shared; among those set aside. */
    readonly sharedLines: number;
  };
  readonly currency: string;
  readonly counts: {
    /** Registered customers with a purchase in the window. */
    readonly customers: number;
    /** Members, those on notice among them. */
    readonly members: number;
    readonly onNotice: number;
    readonly entered: number;
    readonly removed: number;
    readonly left: number;
  };
  /** The month whose state was the input, with the hash of its `month.json`; null for a first one. */
  readonly previous: { readonly month: string; readonly sha256: string } | null;
  /** What the test of the programme shows; null or left out where there is none. */
  readonly test?: HistoryTest | null;
  readonly windowDays: number | null;
  /** SHA-256 of the settings that decide. */
  readonly settings: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly files: readonly HistoryFile[];
}
