import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { parquetRows, readRecord, requireArtefact, withDatabase } from '../../store';
import {
  alternativesHold,
  type Eligibility,
  type FoundEligibility,
  type MembershipReplay,
} from '../../scoring';
import { createCustomersAsOf, giantNumbers, readSpent } from '../../experiment';
import { loosenRule } from './loosen';
import { reviewDays, type ReviewDay } from './months';
import { membershipOutcome } from './outcome';
import { membershipGrid } from './settings';

/** Fewer reviews cannot show anybody in, out, and in again. */
const minReviews = 3;

/** How far a replay is. */
export interface ReplayProgress {
  readonly done: number;
  readonly of: number;
  /** The month end that was reviewed last. */
  readonly day: string;
}

/** What one review knows of the registered customers, before any setting is applied. */
interface Known {
  readonly day: string;
  /** The features that the rule speaks of, by customer. */
  readonly customers: ReadonlyMap<number, Readonly<Record<string, number | null>>>;
  /** What each brought in the month after, by customer; null where that month is not whole. */
  readonly next: ReadonlyMap<number, number> | null;
}

/**
 * Replays membership over the month ends of the history under a grid of settings.
 *
 * At each month end the customers are as they were known then: lines cut, cleaned, and made into features anew. The
 * first 90 days are not reviewed. Features count in the preset's window, and while the data are shorter than that from
 * their first day, so that revenue and invoices of early reviews cover fewer months than those of later ones against the
 * same thresholds: members grow for that reason too.
 * The rule was made of the whole history; the replay shows how the settings behave, not how well the rule foresees.
 *
 * @returns nothing replayed, with the reason, where there is no rule or fewer than three month ends
 */
export async function replayMembership(
  settings: Settings,
  eligibility: Eligibility,
  options: { readonly onProgress?: (progress: ReplayProgress) => void } = {},
): Promise<MembershipReplay> {
  if (eligibility.status === 'none') return { status: 'none', reason: 'no_rule' };
  const { referenceDay, firstDay } = (await readRecord(settings, customersArtefact)).details;
  const days = reviewDays(firstDay, referenceDay);
  if (days.length < minReviews) return { status: 'none', reason: 'too_short' };
  const known = await readKnown(settings, eligibility, days, options.onProgress);
  const ids = [...new Set(known.flatMap(({ customers }) => [...customers.keys()]))].sort((a, b) => a - b);
  const { rule } = eligibility;
  const grid = membershipGrid(settings.steps.rules, settings.rules.membership);
  const flags = (alternatives: typeof rule.alternatives): Uint8Array[] =>
    known.map(({ customers }) =>
      Uint8Array.from(ids, (id) => {
        const customer = customers.get(id);
        return Number(customer !== undefined && alternativesHold(alternatives, customer));
      }),
    );
  const enters = flags(rule.alternatives);
  const stays = new Map(
    [...new Set(grid.map(({ slack }) => slack))].map((slack) => [slack, flags(loosenRule(rule, slack))]),
  );
  const next = known.map(
    (review) => review.next && Float64Array.from(ids, (id) => review.next?.get(id) ?? 0),
  );
  const totals = known.map((review) =>
    review.next === null ? null : [...review.next.values()].reduce((sum, spent) => sum + spent, 0),
  );
  const listed = known.map((review, r) => {
    const { customers } = review;
    const spend = ids.map((id) => customers.get(id)?.[settings.rules.revenue] ?? -Infinity);
    const order = Array.from(ids.keys()).sort(
      (a, b) =>
        enters[r][b] - enters[r][a] || Number(spend[b] > spend[a]) - Number(spend[b] < spend[a]) || a - b,
    );
    return next[r] && sumsAlong(next[r], order);
  });
  const outcomes = grid.map((each) =>
    membershipOutcome(
      each,
      known.map(({ day }, r) => ({
        day,
        enters: enters[r],
        stays: stays.get(each.slack)![r],
        next: next[r],
        nextTotal: totals[r],
        listed: listed[r],
      })),
    ),
  );
  return { status: 'replayed', entry: rule, reviews: known.map(({ day }) => day), firstDay, outcomes };
}

/** What the first none, one, two, … of an order come to. */
function sumsAlong(values: Float64Array, order: readonly number[]): Float64Array {
  const sums = new Float64Array(order.length + 1);
  order.forEach((row, i) => (sums[i + 1] = sums[i] + values[row]));
  return sums;
}

/** One pass a month end, in one database. */
async function readKnown(
  settings: Settings,
  { used }: FoundEligibility,
  days: readonly ReviewDay[],
  onProgress?: (progress: ReplayProgress) => void,
): Promise<Known[]> {
  const { rules } = settings;
  const lines = parquetRows(requireArtefact(settings, 'lines'));
  const cleaned = parquetRows(requireArtefact(settings, 'cleaned'));
  const giants = await giantNumbers(settings);
  return withDatabase(async (database) => {
    await database.run(`CREATE VIEW run_cleaned AS SELECT * FROM ${cleaned}`);
    const known: Known[] = [];
    for (const { day, next } of days) {
      await createCustomersAsOf(database, rules, lines, day, giants);
      const rows = await database.rows<Record<string, number | null>>(
        `SELECT customer_id, ${[...new Set([...used, rules.revenue])].join(', ')} FROM customers WHERE NOT is_guest ORDER BY customer_id`,
      );
      const spent = next === null ? null : await readSpent(database, rules, day, next);
      known.push({
        day,
        customers: new Map(rows.map((row) => [Number(row.customer_id), row])),
        next: spent && new Map(spent.map((each) => [each.customer_id, each.spent])),
      });
      onProgress?.({ done: known.length, of: days.length, day });
    }
    return known;
  });
}
