import { type Preset, type Settings } from '../../config';
import { parquetRows, requireArtefact, withDatabase, type Database } from '../../store';
import { type RulesFacts } from '../../texts';
import { rulePredicate } from '../../transactions';

/** A stock code with its lines among those in question. */
export interface CodeCount {
  readonly code: string;
  readonly lines: number;
  /** Quantity × unit price of those with a quantity of zero or more. */
  readonly value: number;
}

/** What a pattern on letters makes of products, beside a named list of non-products. */
export interface PatternFacts {
  /** Codes that the pattern drops although they are on no list of non-products. */
  readonly productsDropped: readonly CodeCount[];
  /** Codes on the list of non-products that the pattern keeps. */
  readonly nonProductsKept: readonly CodeCount[];
}

/** What the published rules do to the customers of a run under the reference preset. */
export interface PublishedRulesFacts extends Omit<RulesFacts, 'pattern' | 'droppedByNumber' | 'file'> {
  readonly pattern: PatternFacts | null;
}

/** From this share of the gross revenue on, a customer's purchases count as taken back. */
const TAKEN_BACK = 0.9;

/**
 * Counts what the published rules do, on the lines and the customers of a run under the reference preset.
 *
 * @param listed the preset whose rules name the non-products; null leaves the comparison of patterns out
 */
export async function countPublishedRules(
  settings: Settings,
  listed: Preset | null,
): Promise<PublishedRulesFacts> {
  const [customers, lines] = [requireArtefact(settings, 'customers'), requireArtefact(settings, 'lines')];
  return withDatabase(async (database) => {
    await database.run('SET threads = 1');
    await database.run(`CREATE VIEW customers AS SELECT * FROM ${parquetRows(customers)}`);
    await database.run(`CREATE VIEW lines AS SELECT * FROM ${parquetRows(lines)}`);
    const counts = await database.row<Record<string, number>>(`
      SELECT count(*) AS customers, sum(gross_revenue) AS total,
        count(*) FILTER (WHERE is_guest) AS guests,
        coalesce(sum(gross_revenue) FILTER (WHERE is_guest), 0) AS guest_revenue,
        count(*) FILTER (WHERE returned_share >= ${TAKEN_BACK}) AS taken_back,
        coalesce(sum(gross_revenue) FILTER (WHERE returned_share >= ${TAKEN_BACK}), 0) AS taken_back_revenue,
        count(*) FILTER (WHERE frequency >= 1) AS often,
        count(*) FILTER (WHERE frequency >= 1 AND avg_days_between_purchases IS NULL) AS once,
        median(gross_revenue) AS median, max(gross_revenue) AS largest, min(gross_revenue) AS smallest
      FROM customers`);
    const [largest = null] = await database.rows<NonNullable<PublishedRulesFacts['takenBack']['largest']>>(`
      SELECT customer_id AS customer, gross_revenue AS revenue, gross_revenue - net_revenue AS returned, place
      FROM (SELECT *, row_number() OVER (ORDER BY gross_revenue DESC, customer_id) AS place FROM customers)
      WHERE returned_share >= ${TAKEN_BACK} ORDER BY place LIMIT 1`);
    const range = counts.largest - counts.smallest;
    return {
      customers: counts.customers,
      guests: {
        customers: counts.guests,
        revenue: counts.guest_revenue,
        share: counts.total > 0 ? counts.guest_revenue / counts.total : 0,
      },
      takenBack: { customers: counts.taken_back, revenue: counts.taken_back_revenue, largest },
      frequency: { atLeastOne: counts.often, onOneDay: counts.once },
      minMax: {
        median: counts.median,
        largest: counts.largest,
        middlePlace: range > 0 ? (counts.median - counts.smallest) / range : 0,
      },
      pattern: await comparePattern(database, listed),
    };
  });
}

async function comparePattern(database: Database, listed: Preset | null): Promise<PatternFacts | null> {
  const rule = listed?.rules.find((each) => each.rule === 'stock_code_in');
  if (rule === undefined) return null;
  const list = rulePredicate(rule, 'listed');
  const pattern = rulePredicate({ rule: 'stock_code_letters_only', reason: '' });
  const codes = (where: string): Promise<CodeCount[]> =>
    database.rows<CodeCount>(
      `SELECT stock_code AS code, count(*) AS lines,
        coalesce(CAST(sum(quantity * unit_price) FILTER (WHERE quantity >= 0) AS DOUBLE), 0) AS value
      FROM lines WHERE unit_price > 0 AND (${where}) GROUP BY stock_code ORDER BY lines DESC, code`,
      list.bound,
    );
  return {
    productsDropped: await codes(`(${pattern.drops}) AND NOT (${list.drops})`),
    nonProductsKept: await codes(`(${list.drops}) AND NOT (${pattern.drops})`),
  };
}
