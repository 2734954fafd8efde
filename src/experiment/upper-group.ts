import { type Preset } from '../config';
import { bootstrapWeights, meanOf, medianOf, percentileInterval, type Interval } from '../numeric';
import { topCluster } from './baselines';
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
  const shortfalls = shortfallsOf(known, [top], people, limits, seed);
  if (shortfalls.length === 0) return { how: 'group', labels: [top], shortfalls };
  const union = upperUnion(known, people, limits, seed);
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
  const union = upperUnion(invitableLabels(labels, people.invitable), people, limits, seed);
  const other = union.length > 0 && !(union.length === 1 && union[0] === pick.labels[0]);
  return { how: other ? 'union' : 'none', labels: other ? union : [], shortfalls: [later] };
}

/** Labels in which those who can't be invited have none. */
export function invitableLabels(labels: ArrayLike<number>, invitable: Uint8Array): Int32Array {
  return Int32Array.from(labels, (label, row) => (invitable[row] === 1 ? label : -1));
}

function upperUnion(
  known: Int32Array,
  people: Pick<People, 'rfm' | 'invitable'>,
  limits: ProgrammeLimits,
  seed: number,
): number[] {
  const { spend } = people.rfm;
  const most = largestSize(people.invitable, limits);
  const anySize = { minMembers: 0, maxShare: 1 };
  const groups = [...new Set(known.filter((label) => label >= 0))]
    .filter((label) => shortfallsOf(known, [label], people, anySize, seed).length === 0)
    .map((label) => {
      const rows = rowsOf(known, [label]);
      return { label, size: rows.length, mean: rows.reduce((sum, row) => sum + spend[row], 0) / rows.length };
    })
    .sort((a, b) => b.mean - a.mean || a.label - b.label);
  const union: number[] = [];
  let size = 0;
  for (const group of groups) {
    if (size + group.size > most) continue;
    union.push(group.label);
    size += group.size;
  }
  return union.length > 0 && shortfallsOf(known, union, people, limits, seed).length === 0 ? union : [];
}

/** The most members that the limits allow. */
export function largestSize(invitable: Uint8Array, { maxShare }: ProgrammeLimits): number {
  return Math.floor(maxShare * invitable.reduce((sum, each) => sum + each, 0));
}

function rowsOf(labels: Int32Array, groups: readonly number[]): number[] {
  return Array.from(labels.keys()).filter((row) => groups.includes(labels[row]));
}

function shortfallsOf(
  known: Int32Array,
  groups: readonly number[],
  people: Pick<People, 'rfm' | 'invitable'>,
  limits: ProgrammeLimits,
  seed: number,
): Shortfall[] {
  const kept = Array.from(known.keys()).filter((row) => people.invitable[row] === 1);
  const inside = Uint8Array.from(kept, (row) => Number(groups.includes(known[row])));
  const size = inside.reduce((sum, each) => sum + each, 0);
  const most = largestSize(people.invitable, limits);
  const shortfalls: Shortfall[] = [];
  if (size < limits.minMembers) shortfalls.push({ kind: 'few', size, limit: limits.minMembers });
  if (size > most) shortfalls.push({ kind: 'many', size, limit: most });
  // Against nobody there is no direction.
  if (size === 0 || size === kept.length) return shortfalls;
  const { spend, purchases, recencyDays } = people.rfm;
  const raw = { spend, purchases, recency: recencyDays };
  for (const measure of MEASURES) {
    const sign = measure === 'recency' ? -1 : 1;
    const values = Float64Array.from(kept, (row) => {
      const value = raw[measure][row];
      return sign * Math.sign(value) * Math.log1p(Math.abs(value));
    });
    const interval = differenceInterval(values, inside, seed);
    const isWorse = interval !== null && interval[1] < 0;
    const noBetter = measure === 'spend' && !(meanDifference(values, inside) > 1e-12);
    if (!isWorse && !noBetter) continue;
    const usual = measure === 'purchases' ? meanOf : medianOf;
    const usualWhere = (flag: number): number =>
      usual(
        Float64Array.from(
          kept.filter((_, i) => inside[i] === flag),
          (row) => raw[measure][row],
        ),
      );
    shortfalls.push({ kind: measure, group: usualWhere(1), others: usualWhere(0) });
  }
  return shortfalls;
}

/** The 95% interval of the mean of those inside less that of the others, by bootstrap; null where it is undefined. */
function differenceInterval(
  values: Float64Array,
  inside: Uint8Array,
  seed: number,
  replicates = REPLICATES,
): Interval | null {
  const draws: number[] = [];
  for (const weights of bootstrapWeights(values.length, replicates, seed)) {
    draws.push(meanDifference(values, inside, weights));
  }
  return percentileInterval(draws);
}

function meanDifference(values: Float64Array, inside: Uint8Array, weights?: Int32Array): number {
  let [own, other, ownSum, otherSum] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const times = weights === undefined ? 1 : weights[i];
    if (inside[i] === 1) {
      own += times;
      ownSum += times * values[i];
    } else {
      other += times;
      otherSum += times * values[i];
    }
  }
  return ownSum / own - otherSum / other;
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
    const inside = Uint8Array.from(rows, (_, i) => Number(i < others.length));
    const interval = differenceInterval(values, inside, seed);
    if (interval === null || interval[0] <= 0) continue;
    const mean = meanIn(others);
    if (worst === null || (worst.kind === 'later' && mean > worst.others)) {
      worst = { kind: 'later', group: meanIn(own), others: mean };
    }
  }
  return worst;
}
