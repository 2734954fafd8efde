import { quantileOf } from '../../numeric';
import { HORIZON_DAYS } from '../../experiment';
import { type ActionCustomer } from './customers';
import { type ActionFacts } from './types';

/** Who sent back this share of what they had bought, by value, counts as a returner. */
const RETURNER = 0.1;

/**
 * A segment by its own figures, of its customers who can be invited (of all of them where nobody can).
 *
 * @param customers of the segment, at least one
 */
export function actionFacts(cluster: number, customers: readonly ActionCustomer[]): ActionFacts {
  const people = customers.filter(({ guest }) => !guest);
  const rows = people.length > 0 ? people : customers;
  const column = (pick: (customer: ActionCustomer) => number): Float64Array =>
    Float64Array.from(rows, pick).sort();
  const share = (holds: (customer: ActionCustomer) => boolean): number =>
    rows.filter(holds).length / rows.length;
  const revenue = column((customer) => customer.revenue);
  const total = revenue.reduce((sum, amount) => sum + amount, 0);
  const biggest = revenue.slice(-Math.max(1, Math.round(rows.length / 100)));
  const gaps = Float64Array.from(rows.flatMap(({ gapDays }) => (gapDays === null ? [] : [gapDays]))).sort();
  return {
    cluster,
    customers: customers.length,
    invitable: people.length,
    revenue: total,
    meanRevenue: total / rows.length,
    medianRevenue: quantileOf(revenue, 0.5),
    medianRecencyDays: quantileOf(
      column(({ recencyDays }) => recencyDays),
      0.5,
    ),
    medianInvoices: quantileOf(
      column(({ invoices }) => invoices),
      0.5,
    ),
    meanRevenue90: column(({ days90 }) => days90).reduce((sum, amount) => sum + amount, 0) / rows.length,
    onceShare: share(({ invoices }) => invoices === 1),
    returnersShare: share(({ returnedShare }) => returnedShare >= RETURNER),
    activeShare: share(({ recencyDays }) => recencyDays < HORIZON_DAYS),
    topShare: total > 0 ? biggest.reduce((sum, amount) => sum + amount, 0) / total : 0,
    usualGapDays: gaps.length > 0 ? quantileOf(gaps, 0.9) : null,
  };
}
