import { type Settings } from '../config';
import { readSql, withArtefacts, type Database } from '../store';
import { readOutsideRevenue } from './outside-revenue';

/** The run in five numbers. */
export interface Headline {
  readonly customers: number;
  readonly insiders: number;
  /** The preset's revenue of the Insiders, in the currency of the prices. */
  readonly insidersRevenue: number;
  /** Their share of all customers' revenue, 0 to 1. */
  readonly shareOfCustomers: number;
  /** Their share of all revenue, that of guests and of customers who are set apart included, 0 to 1. */
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
  await database.run('SET threads = 1');
  const { revenue: outside } = await readOutsideRevenue(settings);
  return database.row<Headline>(readSql('experiment/headline'), { revenue: settings.rules.revenue, outside });
}
