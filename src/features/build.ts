import { type Preset, type Settings } from '../config';
import { artefact, readRecord, readSql, withArtefacts, writeArtefact, type Database } from '../store';
import { cleanedArtefact } from '../cleaning';
import { presentEntries } from './catalogue';
import { byPreset, type FeatureEntry } from './entry';
import { checkInvariants } from './invariants';

/**
 * Makes the table `customers` from the table `cleaned`: one row per customer, ordered by customer_id.
 *
 * @param referenceDay `YYYY-MM-DD`, up to which recency and tenure are counted; default: the last day with a purchase.
 *   Whoever bought later has a recency below zero.
 */
export async function createCustomersTable(
  database: Database,
  preset: Preset,
  referenceDay: string | null = null,
): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE customers AS ${customersSql(preset)}`, {
    reference_day: referenceDay,
    window_days: preset.windowDays ?? null,
  });
}

/** The query of the customers' table: `customers.sql` with the expressions of the catalogue's entries. */
function customersSql(preset: Preset): string {
  const entries = presentEntries(preset);
  const over = (rows: FeatureEntry['over']): string =>
    entries
      .filter((entry) => entry.over === rows)
      .map(({ name, sql }) => `\n    ${byPreset(sql, preset)} AS ${name}`)
      .join(',');
  return readSql('features/customers', {
    'features over purchases': over('purchases'),
    'features over lines': over('lines'),
    features: entries.map(({ name }) => name).join(', '),
  });
}

/** What building the features found. */
export interface FeaturesSummary {
  readonly customers: number;
  /** Those of them who are invoices without a customer id. */
  readonly guests: number;
  /** Who bought, but not in the window: no customers now. */
  readonly lapsed: number;
  /** Who is left after cleaning, but of whose purchases nothing stands. */
  readonly withoutPurchase: number;
  /** Of the customers, in the window. */
  readonly grossRevenue: number;
  readonly netRevenue: number;
  /** What guests who are no customers brought in the window; it is in every share of all revenue. */
  readonly guestGrossRevenue: number;
  readonly guestNetRevenue: number;
  /** Customers out of all proportion, who are set apart, and what they brought in the window; likewise. */
  readonly giants: number;
  readonly giantGrossRevenue: number;
  readonly giantNetRevenue: number;
  /** The last day with a purchase, as the data have it: `YYYY-MM-DD`. */
  readonly referenceDay: string;
  /** The first day with a purchase. */
  readonly firstDay: string;
  /** The first day that counts: that of the window, or of the data where they begin later. */
  readonly windowStart: string;
}

/** One row a customer, with the columns of the catalogue. */
export const customersArtefact = artefact<FeaturesSummary>('customers');

/**
 * Computes the customers' features from the run's cleaned lines and writes the artefact `customers`.
 *
 * @throws Error when an entry of the catalogue is not whole, when there is no customer left, or when a feature breaks
 *   one of its invariants
 */
export async function buildFeatures(settings: Settings): Promise<FeaturesSummary> {
  const { guestGrossRevenue, guestNetRevenue, giants } = (await readRecord(settings, cleanedArtefact))
    .details;
  const outside = {
    guestGrossRevenue,
    guestNetRevenue,
    giants: giants.length,
    giantGrossRevenue: giants.reduce((sum, each) => sum + each.grossRevenue, 0),
    giantNetRevenue: giants.reduce((sum, each) => sum + each.netRevenue, 0),
  };
  return withArtefacts(settings, ['cleaned'], async (database) => {
    await createCustomersTable(database, settings.rules);
    const counted = await database.row<Omit<FeaturesSummary, keyof typeof outside>>(
      readSql('features/summary'),
      { window_days: settings.rules.windowDays ?? null },
    );
    const summary: FeaturesSummary = { ...counted, ...outside };
    if (summary.customers === 0) {
      throw new Error(
        'no customer is left after cleaning: look at the ledger in notebook 02 for the rule that drops them, and at settings.json',
      );
    }
    const broken = (await checkInvariants(database, settings.rules)).filter(
      ({ violations }) => violations > 0,
    );
    if (broken.length > 0) {
      throw new Error(
        broken.map(({ name, violations }) => `${violations} customers break: ${name}`).join('; '),
      );
    }
    await writeArtefact(database, settings, customersArtefact, {
      select: { table: 'customers', by: 'customer_id' },
      from: ['cleaned'],
      details: summary,
    });
    return summary;
  });
}
