import { type CleaningRule, type Preset } from '../config';
import { readSql, type Database } from '../store';

/** A customer who alone brings so much that groups, means and shares would speak of that one. */
export interface Giant {
  readonly customerId: number;
  /** In the days that features count over, in the currency of the prices. */
  readonly grossRevenue: number;
  readonly netRevenue: number;
  /** Invoices with a purchase in these days. */
  readonly invoices: number;
  /** The share of what this one and all who are smaller bring, 0 to 1. */
  readonly share: number;
}

/** The share of all customers' revenue from which on one of them is a giant, unless the preset says another. */
const GIANT_SHARE = 0.25;
/** Among fewer others nobody is out of all proportion. */
const MIN_OTHERS = 30;
/** Where there are more, they are not the exception. */
const MAX_GIANTS = 3;

/**
 * Finds the customers who are out of all proportion, the largest first: whoever brings a quarter or more of what all
 * customers bring, then whoever does of what the others bring; three at most, among 30 others at least. Guests are none.
 *
 * @param database with the table `working`
 */
export async function findGiants(database: Database, preset: Preset): Promise<Giant[]> {
  const { giantShare = GIANT_SHARE } = preset.programme ?? {};
  if (giantShare === null) return [];
  const rows = await database.rows<Omit<Giant, 'share'> & Record<'revenue' | 'total' | 'customers', number>>(
    readSql('cleaning/giants'),
    {
      window_days: preset.windowDays ?? null,
      gross: preset.revenue === 'gross_revenue',
      most: MAX_GIANTS,
    },
  );
  const giants: Giant[] = [];
  let left = rows.length > 0 ? rows[0].total : 0;
  for (const { revenue, customers, customerId, grossRevenue, netRevenue, invoices } of rows) {
    if (revenue < giantShare * left || customers - giants.length - 1 < MIN_OTHERS) break;
    giants.push({ customerId, grossRevenue, netRevenue, invoices, share: revenue / left });
    left -= revenue;
  }
  return giants;
}

/** The rule by which giants are set apart, behind all others: none where there is no giant. */
export function giantRule(giants: readonly number[]): readonly CleaningRule[] {
  if (giants.length === 0) return [];
  const reason =
    'Groups, means and shares would speak of this one alone. Their revenue is in every share of all revenue.';
  return [{ rule: 'giant', count: giants.length, reason }];
}
