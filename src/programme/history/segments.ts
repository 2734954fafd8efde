import { type BundleSegment } from '../../scoring';
import { isMember } from './review';
import { type HistoryCustomer, type HistoryMigration, type HistorySegment } from './types';

/** A customer's key in migrations: the segment's, or `none` for whom the model refused. */
const keyOf = ({ segment }: Pick<HistoryCustomer, 'segment'>): string => segment ?? 'none';

/** Whether the customer has a purchase in the window. */
export const isActive = ({ recency_days }: HistoryCustomer): boolean => typeof recency_days === 'number';

/**
 * The segments at a month end, each in all countries and in each of them.
 *
 * @param ofMonth what each customer brought in the calendar month, by id
 */
export function segmentRows(
  asOf: string,
  segments: readonly BundleSegment[],
  customers: readonly HistoryCustomer[],
  ofMonth: ReadonlyMap<string, number>,
): HistorySegment[] {
  const active = customers.filter(isActive);
  const countries = [...new Set(active.flatMap(({ country }) => (country === null ? [] : [country])))].sort();
  return [null, ...countries].flatMap((country) => {
    const there = country === null ? active : active.filter((each) => each.country === country);
    const revenue = sum(there, 'net_revenue');
    return segments.flatMap(({ key, en, pt }): HistorySegment[] => {
      const own = there.filter(({ segment }) => segment === key);
      if (own.length === 0 && country !== null) return [];
      const net = sum(own, 'net_revenue');
      const mean = (total: number): number => (own.length === 0 ? 0 : total / own.length);
      return [
        {
          as_of: asOf,
          segment: key,
          segment_en: en,
          segment_pt: pt,
          country,
          customers: own.length,
          members: own.filter(({ status }) => isMember(status)).length,
          net_revenue: net,
          revenue_of_month: own.reduce(
            (total, { customer_id }) => total + (ofMonth.get(customer_id) ?? 0),
            0,
          ),
          share_of_customers: there.length === 0 ? 0 : own.length / there.length,
          share_of_revenue: revenue > 0 ? net / revenue : 0,
          mean_recency_days: mean(sum(own, 'recency_days')),
          mean_invoices: mean(sum(own, 'n_invoices')),
          mean_revenue: mean(net),
        },
      ];
    });
  });
}

/** Who went from which segment to which since the month before; empty for a first month. */
export function migrationRows(
  asOf: string,
  now: readonly HistoryCustomer[],
  before: readonly HistoryCustomer[] | null,
): HistoryMigration[] {
  if (before === null) return [];
  const earlier = new Map(before.filter(isActive).map((row) => [row.customer_id, row]));
  const flows = new Map<string, { customers: number; revenue: number }>();
  const add = (from: string, to: string, revenue: unknown): void => {
    const flow = flows.get(`${from} ${to}`) ?? { customers: 0, revenue: 0 };
    flows.set(`${from} ${to}`, {
      customers: flow.customers + 1,
      revenue: flow.revenue + Number(revenue ?? 0),
    });
  };
  for (const row of now.filter(isActive)) {
    const was = earlier.get(row.customer_id);
    add(was === undefined ? 'new' : keyOf(was), keyOf(row), row.net_revenue);
    earlier.delete(row.customer_id);
  }
  for (const row of earlier.values()) add(keyOf(row), 'lost', row.net_revenue);
  return [...flows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { customers, revenue }]) => {
      const [from_segment, to_segment] = key.split(' ');
      return { as_of: asOf, from_segment, to_segment, customers, net_revenue: revenue };
    });
}

function sum(rows: readonly HistoryCustomer[], feature: string): number {
  return rows.reduce((total, row) => total + Number(row[feature] ?? 0), 0);
}
