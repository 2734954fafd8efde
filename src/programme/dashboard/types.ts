import { type HistoryDrift, type HistoryForecast, type HistoryMonth } from '../history';
import { type ShadowMonth } from '../shadow';

/** Customers of a segment and a country at a month end. */
export interface DashboardCell {
  /** Its place in {@link DashboardData.months}. */
  readonly month: number;
  /** A key of {@link DashboardData.segments}; null for whom the model refuses. */
  readonly segment: string | null;
  /** One of {@link DashboardData.countries}; null for all others together. */
  readonly country: string | null;
  /** Registered customers with a purchase in the window. */
  readonly customers: number;
  /** Those on notice among them. */
  readonly members: number;
  readonly onNotice: number;
  readonly entered: number;
  readonly removed: number;
  readonly left: number;
  /** Of the window, of all and of the members. */
  readonly revenue: number;
  readonly membersRevenue: number;
  /** Of the calendar month; null where nobody bought in the window, or the month is from before it was kept. */
  readonly revenueOfMonth: number | null;
}

/** Customers who went from one segment to another since the month before, of one country. */
export interface DashboardFlow {
  readonly month: number;
  readonly from: string;
  readonly to: string;
  readonly country: string | null;
  readonly customers: number;
}

/** A customer at a month end, as the look-up shows them. */
export interface DashboardVisit {
  readonly month: number;
  readonly segment: string | null;
  readonly status: string;
  readonly reviewsLeft: number | null;
  readonly revenue: number | null;
  readonly recencyDays: number | null;
  readonly expected: number | null;
  readonly testGroup: string | null;
}

/** A customer for the look-up. */
export interface DashboardCustomer {
  readonly id: string;
  readonly country: string | null;
  readonly visits: readonly DashboardVisit[];
}

/** All that a dashboard shows: counts and sums, and customers only where they are asked for. */
export interface DashboardData {
  readonly run: string;
  readonly currency: string;
  /** Oldest first. */
  readonly months: readonly HistoryMonth[];
  /** Those of the last month first, of these the one that spends most a customer. */
  readonly segments: readonly { readonly key: string; readonly en: string; readonly pt: string }[];
  /** Those with enough customers to stand by themselves, the biggest first, as the data name them. */
  readonly countries: readonly string[];
  readonly cells: readonly DashboardCell[];
  readonly flows: readonly DashboardFlow[];
  readonly forecasts: readonly HistoryForecast[];
  readonly drift: readonly HistoryDrift[];
  /** Models that were trained beside, of the months that have one, oldest first. */
  readonly shadows: readonly ShadowMonth[];
  /** Null where the look-up is off. */
  readonly customers: readonly DashboardCustomer[] | null;
  /** How many customers the history has that the look-up leaves out. */
  readonly customersLeftOut: number;
}
