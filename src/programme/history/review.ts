import { type MembershipRules } from '../../scoring';
import { outside, reviewCustomer, type MemberState } from '../membership';
import {
  type HistoryCustomer,
  type HistoryEvent,
  type MembershipEvent,
  type MembershipStatus,
} from './types';

/** What the rules say of a customer at a review. */
export interface Reviewed {
  readonly enters: boolean;
  readonly stays: boolean;
}

/** The part of a customer's row that membership decides. */
export type MembershipOf = Pick<
  HistoryCustomer,
  'status' | 'reviews_passed' | 'reviews_failed' | 'reviews_left' | 'member_since'
>;

/** A review of everybody. */
export interface MonthReview {
  /** By customer id; who was a member and has no purchase left in the window is among them. */
  readonly customers: ReadonlyMap<string, MembershipOf>;
  readonly events: readonly HistoryEvent[];
}

/** What the words of an event are made from. */
const reasons: Readonly<Record<MembershipEvent, (rules: ReviewRules) => string>> = {
  entered: ({ enterReviews }) =>
    enterReviews === 1 ? 'passed the rule of entry' : `passed the rule of entry at ${enterReviews} reviews`,
  put_on_notice: () => 'failed the rule of staying',
  restored: () => 'passed the rule of staying again',
  removed: ({ graceReviews }) => `failed the rule of staying at ${graceReviews + 1} reviews in a row`,
  left: () => 'has no purchase left in the window',
};

type ReviewRules = Pick<MembershipRules, 'enterReviews' | 'graceReviews'>;

/**
 * Reviews everybody at a month end, the state after the month before being the input.
 *
 * @param now the customers with a purchase in the window, by id
 * @param before the rows of the month before, by id; none for a first review
 */
export function reviewMonth(
  asOf: string,
  rules: ReviewRules,
  now: ReadonlyMap<string, Reviewed>,
  before: ReadonlyMap<string, MembershipOf>,
): MonthReview {
  const members = [...before].filter(([id, row]) => isMember(row.status) && !now.has(id)).map(([id]) => id);
  const customers = new Map<string, MembershipOf>();
  const events: HistoryEvent[] = [];
  for (const id of [...now.keys(), ...members]) {
    const { enters, stays } = now.get(id) ?? { enters: false, stays: false };
    const earlier = before.get(id);
    const was = stateOf(earlier);
    const is = reviewCustomer(was, enters, stays, rules);
    const event = eventOf(was, is, now.has(id));
    if (event !== null) events.push({ as_of: asOf, customer_id: id, event, reason: reasons[event](rules) });
    const since =
      is.state === 'outside' ? null : event === 'entered' ? asOf : (earlier?.member_since ?? asOf);
    customers.set(id, { ...rowOf(is, event, rules), member_since: since });
  }
  return { customers, events };
}

/** Whether somebody has what membership brings. */
export function isMember(status: MembershipStatus): boolean {
  return status === 'member' || status === 'on_notice';
}

function stateOf(row: MembershipOf | undefined): MemberState {
  if (row === undefined) return outside;
  switch (row.status) {
    case 'member':
      return { state: 'member', count: 0 };
    case 'on_notice':
      return { state: 'on_notice', count: row.reviews_failed };
    case 'candidate':
      return { state: 'outside', count: row.reviews_passed };
    case 'none':
    case 'removed':
    case 'left':
      return outside;
    default: {
      const unknown: never = row.status;
      throw new RangeError(`there is no status "${String(unknown)}"`);
    }
  }
}

function eventOf(was: MemberState, is: MemberState, isCustomer: boolean): MembershipEvent | null {
  if (was.state === 'outside') return is.state === 'outside' ? null : 'entered';
  if (is.state === 'outside') return isCustomer ? 'removed' : 'left';
  if (was.state === is.state) return null;
  return is.state === 'on_notice' ? 'put_on_notice' : 'restored';
}

function rowOf(
  { state, count }: MemberState,
  event: MembershipEvent | null,
  { graceReviews }: ReviewRules,
): Omit<MembershipOf, 'member_since'> {
  const none = { reviews_passed: 0, reviews_failed: 0, reviews_left: null };
  if (state === 'member') return { ...none, status: 'member' };
  if (state === 'on_notice')
    return { ...none, status: 'on_notice', reviews_failed: count, reviews_left: graceReviews + 1 - count };
  if (event === 'removed' || event === 'left') return { ...none, status: event };
  return { ...none, status: count > 0 ? 'candidate' : 'none', reviews_passed: count };
}
