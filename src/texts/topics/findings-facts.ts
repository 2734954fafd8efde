import { type Interval } from '../../numeric';
import { type StabilityFact } from './stability';

/** What the report found, in numbers. */
export interface FindingsFacts {
  readonly insiders: number;
  readonly customers: number;
  readonly how: 'segment' | 'union' | 'list';
  readonly stability: StabilityFact | null;
  readonly shareOfAll: number;
  readonly shareInterval: Interval | null;
  readonly spendersShare: number;
  /** Chosen 90 days earlier: the group's share of the later revenue, and that of as many biggest spenders. */
  readonly later: {
    readonly share: number;
    readonly ends: Interval;
    readonly spenders: number | null;
  } | null;
  readonly expected: {
    readonly value: number;
    readonly ends: Interval;
    readonly origins: number;
    /** Mean of |forecast − what came| ÷ what came over the origins; null without one. */
    readonly meanAbsoluteError: number | null;
  } | null;
  readonly rule: {
    readonly precision: { readonly value: number; readonly low: number; readonly high: number };
    readonly recall: { readonly value: number; readonly low: number; readonly high: number };
  } | null;
  readonly membership: {
    readonly flapping: number;
    readonly strictFlapping: number;
    readonly meets: boolean;
  } | null;
  readonly better: {
    readonly superiority: Interval;
    readonly passed: number;
    readonly tests: number;
    readonly origins: number;
  } | null;
  /** Growth at the latest early day, and at how many of them the others grew more. */
  readonly regression: {
    readonly originDay: string;
    readonly growth: number;
    readonly otherGrowth: number;
    readonly origins: number;
    readonly othersGrewMore: number;
  } | null;
  /** The smallest effect of the programme that a test of all members would find; null without a plan. */
  readonly detectable: { readonly relative: number; readonly days: number } | null;
  readonly guestShare: number;
}

/** A row of the closing table. */
export interface FindingRow {
  readonly finding: string;
  readonly estimate: string;
  readonly verdict: string;
  readonly rulesOut: string;
}
