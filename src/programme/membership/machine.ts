import { type MembershipRules } from '../../scoring';

/** Where a customer stands after a review. */
export interface MemberState {
  readonly state: 'outside' | 'member' | 'on_notice';
  /** Outside: reviews in a row that were passed. On notice: reviews in a row that were failed. Member: 0. */
  readonly count: number;
}

/** Whoever has never been reviewed. */
export const outside: MemberState = { state: 'outside', count: 0 };

/**
 * One review of one customer.
 *
 * - **outside**: passing the entry rule is counted; after `enterReviews` passes in a row the customer is a *member*. A
 *   review that is failed starts the count anew.
 * - **member**: stays while the stay rule, the entry rule loosened by the slack, holds. A member who fails it is *on
 *   notice*, or outside at once where there is no grace.
 * - **on notice**: still a member, with all that membership brings. The stay rule holding again makes a *member* of
 *   them, and the grace is whole again; after more than `graceReviews` failures in a row they are *outside*, and must
 *   pass the entry rule as anybody must.
 *
 * @param enters whether the entry rule holds at this review
 * @param stays whether the stay rule holds; it does wherever the entry rule does
 */
export function reviewCustomer(
  before: MemberState,
  enters: boolean,
  stays: boolean,
  { enterReviews, graceReviews }: Pick<MembershipRules, 'enterReviews' | 'graceReviews'>,
): MemberState {
  switch (before.state) {
    case 'outside': {
      if (!enters) return outside;
      const count = before.count + 1;
      return count >= enterReviews ? { state: 'member', count: 0 } : { state: 'outside', count };
    }
    case 'member':
    case 'on_notice': {
      if (stays) return { state: 'member', count: 0 };
      const count = before.count + 1;
      return count > graceReviews ? outside : { state: 'on_notice', count };
    }
    default: {
      const unknown: never = before.state;
      throw new RangeError(`there is no state "${String(unknown)}"`);
    }
  }
}
