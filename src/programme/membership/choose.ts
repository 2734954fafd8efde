import { type MembershipSettings } from '../../config';
import {
  type Eligibility,
  type MembershipChoice,
  type MembershipOutcome,
  type MembershipReplay,
  type MembershipRules,
} from '../../scoring';
import { loosenRule } from './loosen';
import { defaultMembership, givenMembership, isCandidate, type MembershipGrid } from './settings';

/** By what a setting is chosen from the replay. */
export interface MembershipConditions {
  /** Most of those who were ever members may be in, out, and in again. */
  readonly mostFlapping: number;
  /** What the members' share of the next months' revenue may lose against as many customers listed anew, in points of one. */
  readonly mostShareLost: number;
}

/** One in a hundred members may flap; three points of later revenue may be lost, the price of a steady membership. */
export const membershipConditions: MembershipConditions = { mostFlapping: 0.01, mostShareLost: 0.03 };

/**
 * Chooses how membership is reviewed, from a replay over the month ends.
 *
 * It is stricter to enter than to leave, and nobody is removed without notice: only settings with slack and grace are
 * chosen from, unless the settings of the run fix them at none; the others stand in the table for comparison.
 *
 * The bare rule has no slack, no grace, and entry at the first review that is passed. A setting meets the conditions when at most 1% of those who were ever members were in, out, and in again, and the
 * members' share of the next months' revenue is at most three points below that of as many customers listed anew at each
 * review: those who pass the entry rule that day, then the others by revenue. Lists of equal length are compared, since
 * slack and grace only ever add members, who cannot lower a share. Of those that meet them the one with the smallest grace is
 * recommended, then with the fewest reviews to enter, then with the smallest slack: nobody is kept, or made to wait,
 * longer than steadiness asks for. Where none meets both, the one that flaps least is recommended, of those that lose
 * no later revenue if there are any.
 *
 * What the settings fix is respected: `applied` is chosen by the same rule among the settings with those values, and
 * `recommended` is what the table says with nothing fixed. Without a replay the defaults fill in: a slack of 25%, one
 * review to enter, two of grace.
 */
export function chooseMembership(
  replay: MembershipReplay,
  eligibility: Eligibility,
  grid: MembershipGrid,
  settings: MembershipSettings | null = null,
): MembershipChoice {
  const given = givenMembership(settings);
  const stayBy = ({ slack }: MembershipRules): MembershipChoice['stay'] =>
    eligibility.status === 'found' ? loosenRule(eligibility.rule, slack) : [];
  if (replay.status === 'none') {
    const applied = { ...defaultMembership, ...given };
    return {
      applied,
      given,
      recommended: null,
      outcome: null,
      withoutGrace: null,
      bare: null,
      meets: null,
      stay: stayBy(applied),
    };
  }
  const { outcomes } = replay;
  const at = (rules: MembershipRules): MembershipOutcome =>
    outcomes.find((outcome) => isSame(outcome, rules))!;
  const bare = at({ slack: 0, enterReviews: 1, graceReviews: 0 });
  const candidates = outcomes.filter((each) => isCandidate(each, grid, given));
  const outcome = choose(candidates.filter((each) => isSame(each, { ...rulesOf(each), ...given })));
  return {
    applied: rulesOf(outcome),
    given,
    // A value that only the settings brought in is no candidate of the table.
    recommended: rulesOf(choose(outcomes.filter((each) => isCandidate(each, grid)))),
    outcome,
    withoutGrace: at({ ...rulesOf(outcome), graceReviews: 0 }),
    bare,
    meets: meetsConditions(outcome),
    stay: stayBy(outcome),
  };
}

/** Whether a setting meets the conditions of {@link chooseMembership}. */
function meetsConditions(outcome: MembershipOutcome): boolean {
  return outcome.flappingShare <= membershipConditions.mostFlapping && keepsRevenue(outcome);
}

/** Where no month after a review is whole, nothing is known to be lost. */
function keepsRevenue({ nextShare, listShare }: MembershipOutcome): boolean {
  if (nextShare === null || listShare === null) return true;
  return nextShare >= listShare - membershipConditions.mostShareLost;
}

function choose(outcomes: readonly MembershipOutcome[]): MembershipOutcome {
  const meeting = outcomes.filter(meetsConditions);
  if (meeting.length > 0) return [...meeting].sort(byEase)[0];
  const keeping = outcomes.filter(keepsRevenue);
  const some = keeping.length > 0 ? keeping : outcomes;
  return [...some].sort((a, b) => a.flappingShare - b.flappingShare || byEase(a, b))[0];
}

function byEase(a: MembershipRules, b: MembershipRules): number {
  return a.graceReviews - b.graceReviews || a.enterReviews - b.enterReviews || a.slack - b.slack;
}

function rulesOf({ slack, enterReviews, graceReviews }: MembershipRules): MembershipRules {
  return { slack, enterReviews, graceReviews };
}

function isSame(a: MembershipRules, b: MembershipRules): boolean {
  return a.slack === b.slack && a.enterReviews === b.enterReviews && a.graceReviews === b.graceReviews;
}

/** A row of the table of settings. */
export interface MembershipRow extends Omit<
  MembershipOutcome,
  'months' | 'ever' | 'meanOnNotice' | 'meanMembers'
> {
  readonly members: number;
  readonly onNotice: number;
  readonly meets: boolean;
  /** Whether it is applied, or recommended where the settings fix another. */
  readonly place: 'applied' | 'recommended' | 'bare' | '';
}

/** The settings that were tried as rows, members being means over the reviews; empty without a replay. */
export function membershipTable(replay: MembershipReplay, choice: MembershipChoice): MembershipRow[] {
  const { bare, applied, recommended } = choice;
  if (replay.status === 'none' || bare === null) return [];
  return replay.outcomes.map((outcome): MembershipRow => {
    const { meanMembers: members, meanOnNotice: onNotice, entries, exits, flapped, flappingShare } = outcome;
    return {
      ...rulesOf(outcome),
      members,
      onNotice,
      entries,
      exits,
      flapped,
      flappingShare,
      nextShare: outcome.nextShare,
      listShare: outcome.listShare,
      nextPerMember: outcome.nextPerMember,
      meets: meetsConditions(outcome),
      place: isSame(outcome, applied)
        ? 'applied'
        : recommended !== null && isSame(outcome, recommended)
          ? 'recommended'
          : outcome === bare
            ? 'bare'
            : '',
    };
  });
}
