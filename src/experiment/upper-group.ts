import { type Preset } from '../config';
import { meanOf, medianOf, percentileInterval } from '../numeric';
import { topCluster } from './baselines';
import { groupDifferences, type GroupDifferences } from './group-differences';
import { type People } from './spending';

/** What a programme may hold. */
export interface ProgrammeLimits {
  /** The fewest members; default 20. */
  readonly minMembers: number;
  /** The largest share of the customers who can be invited, 0 to 1; default a third. */
  readonly maxShare: number;
}

/** The limits of a preset. */
export function programmeLimits({ programme }: Preset): ProgrammeLimits {
  return { minMembers: programme?.minMembers ?? 20, maxShare: programme?.maxShare ?? 1 / 3 };
}

/** In what a group of customers falls short of being the Insiders. */
export type Shortfall =
  /** Worse than the other customers: the interval of the difference lies below 0. Medians, of purchases means. */
  | { readonly kind: 'spend' | 'purchases' | 'recency'; readonly group: number; readonly others: number }
  /** Another group brought more per customer afterwards. */
  | { readonly kind: 'later'; readonly group: number; readonly others: number }
  | { readonly kind: 'few'; readonly size: number; readonly limit: number }
  | { readonly kind: 'many'; readonly size: number; readonly limit: number };

/** Which of a clustering's groups could be the Insiders. */
export interface UpperPick {
  /** The group with the most revenue; the union of the groups that dominate; or none of the groups. */
  readonly how: 'group' | 'union' | 'none';
  /** The labels of the groups; empty where none could be. */
  readonly labels: readonly number[];
  /** In what the group with the most revenue falls short; empty where it is taken. */
  readonly shortfalls: readonly Shortfall[];
}

const REPLICATES = 300;
const MEASURES = ['spend', 'purchases', 'recency'] as const;

/**
 * Which of a clustering's groups could be the Insiders: an upper group of a size that makes a programme.
 *
 * A group is an *upper group* when it spends more than the other customers do, and is worse than they in none of spend,
 * purchases and recency: the 95% bootstrap interval of the difference of means, each on a logarithmic scale and so
 * turned that more is better, does not lie below 0. The group with the most revenue is taken where it is one and its
 * size is within the limits; else as many of the upper groups together, those with the most revenue per customer first,
 * as the limits allow; else none. Only customers who can be invited are looked at; noise (−1) is no group.
 *
 * @param labels one a customer
 */
export function pickUpperGroup(
  labels: ArrayLike<number>,
  people: Pick<People, 'invitable' | 'rfm'>,
  limits: ProgrammeLimits,
  seed: number,
): UpperPick {
  const known = invitableLabels(labels, people.invitable);
  if (!known.some((label) => label >= 0)) return { how: 'none', labels: [], shortfalls: [] };
  const top = topCluster(known, people.rfm.spend);
  const standing = standingOf(known, people, seed);
  const shortfalls = shortfallsOf(standing, [top], limits);
  if (shortfalls.length === 0) return { how: 'group', labels: [top], shortfalls };
  const union = upperUnion(standing, limits);
  return union.length > 0
    ? { how: 'union', labels: union, shortfalls }
    : { how: 'none', labels: [], shortfalls };
}

/** The same pick after it fell short of other groups in what came later: the union, where that is another, or none. */
export function withoutTop(
  pick: UpperPick,
  later: Shortfall,
  labels: ArrayLike<number>,
  people: Pick<People, 'invitable' | 'rfm'>,
  limits: ProgrammeLimits,
  seed: number,
): UpperPick {
  const union = upperUnion(standingOf(invitableLabels(labels, people.invitable), people, seed), limits);
  const other = union.length > 0 && !(union.length === 1 && union[0] === pick.labels[0]);
  return { how: other ? 'union' : 'none', labels: other ? union : [], shortfalls: [later] };
}

/** Labels in which those who can't be invited have none. */
export function invitableLabels(labels: ArrayLike<number>, invitable: Uint8Array): Int32Array {
  return Int32Array.from(labels, (label, row) => (invitable[row] === 1 ? label : -1));
}

/** The customers who can be invited, as groups are held against each other. */
interface Standing {
  /** One a customer, −1 for none. */
  readonly labels: Int32Array;
  /** As they are, one value a customer. */
  readonly raw: Readonly<Record<(typeof MEASURES)[number], Float64Array>>;
  /** On a logarithmic scale, more being better; measures go by their places in {@link MEASURES}. */
  readonly differences: GroupDifferences;
}

