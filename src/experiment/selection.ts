import { type Preset } from '../config';
import { topCluster, topSpenders } from './baselines';
import { type People } from './spending';
import {
  invitableLabels,
  largestSize,
  pickUpperGroup,
  programmeLimits,
  type Shortfall,
  type UpperPick,
} from './upper-group';

/** Who the Insiders are, and how they came to be it. */
export interface Selection {
  /**
   * `segment`: the group with the most revenue. `union`: the groups that dominate, as one. `list`: the first of the
   * customers in the order of decayed spend, since no group can be it.
   */
  readonly how: 'segment' | 'union' | 'list';
  /** The labels of the groups; empty for a list. */
  readonly labels: readonly number[];
  /** In what the group with the most revenue that would have been it falls short; empty where it is it. */
  readonly shortfalls: readonly Shortfall[];
  /** The clustering that would have been taken but for that, in words; null where it was taken. */
  readonly movedFrom: string | null;
}

/** What a clustering's pick comes to when that clustering is taken. */
export function selectionOf(
  { how, labels, shortfalls }: UpperPick,
  movedFrom: string | null = null,
): Selection {
  const named = { group: 'segment', union: 'union', none: 'list' } as const;
  return { how: named[how], labels, shortfalls, movedFrom };
}

/**
 * The labels with the Insiders under one: a union becomes one group, a list becomes a group of its own, and the others
 * stay where they were.
 *
 * @returns the labels, and the one of the Insiders
 */
export function selectLabels(
  labels: Int32Array,
  { how, labels: taken }: Pick<Selection, 'how' | 'labels'>,
  people: People,
  preset: Preset,
): { readonly labels: Int32Array; readonly insiders: number } {
  if (how === 'segment') return { labels, insiders: taken[0] };
  const insiders = 1 + labels.reduce((most, label) => Math.max(most, label), -1);
  const members =
    how === 'union'
      ? Uint8Array.from(labels, (label) => Number(taken.includes(label)))
      : listFlags(people, listSize(labels, people, preset));
  return { labels: labels.map((label, row) => (members[row] === 1 ? insiders : label)), insiders };
}

/** As many as the group with the most revenue has, within the limits of a programme; at least one. */
function listSize(labels: Int32Array, { invitable, rfm }: People, preset: Preset): number {
  const limits = programmeLimits(preset);
  const known = invitableLabels(labels, invitable);
  const grouped = known.some((label) => label >= 0);
  const top = grouped ? topCluster(known, rfm.spend) : -1;
  const size = known.reduce((count, label) => count + Number(label >= 0 && label === top), 0);
  return Math.max(1, Math.min(largestSize(invitable, limits), Math.max(limits.minMembers, size)));
}

/** The first customers by decayed spend of those who can be invited: 1 for each. */
function listFlags({ invitable, spending }: People, size: number): Uint8Array {
  const rows = Array.from(invitable.keys()).filter((row) => invitable[row] === 1);
  const flags = new Uint8Array(invitable.length);
  const amounts = Float64Array.from(rows, (row) => spending.decayed[row]);
  for (const place of topSpenders(amounts, Math.min(size, rows.length))) flags[rows[place]] = 1;
  return flags;
}

/**
 * Whom the same procedure would have taken among other customers, such as those of an earlier day: their upper groups,
 * or the list where there are none or where the run takes a list.
 *
 * @param labels the same kind of clustering, made of those customers
 * @returns 1 for each of them; null where nobody who could be invited has a group
 */
export function selectAgain(
  labels: Int32Array,
  { how }: Pick<Selection, 'how'>,
  people: People,
  preset: Preset,
  seed: number,
): Uint8Array | null {
  const known = invitableLabels(labels, people.invitable);
  if (!known.some((label) => label >= 0)) return null;
  const pick: UpperPick =
    how === 'list'
      ? { how: 'none', labels: [], shortfalls: [] }
      : pickUpperGroup(labels, people, programmeLimits(preset), seed);
  const { labels: selected, insiders } = selectLabels(labels, selectionOf(pick), people, preset);
  return Uint8Array.from(selected, (label, row) => Number(people.invitable[row] === 1 && label === insiders));
}
