import { type Preset, type Settings } from '../config';
import { customersArtefact } from '../features';
import { readRecord, readSql, withArtefacts, type Database } from '../store';
import { type RfmInput } from './baselines';

/** What customers spent by a day, one amount a customer: orders that need no model. */
export interface Spending {
  readonly allTime: Float64Array;
  /** In the 365 days up to the day. */
  readonly lastYear: Float64Array;
  /** Each amount halves every 180 days. */
  readonly decayed: Float64Array;
}

/** Makes the table `spending` from the table `cleaned`. @param day the last day that counts: `YYYY-MM-DD` */
export async function createSpending(database: Database, { revenue }: Preset, day: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE spending AS ${readSql('experiment/spending')}`, {
    day,
    gross: revenue === 'gross_revenue',
  });
}

/** The spending of rows of customers to which the table `spending` was joined. */
export function spendingOf(rows: readonly Readonly<Record<string, number | null>>[]): Spending {
  const column = (name: 'all_time' | 'last_year' | 'decayed'): Float64Array =>
    Float64Array.from(rows, (row) => row[name] ?? 0);
  return { allTime: column('all_time'), lastYear: column('last_year'), decayed: column('decayed') };
}

/** Customers as a selection sees them. */
export interface People {
  /** 1 for a customer who could be invited, 0 for a guest. */
  readonly invitable: Uint8Array;
  /** Recency, invoices and the preset's revenue. */
  readonly rfm: RfmInput & { readonly spend: Float64Array };
  readonly spending: Spending;
}

/** The run's customers as a selection sees them, by number. */
export async function readPeople(settings: Settings): Promise<People> {
  const { rules } = settings;
  const { referenceDay } = (await readRecord(settings, customersArtefact)).details;
  const rows = await withArtefacts(settings, ['customers', 'cleaned'], async (database) => {
    await database.run('SET threads = 1');
    await createSpending(database, rules, referenceDay);
    return database.rows<Record<string, number>>(readSql('experiment/people'), { revenue: rules.revenue });
  });
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    invitable: Uint8Array.from(rows, ({ is_guest }) => Number(!is_guest)),
    rfm: {
      recencyDays: column('recency_days'),
      purchases: column('n_invoices'),
      spend: column('revenue'),
    },
    spending: spendingOf(rows),
  };
}
