import { type Settings } from '../config';
import { withArtefacts } from '../store';
import { readGuestRevenue } from './guest-revenue';
import { type Finalist } from './finalists';

/** Whom a finalist would invite, were it chosen. */
export interface TopGroup {
  /** Customers of its top group who can be invited. */
  readonly insiders: number;
  /** Their share of all revenue, that of guests who are no customers included, 0 to 1. */
  readonly shareOfAll: number;
  /** Customers whom both it and the chosen model would invite, as a share of those whom either would; 1 is the same list. */
  readonly overlap: number;
}

/**
 * The top group of every finalist as a list of people to invite, beside that of the chosen one.
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
  const { revenue } = settings.rules;
  const { revenue: guests } = await readGuestRevenue(settings);
  const customers = await withArtefacts(settings, ['customers'], async (database) => {
    await database.run('SET threads = 1');
    return database.rows<{ amount: number; is_guest: boolean }>(
      `SELECT ${revenue} AS amount, is_guest FROM customers ORDER BY customer_id`,
    );
  });
  const all = customers.reduce((sum, { amount }) => sum + amount, guests);
  const members = finalists.map(
    ({ trial, topLabel }) =>
      new Set(customers.flatMap(({ is_guest }, i) => (trial.labels[i] === topLabel && !is_guest ? [i] : []))),
  );
  const reference = members[finalists.findIndex(({ trial }) => trial.id === chosen)] ?? new Set<number>();
  return members.map((group) => {
    const both = [...group].filter((i) => reference.has(i)).length;
    const either = group.size + reference.size - both;
    return {
      insiders: group.size,
      shareOfAll: [...group].reduce((sum, i) => sum + customers[i].amount, 0) / all,
      overlap: either === 0 ? 0 : both / either,
    };
  });
}
