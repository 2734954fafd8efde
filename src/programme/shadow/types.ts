/**
 * Why a model that was trained beside should be taken, or not: the drift asks for it; the one at work refuses too many;
 * it would lose later revenue; there is no reason to change.
 */
export type ShadowVerdict = 'drift' | 'refuses' | 'loses' | 'no_reason';

/** One of the two models on the customers of a month. */
export interface ShadowSide {
  /** The bundle's id. */
  readonly model: string;
  readonly trainedUpTo: string;
  /** Customers for whom its rule of entry holds. */
  readonly entering: number;
  /** Customers beyond what it has seen. */
  readonly refused: number;
  /** Features whose population stability index against its training is beyond the limit. */
  readonly psiBeyond: number;
  /** Of the revenue that came later, the share of as many of these customers as the shorter list has; null: unknown. */
  readonly laterShare: number | null;
}

/** Whom the two rules of entry hold for, of a segment of the model at work. */
export interface ShadowSegment {
  /** The segment's key; null for whom the model at work refuses. */
  readonly segment: string | null;
  /** Enter by both. */
  readonly both: number;
  /** Would enter by the new one alone. */
  readonly onlyShadow: number;
  /** Enter by the one at work, and would not by the new one. */
  readonly onlyCurrent: number;
}

/** A model trained beside, on the data as of a month, against the one that the run scores by. */
export interface ShadowMonth {
  readonly type: 'insiders-shadow';
  readonly version: 1;
  readonly month: string;
  readonly asOf: string;
  /** Up to when later revenue is known; null where no month after is over. */
  readonly laterUntil: string | null;
  /** Whether drift asks for a new training. */
  readonly train: boolean;
  /** Registered customers with a purchase in the window. */
  readonly customers: number;
  /** How many of either list the later revenue is of. */
  readonly comparedLength: number;
  readonly current: ShadowSide;
  readonly shadow: ShadowSide;
  /** Those for whom either rule holds, by segment, the largest first; absent where it was made before this was kept. */
  readonly segments?: readonly ShadowSegment[];
  /** Those who enter by both ÷ by either; null where nobody enters. */
  readonly jaccard: number | null;
  /** Adjusted Rand index of the segments of whom both place, 1 for the same groups, near 0 for chance. */
  readonly agreement: number | null;
  readonly verdict: ShadowVerdict;
  readonly take: boolean;
}
