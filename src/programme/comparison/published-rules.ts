import { type Preset, type Settings } from '../../config';
import { readSql, withArtefacts, type Database } from '../../store';
import { type RulesFacts } from '../../texts';
import { rulePredicate } from '../../cleaning';

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
  return withArtefacts(settings, ['customers', 'lines'], async (database) => {
    await database.run('SET threads = 1');
    const bound = { taken_back: TAKEN_BACK };
    const counts = await database.row<Record<string, number>>(
      readSql('programme/comparison/published-rules'),
      bound,
    );
    const [largest = null] = await database.rows<NonNullable<PublishedRulesFacts['takenBack']['largest']>>(
      readSql('programme/comparison/largest-taken-back'),
      bound,
    );
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
  const codes = (condition: string): Promise<CodeCount[]> =>
    database.rows<CodeCount>(readSql('programme/comparison/codes', { condition }), list.bound);
  return {
    productsDropped: await codes(`(${pattern.drops}) AND NOT (${list.drops})`),
    nonProductsKept: await codes(`(${list.drops}) AND NOT (${pattern.drops})`),
  };
}
