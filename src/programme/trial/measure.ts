import { bootstrapMeans, daysBetween, meanOf, percentileInterval } from '../../numeric';
import { detectableDifference } from '../out-of-time';
import { type HistoryTest } from '../history';
import { type TestMember } from './groups';

/** Fewer pairs say nothing of how far apart two alike customers are by chance. */
const LEAST_PAIRS = 20;
const REPLICATES = 2000;
const DAYS_A_MONTH = 365.25 / 12;

/** What somebody brought after a day and up to the month end. */
export type BroughtSince = (id: string, day: string) => number;

/**
 * The difference that the invitation makes, by intention to treat: whoever was split counts in their half, whether they
 * came, used it, or left.
 *
 * Each pair gives one difference of revenue per month since it was split, or since the start. Their mean is unbiased as the
 * coin decided who of two was invited; the interval is that of a bootstrap of pairs. Who was left over has no partner
 * and is not counted.
 *
 * @param asOf the month end: `YYYY-MM-DD`
 */
export function measureTest(
  members: readonly TestMember[],
  { start, asOf, seed }: { readonly start: string; readonly asOf: string; readonly seed: number },
  broughtSince: BroughtSince,
): HistoryTest {
  const known = members.filter(({ assignedOn }) => assignedOn <= asOf);
  const pairs = pairsOf(known)
    .map((pair) => ({ ...pair, since: pair.assignedOn > start ? pair.assignedOn : start }))
    .map((pair) => ({ ...pair, months: daysBetween(pair.since, asOf) / DAYS_A_MONTH }))
    // The shortest month has 28 days.
    .filter(({ months }) => months * DAYS_A_MONTH >= 28);
  const perMonth = (id: string, { since, months }: (typeof pairs)[number]): number =>
    broughtSince(id, since) / months;
  const invited = pairs.map((pair) => perMonth(pair.invite, pair));
  const heldOut = pairs.map((pair) => perMonth(pair.holdOut, pair));
  const differences = Float64Array.from(invited, (value, i) => value - heldOut[i]);
  const enough = pairs.length >= LEAST_PAIRS;
  const interval = enough ? percentileInterval(bootstrapMeans(differences, REPLICATES, seed)) : null;
  const none = pairs.length === 0;
  return {
    start,
    invited: known.filter(({ group }) => group === 'invite').length,
    heldOut: known.filter(({ group }) => group === 'hold_out').length,
    pairs: pairs.length,
    months: none ? 0 : meanOf(pairs.map(({ months }) => months)),
    invitedMean: none ? null : meanOf(invited),
    heldOutMean: none ? null : meanOf(heldOut),
    difference: enough ? meanOf(differences) : null,
    low95: interval?.[0] ?? null,
    high95: interval?.[1] ?? null,
    detectable: enough ? detectable(differences) : null,
  };
}

/** Of pairs the standard error is σ ÷ √n, where that of two groups of n is σ √(2 ÷ n). */
function detectable(differences: Float64Array): number {
  const mean = meanOf(differences);
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (differences.length - 1));
  const { length } = differences;
  return detectableDifference(sd / Math.SQRT2, [length, length], { alpha: 0.05, power: 0.8 });
}

function pairsOf(members: readonly TestMember[]) {
  const halves = new Map<number, { invite?: string; holdOut?: string; assignedOn: string }>();
  for (const { id, group, assignedOn, pair } of members) {
    if (pair === null) continue;
    const found = halves.get(pair) ?? { assignedOn };
    found[group === 'invite' ? 'invite' : 'holdOut'] = id;
    halves.set(pair, found);
  }
  return [...halves.values()].flatMap(({ invite, holdOut, assignedOn }) =>
    invite === undefined || holdOut === undefined ? [] : [{ invite, holdOut, assignedOn }],
  );
}
