import { type Settings } from '../config';
import { withArtefacts, type Database } from '../store';
import { readGuestRevenue } from './guest-revenue';

/** The run in five numbers. */
export interface Headline {
  readonly customers: number;
  readonly insiders: number;
  /** The preset's revenue of the Insiders, in the currency of the prices. */
  readonly insidersRevenue: number;
  /** Their share of all customers' revenue, 0 to 1. */
  readonly shareOfCustomers: number;
  /** Their share of all revenue, that of guests who are no customers included, 0 to 1. */
  readonly shareOfAll: number;
  /** The share of all revenue that as many of the biggest spenders bring, those who can be invited. */
  readonly topSpendersShareOfAll: number;
}

/** The run in five numbers, counted again from its customers and clusters. */
export function countHeadline(settings: Settings): Promise<Headline> {
  return withArtefacts(settings, ['customers', 'clusters'], (database) => readHeadline(database, settings));
}

/** The run in five numbers. @param database with `customers` and `clusters` */
export async function readHeadline(database: Database, settings: Settings): Promise<Headline> {
  const { revenue } = settings.rules;
  await database.run('SET threads = 1');
  const { revenue: guests } = await readGuestRevenue(settings);
  return database.row<Headline>(
    `
    WITH joined AS (SELECT *, ${revenue} AS revenue FROM customers JOIN clusters USING (customer_id)),
    spenders AS (
      SELECT revenue, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place FROM joined WHERE NOT is_guest
    )
    SELECT count(*) AS customers, count(*) FILTER (WHERE is_insider) AS insiders,
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) AS "insidersRevenue",
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) / sum(revenue) AS "shareOfCustomers",
      coalesce(sum(revenue) FILTER (WHERE is_insider), 0) / (sum(revenue) + $guests) AS "shareOfAll",
      (SELECT coalesce(sum(revenue), 0) FROM spenders WHERE place <= (SELECT count(*) FROM joined WHERE is_insider))
        / (sum(revenue) + $guests) AS "topSpendersShareOfAll"
    FROM joined`,
    { guests },
  );
}