function standingOf(
  known: Int32Array,
  { invitable, rfm }: Pick<People, 'rfm' | 'invitable'>,
  seed: number,
): Standing {
  const kept = Array.from(known.keys()).filter((row) => invitable[row] === 1);
  const labels = Int32Array.from(kept, (row) => known[row]);
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (row) => values[row]);
  const raw = { spend: pick(rfm.spend), purchases: pick(rfm.purchases), recency: pick(rfm.recencyDays) };
  const scaled = MEASURES.map((measure) => {
    const sign = measure === 'recency' ? -1 : 1;
    return raw[measure].map((value) => sign * Math.sign(value) * Math.log1p(Math.abs(value)));
  });
  return { labels, raw, differences: groupDifferences(labels, scaled, REPLICATES, seed) };
}

function upperUnion(standing: Standing, limits: ProgrammeLimits): number[] {
  const { labels, raw } = standing;
  const most = largestOf(labels.length, limits);
  const anySize = { minMembers: 0, maxShare: 1 };
  const groups = [...new Set(labels.filter((label) => label >= 0))]
    .filter((label) => shortfallsOf(standing, [label], anySize).length === 0)
    .map((label) => {
      const spend = raw.spend.filter((_, i) => labels[i] === label);
      return { label, size: spend.length, mean: meanOf(spend) };
    })
    .sort((a, b) => b.mean - a.mean || a.label - b.label);
  const union: number[] = [];
  let size = 0;
  for (const group of groups) {
    if (size + group.size > most) continue;
    union.push(group.label);
    size += group.size;
  }
  return union.length > 0 && shortfallsOf(standing, union, limits).length === 0 ? union : [];
}

/** The most members that the limits allow. */
export function largestSize(invitable: Uint8Array, limits: ProgrammeLimits): number {
  return largestOf(
    invitable.reduce((sum, each) => sum + each, 0),
    limits,
  );
}

function largestOf(customers: number, { maxShare }: ProgrammeLimits): number {
  return Math.floor(maxShare * customers);
}

function rowsOf(labels: Int32Array, groups: readonly number[]): number[] {
  return Array.from(labels.keys()).filter((row) => groups.includes(labels[row]));
}

function shortfallsOf(
  { labels, raw, differences }: Standing,
  groups: readonly number[],
  limits: ProgrammeLimits,
): Shortfall[] {
  const inside = Uint8Array.from(labels, (label) => Number(groups.includes(label)));
  const size = inside.reduce((sum, each) => sum + each, 0);
  const most = largestOf(labels.length, limits);
  const shortfalls: Shortfall[] = [];
  if (size < limits.minMembers) shortfalls.push({ kind: 'few', size, limit: limits.minMembers });
  if (size > most) shortfalls.push({ kind: 'many', size, limit: most });
  // Against nobody there is no direction.
  if (size === 0 || size === labels.length) return shortfalls;
  MEASURES.forEach((measure, m) => {
    const [difference, ...samples] = differences(groups, m);
    const interval = percentileInterval(samples);
    const isWorse = interval !== null && interval[1] < 0;
    const noBetter = measure === 'spend' && !(difference > 1e-12);
    if (!isWorse && !noBetter) return;
    const usual = measure === 'purchases' ? meanOf : medianOf;
    const usualWhere = (flag: number): number => usual(raw[measure].filter((_, i) => inside[i] === flag));
    shortfalls.push({ kind: measure, group: usualWhere(1), others: usualWhere(0) });
  });
  return shortfalls;
}

/**
 * Whether another group brought more per customer in the days after: the interval of the difference lies above 0.
 * Groups too small for a programme of their own say nothing of it.
 *
 * @param labels one a customer of an earlier day
 * @param picked the labels that were taken on that day
 * @returns the mean of the group and that of the best other one; null where none brought more
 */
export function laterShortfall(
  labels: ArrayLike<number>,
  picked: readonly number[],
  { invitable, future }: Pick<People, 'invitable'> & { readonly future: Float64Array },
  { minMembers }: Pick<ProgrammeLimits, 'minMembers'>,
  seed: number,
): Shortfall | null {
  const known = invitableLabels(labels, invitable);
  const own = rowsOf(known, picked);
  const meanIn = (rows: readonly number[]): number => meanOf(rows.map((row) => future[row]));
  let worst: Shortfall | null = null;
  for (const label of new Set(known.filter((each) => each >= 0 && !picked.includes(each)))) {
    const others = rowsOf(known, [label]);
    if (others.length < minMembers || own.length === 0 || meanIn(others) <= meanIn(own)) continue;
    const rows = [...others, ...own];
    const values = Float64Array.from(rows, (row) => future[row]);
    const sides = Int32Array.from(rows, (_, i) => Number(i < others.length));
    const [, ...samples] = groupDifferences(sides, [values], REPLICATES, seed)([1], 0);
    const interval = percentileInterval(samples);
    if (interval === null || interval[0] <= 0) continue;
    const mean = meanIn(others);
    if (worst === null || (worst.kind === 'later' && mean > worst.others)) {
      worst = { kind: 'later', group: meanIn(own), others: mean };
    }
  }
  return worst;
}
