import { type EligibilityRule, type RuleCondition } from './eligibility';

/** How membership is reviewed at month ends. */
export interface MembershipRules {
  /** How far thresholds are loosened for those who are in, as a share of each; 0 to 0.9. */
  readonly slack: number;
  /** Reviews in a row that an outsider must pass to enter; whole, from 1. */
  readonly enterReviews: number;
  /** Failed reviews in a row that a member may have and stay, on notice; whole, from 0. */
  readonly graceReviews: number;
}

/** One review of all customers under one setting. */
export interface MembershipMonth {
  /** The month end: `YYYY-MM-DD`. */
  readonly day: string;
  /** Members after the review, those on notice among them. */
  readonly members: number;
  readonly onNotice: number;
  readonly entries: number;
  readonly exits: number;
  /** Entries of customers who had been members before. */
  readonly returns: number;
  /** Members' share of what registered customers brought in the month after; null where that month is not whole. */
  readonly nextShare: number | null;
  /** Revenue of a member in that month; null where that is not whole, or there is no member. */
  readonly nextPerMember: number | null;
}

/** A setting replayed over the month ends. */
export interface MembershipOutcome extends MembershipRules {
  readonly months: readonly MembershipMonth[];
  /** Customers who were members at one review at least. */
  readonly ever: number;
  readonly entries: number;
  readonly exits: number;
  /** Customers who were in, out, and in again. */
  readonly flapped: number;
  /** flapped ÷ ever, lower is better; 0 when nobody was ever a member. */
  readonly flappingShare: number;
  /** Members' share of the registered customers' revenue over all whole months after reviews; null without any. */
  readonly nextShare: number | null;
  /**
   * The share that as many customers bring who are listed anew at each review: those who pass the entry rule that day,
   * then the others by revenue; null without any.
   */
  readonly listShare: number | null;
  /** Revenue per member and month over the same months; null without any. */
  readonly nextPerMember: number | null;
  /** Mean of the members on notice over the reviews. */
  readonly meanOnNotice: number;
  readonly meanMembers: number;
}

/** Membership replayed over the history, setting by setting. */
export interface ReplayedMembership {
  readonly status: 'replayed';
  readonly entry: EligibilityRule;
  /** The days of the reviews, month ends: `YYYY-MM-DD`. */
  readonly reviews: readonly string[];
  /** The first day of the data; features count from here. */
  readonly firstDay: string;
  /** Every combination of slack, reviews to enter, and grace that was tried. */
  readonly outcomes: readonly MembershipOutcome[];
}

/** Nothing could be replayed, and why. */
export interface NoReplay {
  readonly status: 'none';
  /** `no_rule`: there is no rule to review by; `too_short`: fewer than three month ends after the first 90 days. */
  readonly reason: 'no_rule' | 'too_short';
}

/** A replay, or why there is none. */
export type MembershipReplay = ReplayedMembership | NoReplay;

/** The rules of membership that apply, and those that the table recommends. */
export interface MembershipChoice {
  readonly applied: MembershipRules;
  /** What the settings fix; an empty object when they leave all to the table. */
  readonly given: Partial<MembershipRules>;
  /** What the table recommends with nothing fixed; null when nothing could be replayed. */
  readonly recommended: MembershipRules | null;
  /** Outcomes of `applied`, of the same without grace, and of the bare rule: no slack, grace or waiting; null without a replay. */
  readonly outcome: MembershipOutcome | null;
  readonly withoutGrace: MembershipOutcome | null;
  readonly bare: MembershipOutcome | null;
  /** Whether `applied` meets the conditions of the choice; null without a replay. */
  readonly meets: boolean | null;
  /** The alternatives by which a member stays: the entry rule, loosened; empty without a rule. */
  readonly stay: readonly (readonly RuleCondition[])[];
}
