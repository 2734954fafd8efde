import { type MembershipMonth, type MembershipOutcome, type MembershipRules } from '../../scoring';
import { outside, reviewCustomer, type MemberState } from './machine';

/** One review of everybody, as data. */
export interface Review {
  readonly day: string;
  /** 1 for customers for whom the entry rule holds; one a customer, 0 for those not yet known. */
  readonly enters: Uint8Array;
  /** The same of the stay rule. */
  readonly stays: Uint8Array;
  /** What each customer brought in the month after; null where that month is not whole. */
  readonly next: Float64Array | null;
  /** What all registered customers brought in that month, newcomers included; null where it is not whole. */
  readonly nextTotal: number | null;
  /**
   * What the first so many of a list made on that day brought in the month after, from nobody up to all; null where
   * it is not whole.
   */
  readonly listed: Float64Array | null;
}

/** Replays one setting over the reviews, oldest first. */
export function membershipOutcome(rules: MembershipRules, reviews: readonly Review[]): MembershipOutcome {
  const n = reviews.length === 0 ? 0 : reviews[0].enters.length;
  const states: MemberState[] = Array.from({ length: n }, () => outside);
  const [ever, flapped] = [new Uint8Array(n), new Uint8Array(n)];
  const months = reviews.map(({ day, enters, stays, next, nextTotal }): MembershipMonth => {
    let [members, onNotice, entries, exits, returns, brought] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const before = states[i];
      const after = reviewCustomer(before, enters[i] === 1, stays[i] === 1, rules);
      states[i] = after;
      const [was, is] = [before.state !== 'outside', after.state !== 'outside'];
      if (was && !is) exits += 1;
      if (!is) continue;
      members += 1;
      if (after.state === 'on_notice') onNotice += 1;
      if (next !== null) brought += next[i];
      if (was) continue;
      entries += 1;
      if (ever[i] === 1) {
        returns += 1;
        flapped[i] = 1;
      }
      ever[i] = 1;
    }
    return {
      day,
      members,
      onNotice,
      entries,
      exits,
      returns,
      nextShare: nextTotal !== null && nextTotal > 0 ? brought / nextTotal : null,
      nextPerMember: next !== null && members > 0 ? brought / members : null,
    };
  });
  const everMembers = sum(ever);
  const flaps = sum(flapped);
  const whole = months.flatMap((month, m) => {
    const { next, nextTotal } = reviews[m];
    return next === null || nextTotal === null ? [] : [{ ...month, nextTotal }];
  });
  const total = whole.reduce((all, { nextTotal }) => all + nextTotal, 0);
  const brought = whole.reduce((all, { nextShare, nextTotal }) => all + (nextShare ?? 0) * nextTotal, 0);
  const listed = months.reduce((all, { members }, m) => {
    const { listed: sums, next } = reviews[m];
    return next === null || sums === null ? all : all + sums[Math.min(members, sums.length - 1)];
  }, 0);
  const memberMonths = whole.reduce((all, { members }) => all + members, 0);
  return {
    slack: rules.slack,
    enterReviews: rules.enterReviews,
    graceReviews: rules.graceReviews,
    months,
    ever: everMembers,
    entries: months.reduce((all, month) => all + month.entries, 0),
    exits: months.reduce((all, month) => all + month.exits, 0),
    flapped: flaps,
    flappingShare: everMembers > 0 ? flaps / everMembers : 0,
    nextShare: total > 0 ? brought / total : null,
    listShare: total > 0 ? listed / total : null,
    nextPerMember: memberMonths > 0 ? brought / memberMonths : null,
    meanOnNotice: mean(months.map(({ onNotice }) => onNotice)),
    meanMembers: mean(months.map(({ members }) => members)),
  };
}

function sum(flags: Uint8Array): number {
  return flags.reduce((all, flag) => all + flag, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((all, value) => all + value, 0) / values.length;
}
