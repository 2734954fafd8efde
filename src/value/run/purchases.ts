import { type Settings } from '../../config';
import { readSql, withArtefacts, type Database } from '../../store';
import { type BuiltHistories, type PurchaseRow } from '../histories';

/** Days that the purchases must span: a model is fitted to two thirds of the weeks and held against the others. */
const minPurchaseDays = 21;

/** The run's purchases, by customer and day. */
export interface RunPurchases {
  /**
   * What stands: purchases less what was later returned of them, on the day of the purchase; returns that match no
   * purchase on a day of their own. By customer and day.
   */
  readonly standing: readonly PurchaseRow[];
  /** What came in day by day: purchases in full, returns on the day they came. What could be known at the time. */
  readonly asTheyCame: readonly PurchaseRow[];
  /** The run's reference day: the last day with a purchase that stands, whoever made it. */
  readonly endDay: number;
  /** Lines, customers and their net value: all cleaned lines with a customer, and of those the registered ones. */
  readonly all: LineTotals;
  readonly registered: LineTotals;
}

/** Totals of lines. */
export interface LineTotals {
  readonly lines: number;
  readonly customers: number;
  readonly netValue: number;
}

/**
 * Reads the purchases of registered customers from the run's cleaned lines.
 *
 * A guest has one invoice for ever and cannot come back, so that no forecast is made of guests.
 *
 * @throws Error that names notebook 02 when the lines are missing, or when no registered customer has bought, or all
 *   purchases lie within a few weeks
 */
export function readPurchases(settings: Settings): Promise<RunPurchases> {
  return withArtefacts(settings, ['cleaned'], async (database) => {
    await database.run('SET threads = 1');
    const { endDay } = await database.row<{ endDay: number | null }>(readSql('value/run/end-day'));
    const standing = await rowsOf(database, true);
    if (endDay === null || !standing.some(({ netValue }) => netValue > 0))
      throw new Error(`the run "${settings.run}" holds no purchase of a registered customer`);
    const days = endDay - standing.reduce((first, { day }) => Math.min(first, day), Infinity) + 1;
    if (days < minPurchaseDays) {
      throw new Error(
        `the purchases of the run "${settings.run}" span ${days} days, and value models need at least ${minPurchaseDays}: name transactions of a longer time with --data`,
      );
    }
    return {
      standing,
      asTheyCame: await rowsOf(database, false),
      endDay,
      all: await totalsOf(database, true),
      registered: await totalsOf(database, false),
    };
  });
}

/** Net value by registered customer and day, of what stands or of all that was invoiced. */
export function rowsOf(database: Database, standing: boolean): Promise<PurchaseRow[]> {
  return database.rows<PurchaseRow & Record<string, number>>(readSql('value/run/purchases'), { standing });
}

function totalsOf(database: Database, guests: boolean): Promise<LineTotals> {
  return database.row<LineTotals & Record<string, number>>(readSql('value/run/totals'), { guests });
}

/** The customers of a run's group who have a purchase history. */
export interface RunGroup {
  readonly name: string;
  readonly customerIds: Int32Array;
  /** Members without a purchase day, of whom no forecast can be made. */
  readonly withoutHistory: number;
}

/** Reads the Insiders from the artefact `clusters`. @throws Error that names the notebook which makes it */
export function readInsiders(settings: Settings, built: BuiltHistories): Promise<RunGroup> {
  return withArtefacts(settings, ['clusters'], async (database) => {
    const rows = await database.rows<{ id: number }>(
      'SELECT CAST(customer_id AS INTEGER) AS id FROM clusters WHERE is_insider ORDER BY customer_id',
    );
    const known = new Set(built.histories.customerIds);
    const members = rows.map(({ id }) => id).filter((id) => known.has(id));
    return {
      name: 'Insiders',
      customerIds: Int32Array.from(members),
      withoutHistory: rows.length - members.length,
    };
  });
}

/** One step from the cleaned lines to the purchase days that the models are fitted to. */
export interface PurchaseStep {
  /** What is left or dropped; lines first, then customer days. */
  readonly step: string;
  readonly dropped: number | null;
  readonly kept: number;
  readonly customers: number;
  readonly netValue: number;
  readonly reason: string;
}

/** The steps from cleaned lines to purchase days, with what each one drops and why. */
export function purchaseSteps(purchases: RunPurchases, built: BuiltHistories): readonly PurchaseStep[] {
  const { all, registered, standing } = purchases;
  const days = standing.filter(({ day }) => day <= built.endDay);
  const value = days.reduce((sum, { netValue }) => sum + netValue, 0);
  return [
    {
      step: 'cleaned lines',
      dropped: null,
      kept: all.lines,
      customers: all.customers,
      netValue: all.netValue,
      reason:
        'Lines of which something stands after cleaning, and after netting where the preset nets returns.',
    },
    {
      step: 'lines of guests',
      dropped: all.lines - registered.lines,
      kept: registered.lines,
      customers: registered.customers,
      netValue: registered.netValue,
      reason: 'An invoice without a customer cannot be followed to the next one.',
    },
    {
      step: 'customer days',
      dropped: null,
      kept: days.length,
      customers: new Set(days.map(({ customerId }) => customerId)).size,
      netValue: value,
      reason:
        'Several invoices of a customer on one day are one visit; days after the reference day are left out.',
    },
    {
      step: 'days without value',
      dropped: days.length - built.purchases.day.length,
      kept: built.purchases.day.length,
      customers: built.histories.customerIds.length,
      netValue: built.purchaseValue,
      reason:
        'A day of zero or negative value is no purchase: only returns came in, or all was taken back. Its value lowers the share that is kept of every forecast purchase.',
    },
  ];
}
