import { type Settings } from '../../config';
import { numericFeatures } from '../../features';
import { type Interval } from '../../numeric';
import { withArtefacts } from '../../store';
import { readOutsideRevenue } from '../../experiment';
import { bootstrapGroups, type GroupSummary } from '../group-bootstrap';

/** One feature of the Insiders beside everybody else. */
export interface FeatureContrast {
  /** The feature's name in the catalogue. */
  readonly name: string;
  readonly insiders: GroupSummary;
  readonly rest: GroupSummary;
  /** Whether the groups were made of it, so that a difference in it is no finding. */
  readonly clustered: boolean;
}

/** The Insiders as a list of people, with what can be counted of them. */
export interface InsidersContrast {
  readonly insiders: number;
  readonly rest: number;
  /** 95% of the Insiders' share of all revenue, by a bootstrap of customers; the guests' line is held as it is. */
  readonly shareInterval: Interval | null;
  readonly features: readonly FeatureContrast[];
  /** The Insiders' countries, the most customers first; none where the source names none. */
  readonly countries: readonly { readonly country: string; readonly insiders: number }[];
  /** Countries of all customers. */
  readonly shopCountries: number;
  /** The share of the Insiders' revenue that the tenth of them with the most revenue brings; null without Insiders. */
  readonly topTenthShare: number | null;
  /** The smallest and the largest revenue among them; null without Insiders. */
  readonly range: Interval | null;
}

type CustomerRow = Readonly<Record<string, number | string | boolean | null>>;

/**
 * Describes the Insiders beside the other customers: every number of the catalogue with means, medians and intervals.
 *
 * Intervals are percentiles of 1,000 bootstrap samples of customers: which customers there happen to be, not another year.
 */
export async function contrastInsiders(settings: Settings): Promise<InsidersContrast> {
  const { rules, seed } = settings;
  const { revenue: outside } = await readOutsideRevenue(settings);
  const rows = await withArtefacts(settings, ['customers', 'clusters'], async (database) => {
    await database.run('SET threads = 1');
    return database.rows<CustomerRow>(
      'SELECT * FROM customers JOIN clusters USING (customer_id) ORDER BY customer_id',
    );
  });
  const names = numericFeatures(rules).map(({ name }) => name);
  const members = rows.filter((row) => row.is_insider === true);
  const [own, rest] = bootstrapGroups(
    {
      groups: Int32Array.from(rows, (row) => (row.is_insider === true ? 1 : 2)),
      count: 2,
      columns: names.map((name) => Float64Array.from(rows, (row) => numberOf(row, name))),
      amounts: Float64Array.from(rows, (row) => Number(row[rules.revenue])),
      otherAmount: outside,
    },
    seed,
  );
  const revenue = members.map((row) => Number(row[rules.revenue])).sort((a, b) => b - a);
  const total = revenue.reduce((sum, amount) => sum + amount, 0);
  const tenth = revenue.slice(0, Math.max(1, Math.round(revenue.length / 10)));
  return {
    insiders: members.length,
    rest: rows.length - members.length,
    shareInterval: own.shareInterval,
    features: names.map((name, i) => ({
      name,
      insiders: own.columns[i],
      rest: rest.columns[i],
      clustered: rules.clustering.features.includes(name),
    })),
    shopCountries: new Set(rows.flatMap(({ country }) => (typeof country === 'string' ? [country] : [])))
      .size,
    countries: countBy(members.flatMap(({ country }) => (typeof country === 'string' ? [country] : []))),
    topTenthShare: total > 0 ? tenth.reduce((sum, amount) => sum + amount, 0) / total : null,
    range: revenue.length === 0 ? null : [revenue[revenue.length - 1], revenue[0]],
  };
}

function numberOf(row: CustomerRow, name: string): number {
  const value = row[name];
  return typeof value === 'number' ? value : NaN;
}

function countBy(countries: readonly string[]): InsidersContrast['countries'] {
  const counts = new Map<string, number>();
  for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts]
    .map(([country, insiders]) => ({ country, insiders }))
    .sort((a, b) => b.insiders - a.insiders || (a.country < b.country ? -1 : 1));
}
