import { HORIZON_DAYS } from '../../experiment';
import { checkShare, customersNeeded, detectableDifference } from './detectable';
import { outcomeSpread, testMeasures } from './spreads';
import {
  type DetectableEffect,
  type NoTestPlan,
  type OutcomeSpread,
  type TestPlan,
  type TestPlanOptions,
} from './test-types';
import { type OutOfTimeEvaluation } from './types';

/** Customers in the test along the curves, as multiples of the members. */
const SIZES: readonly number[] = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/** The rise whose price in customers is told. */
const RISE = 0.1;

/** Fewer members than this cannot be split and watched; fewer observed say nothing of their spread. */
const minTestMembers = 20;

/**
 * Plans a randomised test of the programme: members are split at random into invited and held out, and what they spend
 * afterwards is compared. Only such a test can show that the programme causes anything.
 *
 * How small an effect can be found follows from the spread of spend, which is taken from what the group, chosen at the
 * latest origins, spent afterwards; see {@link outcomeSpread}, {@link detectableDifference}. The recommended measure is
 * the one about money with the smallest detectable effect relative to its mean, over 90 days (or the longest time
 * observed below that).
 *
 * @param observed what `evaluateOutOfTime` found: outcomes and the number of members
 * @returns why there is no plan, where the group was never observed afterwards or has fewer than 20 members
 * @throws RangeError that names the option outside its range
 */
export function planTest(
  { outcomes, members }: Pick<OutOfTimeEvaluation, 'outcomes' | 'members'>,
  options: TestPlanOptions = {},
): TestPlan | NoTestPlan {
  const { alpha = 0.05, power = 0.8, heldOutShare = 0.5 } = options;
  const demand = { alpha, power };
  checkShare(heldOutShare);
  // Options are refused whether there is a plan or not.
  detectableDifference(1, [1, 1], demand);
  if (members < minTestMembers) return 'too-few-members';
  const usable = outcomes.filter(({ spend }) => spend.length >= minTestMembers);
  if (!usable.some(({ days }) => days <= HORIZON_DAYS)) return 'not-observed';
  const spreads = usable.flatMap((each) => testMeasures.map((measure) => outcomeSpread(each, measure)));
  const effect = (spread: OutcomeSpread, customers: number): DetectableEffect =>
    effectOf(spread, customers, heldOutShare, demand);
  const best = bestOf(spreads);
  const { invited, heldOut } = split(members, heldOutShare);
  const sizes = [...new Set(SIZES.map((size) => Math.round(size * members)))].filter(
    (size) => size >= minTestMembers / 2,
  );
  return {
    alpha,
    power,
    heldOutShare,
    members,
    invited,
    heldOut,
    spreads,
    effects: spreads.map((spread) => effect(spread, members)),
    curves: spreads
      .filter(({ measure }) => measure === best.measure)
      .map((spread) => ({ days: spread.days, points: sizes.map((size) => effect(spread, size)) })),
    recommended: effect(best, members),
    customersForTenPercent:
      best.mean > 0 ? customersNeeded(best.sd, RISE * best.mean, heldOutShare, demand) : null,
  };
}

/** The spread of money that is smallest beside its mean, over the horizon or the longest time below it. */
function bestOf(spreads: readonly OutcomeSpread[]): OutcomeSpread {
  const days = Math.max(...spreads.filter((each) => each.days <= HORIZON_DAYS).map((each) => each.days));
  const money = spreads.filter((each) => each.days === days && each.measure !== 'log');
  const width = ({ sd, mean }: OutcomeSpread): number => (mean > 0 ? sd / mean : Infinity);
  return money.reduce((best, each) => (width(each) < width(best) ? each : best));
}

function effectOf(
  { measure, days, sd, mean }: OutcomeSpread,
  customers: number,
  heldOutShare: number,
  demand: { readonly alpha: number; readonly power: number },
): DetectableEffect {
  const { invited, heldOut } = split(customers, heldOutShare);
  const difference = detectableDifference(sd, [invited, heldOut], demand);
  const log = measure === 'log';
  return {
    measure,
    days,
    customers,
    invited,
    heldOut,
    amount: log ? null : difference,
    relative: log ? Math.expm1(difference) : mean > 0 ? difference / mean : null,
  };
}

/** At least one customer on either side. */
function split(customers: number, heldOutShare: number): { invited: number; heldOut: number } {
  const heldOut = Math.min(customers - 1, Math.max(1, Math.round(customers * heldOutShare)));
  return { invited: customers - heldOut, heldOut };
}
