import { type MembershipSettings } from '../../config';
import { type MembershipRules } from '../../scoring';

/** What applies where the settings fix nothing and no history can be replayed. */
export const defaultMembership: MembershipRules = { slack: 0.25, enterReviews: 1, graceReviews: 2 };

/** What is tried: every combination, from the bare rule on. */
const SLACKS = [0, 0.1, 0.25, 0.5];
const ENTER_REVIEWS = [1, 2, 3];
const GRACE_REVIEWS = [0, 1, 2, 3];

/** What the settings fix; nothing where they leave it to the table. */
export function givenMembership(given: MembershipSettings | null | undefined): Partial<MembershipRules> {
  const fixed: { -readonly [Name in keyof MembershipRules]?: number } = {};
  for (const name of ['slack', 'enterReviews', 'graceReviews'] as const) {
    const value = given?.[name];
    if (value !== null && value !== undefined) fixed[name] = value;
  }
  return fixed;
}

/** Whether a setting may be recommended: one of those that are always tried, with slack and grace. */
export function isUsual({ slack, enterReviews, graceReviews }: MembershipRules): boolean {
  return (
    slack > 0 &&
    graceReviews > 0 &&
    SLACKS.includes(slack) &&
    ENTER_REVIEWS.includes(enterReviews) &&
    GRACE_REVIEWS.includes(graceReviews)
  );
}

/** Every combination that is tried, those of the settings among them. */
export function membershipGrid(given: MembershipSettings | null | undefined): MembershipRules[] {
  const fixed = givenMembership(given);
  const grid: MembershipRules[] = [];
  for (const slack of withValue(SLACKS, fixed.slack)) {
    for (const enterReviews of withValue(ENTER_REVIEWS, fixed.enterReviews)) {
      for (const graceReviews of withValue(GRACE_REVIEWS, fixed.graceReviews)) {
        grid.push({ slack, enterReviews, graceReviews });
      }
    }
  }
  return grid;
}

function withValue(values: readonly number[], value: number | undefined): number[] {
  return [...new Set(value === undefined ? values : [...values, value])].sort((a, b) => a - b);
}
