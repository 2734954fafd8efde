import { type Settings } from '../../config';
import { addDays, bootstrapMeans, childSeed, meanOf, percentileInterval } from '../../numeric';
import { parquetRows, readSql, requireArtefact, withArtefacts, withDatabase } from '../../store';
import { cleanLines } from '../../cleaning';
import { HORIZON_DAYS } from '../../experiment';
import { type Estimate } from '../out-of-time';
import { type DataWindow } from './customers';
import { REPLICATES } from './prize';
import { type FirstTimers, type GuestAction } from './types';

/** Fewer first-time customers say nothing. */
const minFirstTimers = 30;

const YEAR = 365;

/**
 * What turning a share of the guests into registered customers would be worth.
 *
 * Guests and revenue are those of the days that features count over; the invoices those of the last 365 days, cleaned by the preset's rules but for the one that leaves
 * guests out. A newly registered customer is taken to do what registered customers did after their first purchase day
 * (see {@link readFirstTimers}), not what the base does on average: most of the base has been there for longer.
 *
 * It is an upper end: a guest may come back as a guest anyway, one person may stand behind several invoices, and those
 * who register by themselves may like the shop better than those who must be asked.
 *
 * @param share of the guest invoices, above 0, at most 1
 * @returns null where nobody bought as a guest
 */
export async function guestAction(
  settings: Settings,
  window: DataWindow,
  share: number,
): Promise<GuestAction | null> {
  const { invoices, yearInvoices, revenue, all } = await countGuests(settings, window);
  if (invoices === 0) return null;
  const movers = Math.round(share * yearInvoices);
  const after90 = await readFirstTimers(settings, window, HORIZON_DAYS);
  const after365 = await readFirstTimers(settings, window, YEAR);
  const prize = (after: FirstTimers | null): Estimate | null =>
    after === null
      ? null
      : {
          value: movers * after.spend.value,
          interval: [movers * after.spend.interval[0], movers * after.spend.interval[1]],
        };
  return {
    invoices,
    yearInvoices,
    yearDays: Math.min(YEAR, window.days),
    revenue,
    shareOfAll: all > 0 ? revenue / all : 0,
    after90,
    after365,
    movers,
    prize90: prize(after90),
    prize365: prize(after365),
  };
}

interface GuestCount {
  readonly invoices: number;
  readonly yearInvoices: number;
  readonly revenue: number;
  /** Revenue of guests and registered customers together. */
  readonly all: number;
}

async function countGuests(settings: Settings, { lastDay, windowStart }: DataWindow): Promise<GuestCount> {
  const { rules } = settings;
  const asCustomers = rules.guests === 'one_customer_per_invoice';
  const file = requireArtefact(settings, asCustomers ? 'cleaned' : 'lines');
  return withDatabase(async (database) => {
    if (asCustomers) await database.run(`CREATE VIEW cleaned AS SELECT * FROM ${parquetRows(file)}`);
    else {
      await database.run(`CREATE VIEW lines AS SELECT * FROM ${parquetRows(file)}`);
      await cleanLines(
        database,
        {
          ...rules,
          guests: 'one_customer_per_invoice',
          rules: rules.rules.filter(({ rule }) => rule !== 'guest'),
        },
        [],
      );
    }
    return database.row<GuestCount>(readSql('programme/actions/guests'), {
      revenue: rules.revenue,
      year: addDays(lastDay, -YEAR),
      since: windowStart,
    });
  });
}

/**
 * What registered customers did in so many days after their first purchase day; that day itself is not counted.
 *
 * Who bought in the first 90 days of the data may have bought before them, and is left out; so is who was not seen for
 * so many days.
 *
 * @returns null where fewer than 30 customers are left
 */
async function readFirstTimers(
  settings: Settings,
  { firstDay, lastDay }: DataWindow,
  days: number,
): Promise<FirstTimers | null> {
  const rows = await withArtefacts(settings, ['cleaned'], (database) =>
    database.rows<{ spend: number; again: number }>(readSql('programme/actions/first-timers'), {
      revenue: settings.rules.revenue,
      earliest: addDays(firstDay, HORIZON_DAYS),
      latest: addDays(lastDay, -days),
      days,
    }),
  );
  if (rows.length < minFirstTimers) return null;
  const estimate = (values: Float64Array, part: number): Estimate => ({
    value: meanOf(values),
    interval: percentileInterval(bootstrapMeans(values, REPLICATES, childSeed(settings.seed, part)))!,
  });
  return {
    days,
    customers: rows.length,
    spend: estimate(
      Float64Array.from(rows, ({ spend }) => spend),
      days,
    ),
    boughtAgain: estimate(
      Float64Array.from(rows, ({ again }) => again),
      days + 1,
    ),
  };
}
