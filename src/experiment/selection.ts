import { type Preset } from '../config';
import { topCluster, topSpenders } from './baselines';
import { PLAIN_ORDERS, plainScore, type PlainOrder } from './list-orders';
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
   * customers in an order, since no group can be it or the settings ask for so many.
   */
  readonly how: 'segment' | 'union' | 'list';
  /** The labels of the groups; empty for a list. */
  readonly labels: readonly number[];
  /** In what the group with the most revenue that would have been it falls short; empty where it is it. */
  readonly shortfalls: readonly Shortfall[];
  /** The clustering that would have been taken but for that, in words; null where it was taken. */
  readonly movedFrom: string | null;
  /** Of a list: what it goes by, and its length where the settings name one. */
  readonly order?: PlainOrder;
  readonly size?: number;
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
  { how, labels: taken, order, size }: Omit<Selection, 'shortfalls' | 'movedFrom'>,
  people: People,
  preset: Preset,
): { readonly labels: Int32Array; readonly insiders: number } {
  if (how === 'segment') return { labels, insiders: taken[0] };
  const insiders = 1 + labels.reduce((most, label) => Math.max(most, label), -1);
  const members =
    how === 'union'
      ? Uint8Array.from(labels, (label) => Number(taken.includes(label)))
      : listFlags(people, size ?? listSize(labels, people, preset), order);
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

/** The first customers of an order, of those who can be invited: 1 for each. */
function listFlags(people: People, size: number, order: PlainOrder = PLAIN_ORDERS[0]): Uint8Array {
  const { invitable } = people;
  const score = plainScore(order, people);
  const rows = Array.from(invitable.keys()).filter((row) => invitable[row] === 1);
  const flags = new Uint8Array(invitable.length);
  const amounts = Float64Array.from(rows, (row) => score[row]);
  for (const place of topSpenders(amounts, Math.min(size, rows.length))) flags[rows[place]] = 1;
  return flags;
}

/**
 * The selection as the settings want it: with the order of its list, and where `programme.select` asks for so many
 * customers, the list of them.
 *
 * @param known customers who can be invited
 * @throws RangeError when more are asked for than there are, or none
 */
export function settledSelection(
  selection: Selection,
  { programme }: Preset,
  order: PlainOrder,
  known: number,
): Selection {
  const size = selectedSize(programme?.select ?? 'segment', known);
  if (size !== null) return { how: 'list', labels: [], shortfalls: [], movedFrom: null, order, size };
  return selection.how === 'list' ? { ...selection, order } : selection;
}

/** How many customers `programme.select` asks for: `capacity: 500`, or `10%` of those known; null for `segment`. */
function selectedSize(select: string, known: number): number | null {
  if (select === 'segment') return null;
  const number = Number(select.replace(/^capacity:|%$/g, ''));
  const size = select.endsWith('%') ? Math.round((number / 100) * known) : number;
  if (!(size >= 1 && size <= known))
    throw new RangeError(
      `programme.select must ask for 1 to ${known} customers, as many as can be invited, received "${select}"`,
    );
  return size;
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
  { how, order, size }: Pick<Selection, 'how' | 'order' | 'size'>,
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
  const again = { ...selectionOf(pick), order, size };
  const { labels: selected, insiders } = selectLabels(labels, again, people, preset);
  return Uint8Array.from(selected, (label, row) => Number(people.invitable[row] === 1 && label === insiders));
}
