import { type Settings } from '../config';
import { readOutsideRevenue } from './outside-revenue';
import { type Finalist } from './finalists';
import { selectionOf, selectLabels } from './selection';
import { readPeople } from './spending';

/** Whom a finalist would invite, were it chosen. */
export interface TopGroup {
  /** Customers who can be invited: its top group, or what takes its place where that can't be the Insiders. */
  readonly insiders: number;
  /** Their share of all revenue, that of guests who are no customers included, 0 to 1. */
  readonly shareOfAll: number;
  /** Customers whom both it and the chosen model would invite, as a share of those whom either would; 1 is the same list. */
  readonly overlap: number;
}

/**
 * Whom every finalist would invite, as a list of people to invite, beside that of the chosen one.
 *
 * The overlap is Jaccard's: the size of the intersection over that of the union; 0 where both are empty.
 *
 * @param chosen the id of one of the finalists
 * @returns one a finalist, in their order
 */
export async function topGroups(
  settings: Settings,
  finalists: readonly Finalist[],
  chosen: string,
): Promise<TopGroup[]> {
  const { revenue: outside } = await readOutsideRevenue(settings);
  const people = await readPeople(settings);
  const { spend } = people.rfm;
  const all = spend.reduce((sum, amount) => sum + amount, outside);
  const members = finalists.map(({ trial, pick }) => {
    const { labels, insiders } = selectLabels(trial.labels, selectionOf(pick), people, settings.rules);
    return new Set([...labels.keys()].filter((i) => labels[i] === insiders && people.invitable[i] === 1));
  });
  const reference = members[finalists.findIndex(({ trial }) => trial.id === chosen)] ?? new Set<number>();
  return members.map((group) => {
    const both = [...group].filter((i) => reference.has(i)).length;
    const either = group.size + reference.size - both;
    return {
      insiders: group.size,
      shareOfAll: [...group].reduce((sum, i) => sum + spend[i], 0) / all,
      overlap: either === 0 ? 0 : both / either,
    };
  });
}
