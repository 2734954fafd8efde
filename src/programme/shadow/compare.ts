import { adjustedRand } from '../../clustering';
import { type ShadowMonth, type ShadowSegment, type ShadowSide, type ShadowVerdict } from './types';

/** What one model says of a customer. */
export interface ModelView {
  /** Null where the model refuses. */
  readonly cluster: number | null;
  /** Whether the model's rule of entry holds. */
  readonly enters: boolean;
}

/** A customer of the month, as both models see them. */
export interface ShadowCustomer {
  readonly current: ModelView;
  readonly shadow: ModelView;
  /** The key of the segment by the model at work; null where it refuses. */
  readonly segment: string | null;
  /** What was spent in the window. */
  readonly spend: number;
  /** What was brought in the months after; null where none of them is over. */
  readonly later: number | null;
}

/** What is known of the two models beside their customers. */
export interface ShadowFacts extends Pick<ShadowMonth, 'month' | 'asOf' | 'laterUntil' | 'train'> {
  readonly models: Readonly<
    Record<'current' | 'shadow', Pick<ShadowSide, 'model' | 'trainedUpTo' | 'psiBeyond'>>
  >;
}

/** Points of one by which the later share may be smaller, as chance alone can make it. */
const SHARE_LOST = 0.01;
/** A model that refuses more customers than this has outlived its data. */
const MOST_REFUSED = 0.01;

/**
 * Holds a model that was trained anew against the one that a run scores by, on the same customers.
 *
 * Later revenue is compared at equal length, since a longer list brings more whatever it is worth: of both the customers
 * with the most spend, as many as the shorter has.
 */
export function compareShadow(customers: readonly ShadowCustomer[], facts: ShadowFacts): ShadowMonth {
  const { models, ...rest } = facts;
  const entering = (side: 'current' | 'shadow'): ShadowCustomer[] =>
    customers.filter((each) => each[side].enters).sort((a, b) => b.spend - a.spend);
  const lists = { current: entering('current'), shadow: entering('shadow') };
  const length = Math.min(lists.current.length, lists.shadow.length);
  const all = customers.reduce((sum, { later }) => sum + (later ?? 0), 0);
  const sideOf = (side: 'current' | 'shadow'): ShadowSide => {
    const brought = lists[side].slice(0, length).reduce((sum, { later }) => sum + (later ?? 0), 0);
    return {
      ...models[side],
      entering: lists[side].length,
      refused: customers.filter((each) => each[side].cluster === null).length,
      laterShare: rest.laterUntil === null || !(all > 0) ? null : brought / all,
    };
  };
  const both = customers.filter(({ current, shadow }) => current.enters && shadow.enters).length;
  const either = lists.current.length + lists.shadow.length - both;
  const placed = customers.filter(
    ({ current, shadow }) => current.cluster !== null && shadow.cluster !== null,
  );
  const month: Omit<ShadowMonth, 'verdict' | 'take'> = {
    type: 'insiders-shadow',
    version: 1,
    ...rest,
    customers: customers.length,
    comparedLength: length,
    current: sideOf('current'),
    shadow: sideOf('shadow'),
    segments: bySegment(customers),
    jaccard: either === 0 ? null : both / either,
    agreement:
      placed.length < 2
        ? null
        : adjustedRand(
            placed.map(({ current }) => current.cluster!),
            placed.map(({ shadow }) => shadow.cluster!),
          ),
  };
  const verdict = verdictOf(month);
  return { ...month, verdict, take: verdict === 'drift' || verdict === 'refuses' };
}

function bySegment(customers: readonly ShadowCustomer[]): ShadowSegment[] {
  const counts = new Map<string | null, { both: number; onlyShadow: number; onlyCurrent: number }>();
  for (const { segment, current, shadow } of customers) {
    if (!current.enters && !shadow.enters) continue;
    const count = counts.get(segment) ?? { both: 0, onlyShadow: 0, onlyCurrent: 0 };
    if (current.enters && shadow.enters) count.both += 1;
    else if (shadow.enters) count.onlyShadow += 1;
    else count.onlyCurrent += 1;
    counts.set(segment, count);
  }
  const size = ({ both, onlyShadow, onlyCurrent }: ShadowSegment): number => both + onlyShadow + onlyCurrent;
  return [...counts]
    .map(([segment, count]) => ({ segment, ...count }))
    .sort((a, b) => size(b) - size(a) || ((a.segment ?? '') < (b.segment ?? '') ? -1 : 1));
}

/** Whether to take it: what loses later revenue is not taken whatever has drifted, and nothing is changed without a reason. */
function verdictOf({
  current,
  shadow,
  customers,
  train,
}: Pick<ShadowMonth, 'current' | 'shadow' | 'customers' | 'train'>): ShadowVerdict {
  const { laterShare } = shadow;
  if (laterShare !== null && current.laterShare !== null && laterShare < current.laterShare - SHARE_LOST)
    return 'loses';
  if (train) return 'drift';
  if (current.refused > MOST_REFUSED * customers && shadow.refused < current.refused / 2) return 'refuses';
  return 'no_reason';
}
