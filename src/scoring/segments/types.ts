import { type StabilityGrade } from '../../clustering';
import { type SegmentDimension, type SegmentTraits } from '../../texts';
import { type Interval } from '../../numeric';

/** A number for each numeric feature of the catalogue, by its name; null where no customer of the segment has it. */
export type FeatureNumbers = Readonly<Record<string, number | null>>;

/** Percentile-bootstrap 95% intervals; null where a segment has too few customers for one. */
export interface SegmentIntervals {
  /** Of the share of all revenue. */
  readonly shareOfAll: Interval | null;
  /** Of every numeric feature, by name. */
  readonly means: Readonly<Record<string, Interval | null>>;
  readonly medians: Readonly<Record<string, Interval | null>>;
}

/** How far a segment was found again in bootstrap samples of the customers. */
export interface SegmentStability {
  /** Mean Jaccard similarity, 0 to 1. */
  readonly jaccard: number;
  readonly grade: StabilityGrade;
}

/** What a segment is called, in parts. */
export interface SegmentName {
  /** Lower case with dashes, unique among the segments: `frequent-big-spenders`. */
  readonly key: string;
  readonly traits: SegmentTraits;
}

/** One segment: a cluster of the chosen model with its figures and its name. */
export interface Segment extends SegmentName {
  /** From 1; 1 brings the most of the preset's revenue. */
  readonly cluster: number;
  /** What the rule would call it now, which differs from `key` where an earlier run's name was kept. */
  readonly ruleKey: string;
  readonly customers: number;
  /** Customers who can be invited. */
  readonly invitable: number;
  readonly guests: number;
  /** Totals in the currency of the prices; `revenue` is the one that the preset ranks by. */
  readonly netRevenue: number;
  readonly grossRevenue: number;
  readonly revenue: number;
  /** Share of all customers, 0 to 1. */
  readonly shareOfCustomers: number;
  /** Share of all revenue, that of guests who are no customers included, 0 to 1. */
  readonly shareOfAll: number;
  /** Whether it is the segment of the Insiders: cluster 1. Its guests are none all the same. */
  readonly isInsiders: boolean;
  readonly means: FeatureNumbers;
  readonly medians: FeatureNumbers;
  readonly intervals: SegmentIntervals;
  /** Standardised differences from all customers; null on a dimension in which all customers are alike. */
  readonly differences: Readonly<Record<SegmentDimension, number | null>>;
  /** Null where the trials' record has none. */
  readonly stability: SegmentStability | null;
}

/** A segment that carries on the name of an earlier one. */
export interface KeptName {
  readonly cluster: number;
  readonly earlierCluster: number;
  readonly key: string;
  /** Jaccard similarity of both, over the customers that both runs know; 0 to 1. */
  readonly overlap: number;
}

/** What {@link buildSegments} made. */
export interface BuiltSegments {
  readonly segments: readonly Segment[];
  /** Names that were carried on from the segments of the run that were there before; empty in a first run. */
  readonly kept: readonly KeptName[];
}
