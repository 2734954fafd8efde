import { Matrix } from 'ml-matrix';
import { type PredictionMeasure } from '../clustering';
import { type Row } from '../store';
import { traceRule, type RuleTrace } from './rules/trace';
import { type EligibilityRule } from './rules/eligibility';
import { outsideRanges, type OutsideRange } from './ranges';
import { type TrainedModel } from './model';
import { type NewCustomers } from './new-customers';

/** Why a customer is given no segment. */
export type Refusal =
  /** Values beyond what the model has seen. */
  | { readonly kind: 'outside'; readonly values: readonly OutsideRange[] }
  /** Features that the customer does not have, such as the days between purchases of one purchase. */
  | { readonly kind: 'missing'; readonly features: readonly string[] }
  /** The last purchase lies after the day up to which days are counted. */
  | { readonly kind: 'later'; readonly lastDay: string }
  /** Nothing is left of what was bought: it was taken back, or the rules drop it. */
  /** Bought, but not in the window that features count over; days as `YYYY-MM-DD`. */
  | { readonly kind: 'lapsed'; readonly lastDay: string }
  | { readonly kind: 'no_purchase' };

/** A cluster, and how near or how probable it is. */
export interface ClusterScore {
  readonly cluster: number;
  /** Distance, posterior or share of the votes, by the model's measure. */
  readonly score: number;
  /** In the model's space: to the centre, or to the nearest customer of the cluster; null for a mixture. */
  readonly distance: number | null;
}

/** A customer who was given a segment. */
export interface ScoredCustomer {
  readonly status: 'scored';
  readonly customerId: number;
  readonly isGuest: boolean;
  readonly own: ClusterScore;
  /** The next best cluster; null where there is no other. */
  readonly second: ClusterScore | null;
  /** In the Insiders' cluster, and no guest. */
  readonly inProgramme: boolean;
  /** The rule of eligibility held against the customer; null where the run has none. */
  readonly trace: RuleTrace | null;
  /** The columns of the artefact `customers`. */
  readonly features: Row;
}

/** A customer whom the model cannot judge. */
export interface RefusedCustomer {
  readonly status: 'refused';
  readonly customerId: number;
  readonly isGuest: boolean;
  readonly refusals: readonly Refusal[];
  /** Null where there are none, since nothing is left of the purchases, or of those in the window. */
  readonly features: Row | null;
}

/** Everybody of a file: scored, or refused for a reason. */
export interface Scores {
  readonly measure: PredictionMeasure;
  /** Placed + refused = the customers of the file, by number. */
  readonly customers: readonly (ScoredCustomer | RefusedCustomer)[];
  readonly scored: number;
  readonly refused: number;
}

/** What customers are scored by. */
export interface ScoringTools {
  readonly model: TrainedModel;
  /** Null where the run has no rule. */
  readonly rule: EligibilityRule | null;
}

/**
 * Gives each customer a cluster by a trained model, or says why not. Nothing is fitted.
 *
 * A value below the least or above the greatest that the model was trained on is refused: outside, a model answers
 * with whatever happens to be nearest.
 */
export function scoreCustomers(
  { model, rule }: ScoringTools,
  {
    customers,
    withoutPurchase,
    lapsed,
    boughtLater,
  }: Pick<NewCustomers, 'customers' | 'withoutPurchase' | 'lapsed' | 'boughtLater'>,
): Scores {
  const unknown = (customerId: number, refusal: Refusal): RefusedCustomer => ({
    status: 'refused',
    customerId,
    isGuest: false,
    refusals: [refusal],
    features: null,
  });
  const refused = [
    ...withoutPurchase.map((id) => unknown(id, { kind: 'no_purchase' })),
    ...[...lapsed].map(([id, lastDay]) => unknown(id, { kind: 'lapsed', lastDay })),
  ];
  const inside: Row[] = [];
  for (const features of customers) {
    const refusals = refusalsOf(model, features, boughtLater);
    const { customerId, isGuest } = identity(features);
    if (refusals.length === 0) inside.push(features);
    else refused.push({ status: 'refused', customerId, isGuest, refusals, features });
  }
  const { measure, scored } = scoreRows(model, rule, inside);
  return {
    measure,
    customers: [...scored, ...refused].sort((a, b) => a.customerId - b.customerId),
    scored: scored.length,
    refused: refused.length,
  };
}

function identity({ customer_id, is_guest }: Row): Pick<ScoredCustomer, 'customerId' | 'isGuest'> {
  return { customerId: Number(customer_id), isGuest: is_guest === true };
}

function refusalsOf(
  { saved }: TrainedModel,
  features: Row,
  boughtLater: ReadonlyMap<number, string>,
): Refusal[] {
  const lastDay = boughtLater.get(Number(features.customer_id));
  // Days counted backwards from a later purchase are no features to judge by.
  if (lastDay !== undefined) return [{ kind: 'later', lastDay }];
  const missing = saved.features.filter((name) => typeof features[name] !== 'number');
  const known = saved.ranges.filter(({ feature }) => !missing.includes(feature));
  const outside = outsideRanges(known, (name) => Number(features[name]));
  return [
    ...(missing.length > 0 ? [{ kind: 'missing' as const, features: missing }] : []),
    ...(outside.length > 0 ? [{ kind: 'outside' as const, values: outside }] : []),
  ];
}

function scoreRows(
  model: TrainedModel,
  rule: EligibilityRule | null,
  rows: readonly Row[],
): { measure: PredictionMeasure; scored: ScoredCustomer[] } {
  const { features } = model.saved;
  const points = new Matrix(rows.length, features.length);
  rows.forEach((row, i) => features.forEach((name, c) => points.set(i, c, Number(row[name]))));
  const { measure, clusters, values, distances } = model.score(points, features);
  return {
    measure,
    scored: rows.map((row, i) => {
      const scores = values.getRow(i).map((score, c) => ({
        cluster: c + 1,
        score,
        distance: distances?.get(i, c) ?? null,
      }));
      const own = clusters[i];
      const person = identity(row);
      return {
        status: 'scored',
        ...person,
        own: scores[own - 1],
        second: secondBest(scores, own, measure),
        inProgramme: own === 1 && !person.isGuest,
        trace: rule === null ? null : traceRule(rule, row),
        features: row,
      };
    }),
  };
}

/** The best of the others by score; among equals, such as all for whom nobody voted, the nearest. */
function secondBest(
  scores: readonly ClusterScore[],
  own: number,
  measure: PredictionMeasure,
): ClusterScore | null {
  const sign = measure === 'distance' ? 1 : -1;
  const [second = null] = scores
    .filter(({ cluster }) => cluster !== own)
    .sort((a, b) => sign * (a.score - b.score) || (a.distance ?? 0) - (b.distance ?? 0));
  return second;
}
