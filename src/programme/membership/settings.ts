import { type MembershipSettings, type StepSettings } from '../../config';
import { type MembershipRules } from '../../scoring';

/** What applies where the settings fix nothing and no history can be replayed. */
export const defaultMembership: MembershipRules = { slack: 0.25, enterReviews: 1, graceReviews: 2 };

/** Among what is chosen: every combination. */
export type MembershipGrid = Pick<StepSettings['rules'], 'slacks' | 'enterReviews' | 'graceReviews'>;

/** What the settings fix; nothing where they leave it to the table. */
export function givenMembership(given: MembershipSettings | null | undefined): Partial<MembershipRules> {
  const fixed: { -readonly [Name in keyof MembershipRules]?: number } = {};
  for (const name of ['slack', 'enterReviews', 'graceReviews'] as const) {
    const value = given?.[name];
    if (value !== null && value !== undefined) fixed[name] = value;
  }
  return fixed;
}

/** Whether a setting is among those to choose from: its values are of the grid, or fixed. */
export function isCandidate(
  { slack, enterReviews, graceReviews }: MembershipRules,
  grid: MembershipGrid,
  fixed: Partial<MembershipRules> = {},
): boolean {
  return (
    (grid.slacks.includes(slack) || fixed.slack === slack) &&
    (grid.enterReviews.includes(enterReviews) || fixed.enterReviews === enterReviews) &&
    (grid.graceReviews.includes(graceReviews) || fixed.graceReviews === graceReviews)
  );
}

/** Every combination that is tried: the grid, what is fixed, and for comparison the bare rule's values. */
export function membershipGrid(
  grid: MembershipGrid,
  given: MembershipSettings | null | undefined,
): MembershipRules[] {
  const fixed = givenMembership(given);
  const among = (values: readonly number[], ...more: readonly (number | undefined)[]): number[] =>
    [...new Set([...values, ...more])].filter((value) => value !== undefined).sort((a, b) => a - b);
  return among(grid.slacks, 0, fixed.slack).flatMap((slack) =>
    among(grid.enterReviews, 1, fixed.enterReviews).flatMap((enterReviews) =>
      among(grid.graceReviews, 0, fixed.graceReviews).map((graceReviews) => ({
        slack,
        enterReviews,
        graceReviews,
      })),
    ),
  );
}
