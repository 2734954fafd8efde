import { type Interval } from '../../numeric';
import { type CustomersAccount } from './customers-account';
import { type StabilityFact } from './stability';
import { type Writer } from '../writer';

/** Who the Insiders are. */
export interface WhoFacts {
  readonly insiders: number;
  readonly segment: string;
  /** Days of data. */
  /** The days that count, `YYYY-MM-DD`: of the window, or of all history. */
  readonly from: string;
  readonly to: string;
  /** Medians over the Insiders; null where nobody has the value. */
  readonly recencyDays: number | null;
  readonly invoices: number | null;
  readonly revenue: number | null;
  readonly restRecencyDays: number | null;
  readonly restInvoices: number | null;
  readonly restRevenue: number | null;
  /** Guests of the Insiders' segment, who are left out of the list. */
  readonly guestsLeftOut: number;
  readonly wholesalers: number;
  readonly wholesalersShare: number | null;
  readonly topCountry: string | null;
  readonly topCountryShare: number;
  /** Countries of all customers: of a single one nothing needs to be said. */
  readonly countries: number;
}

/** How many they are. */
export interface HowManyFacts extends CustomersAccount {
  readonly insiders: number;
  readonly segmentCustomers: number;
  readonly guestsLeftOut: number;
  /** Of the segment; null where it is not known. */
  readonly stability: StabilityFact | null;
  /** The fewest and the most whom the closely examined alternatives would invite; null without any. */
  readonly alternatives: Interval | null;
  readonly how: 'segment' | 'union' | 'list';
  /** How many groups the gap statistic finds, 1 being one cloud; null or undefined where it names none. */
  readonly gap?: number | null;
}

/** What they are like. */
export interface LikeFacts {
  /** The two features with the largest ratio of the medians that the groups were not made of. */
  readonly strongest: readonly { readonly feature: string; readonly times: number }[];
  /** Whether there are Insiders and others. */
  readonly compared: boolean;
  readonly clustered: readonly string[];
  readonly topTenthShare: number | null;
  readonly range: Interval | null;
}

/** What share of revenue they bring. */
export interface ShareFacts {
  readonly insiders: number;
  readonly customers: number;
  readonly shareOfAll: number;
  readonly shareInterval: Interval | null;
  readonly shareOfCustomers: number;
  readonly revenue: number;
  readonly net: boolean;
  readonly allRevenue: number;
  readonly guestRevenue: number;
  /** Of customers who are set apart. */
  readonly giantRevenue: number;
  readonly spendersShare: number;
  /** Whether the Insiders bought more recently and more often than the others, by their medians. */
  readonly recentAndFrequent: boolean;
  readonly topTenthShare: number | null;
}

/** A question: its heading, its answer, its remarks and what the answer cannot show. */
export interface Question<Facts> {
  readonly heading: string;
  readonly answer: (w: Writer, facts: Facts) => string;
  readonly remarks: (w: Writer, facts: Facts) => string;
  readonly caveat: (w: Writer, facts: Facts) => string;
}
