import { type Settings, type StepSettings } from '../../config';
import { type ReadingSettings } from '../../reading';
import { type SavedModel } from '../model';
import { type Eligibility } from '../rules/eligibility';
import { type MembershipChoice } from '../rules/membership';
import { type Segment } from '../segments/types';

/** A segment with its names in both languages. */
export interface BundleSegment extends Segment {
  readonly en: string;
  readonly pt: string;
}

/** How the training's customers were spread over a feature: what a month's customers are held against. */
export interface ReferenceDistribution {
  readonly feature: string;
  /** Inner edges of the bins, rising; a value on an edge belongs to the bin below. */
  readonly edges: readonly number[];
  /** Share of the customers in each bin, the last for those without a value; they add up to 1. */
  readonly shares: readonly number[];
}

/** An interval as multiples of what is expected. */
export interface RelativeInterval {
  readonly who: 'all' | 'members';
  readonly months: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

/** The forecast of purchases and their value, as the training left it. */
export interface BundleValue {
  readonly model: string;
  /** In the order of the model's own parameters. */
  readonly parameters: readonly number[];
  readonly valueParameters: readonly number[];
  readonly keptShare: number;
  /** January first; null where less than twelve whole months were seen. */
  readonly season: readonly number[] | null;
  /** The widths of the intervals that the report quoted. */
  readonly intervals: readonly RelativeInterval[];
}

/** What is said of the group's judgement at earlier dates. */
export interface BundleProof {
  readonly origins: number;
  readonly horizonDays: number;
  /** The group's share of the revenue that came after, the least and the most over the origins. */
  readonly futureShare: readonly [number, number];
  /** Its revenue per member ÷ per other customer, likewise; null where that is undefined. */
  readonly ratio: readonly [number, number] | null;
}

/** A trained model with all that a score, a review and a month need: one file that stands by itself. */
export interface Bundle {
  readonly type: 'insiders-bundle';
  readonly version: 1;
  /** The run, the last day of the training's data, and a hash of all the rest. */
  readonly id: string;
  readonly run: string;
  /** The reference day of the training: `YYYY-MM-DD`. */
  readonly trainedUpTo: string;
  readonly model: SavedModel;
  readonly segments: readonly BundleSegment[];
  readonly eligibility: Eligibility;
  /** How members are reviewed, with what was replayed; null where that was not looked at. */
  readonly membership: MembershipChoice | null;
  /** Null where the run has no forecast by a model. */
  readonly value: BundleValue | null;
  /** Null where the group was not judged at earlier dates. */
  readonly proof: BundleProof | null;
  readonly reference: {
    readonly customers: number;
    readonly features: readonly ReferenceDistribution[];
  };
  /** How further files of the shop are read. */
  readonly reading: Pick<ReadingSettings, 'like' | 'dates' | 'decimal'>;
  /** What only pages ask for is no part of a model. */
  readonly settings: Pick<Settings, 'preset' | 'seed' | 'currency' | 'identify'> & {
    readonly steps: Omit<StepSettings, 'dashboard'>;
  };
  readonly source: { readonly name: string; readonly isSample: boolean };
  /** SHA-256 by artefact that went in. */
  readonly madeOf: Readonly<Record<string, string>>;
}
