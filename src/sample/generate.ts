import path from 'node:path';
import { checkNumber, childSeed } from '../numeric';
import { atomically, writeText } from '../store';
import { createBaskets, writeTransactions, type Written, type Store } from './lines';
import { createCalendar, maxSampleYears } from './calendar';
import { createCatalogue, createShelf } from './shop';
import { drawCustomers, liveThrough, plantOddities, truthText, emptyVisits } from './visits';
import { groupSizes } from './groups';
import { type SampleOptions, type SampleSummary } from './types';

/** The parts of the work that draw random numbers, each from a seed of its own. */
const PART = { catalogue: 0, customers: 1, lives: 2, oddities: 3, baskets: 4, invoices: 5 } as const;

/**
 * Writes transactions of customers who do not exist: the columns, the window and the dirt of the real file, in its
 * proportions, with groups of customers, a season and, over several years, growth planted in it. The truth about the groups goes to a file of its own beside,
 * `<name>.truth.csv`, and into nothing else.
 *
 * Both files are written through temporary names. The same seed and number of customers give the same bytes.
 *
 * @param file where to write the transactions, as ISO CSV
 * @param options.customers registered customers, 50 to 1,000,000; default 1,500
 * @param options.years of the window, 1 to 3; default 1
 * @param options.growth of first purchases from year to year; default 0.15
 * @param options.seed whole number from 0 to 2^32 - 1; default 352
 * @returns what the files hold
 * @throws RangeError when an option is out of range
 */
export async function generateSample(file: string, options: SampleOptions = {}): Promise<SampleSummary> {
  const { customers: n = 1500, years = 1, growth = 0.15, seed = 352 } = options;
  checkNumber('customers', n, { integer: true, min: 50, max: 1_000_000 });
  checkNumber('years', years, { integer: true, min: 1, max: maxSampleYears });
  checkNumber('growth', growth, { min: -0.9, max: 10 });
  checkNumber('seed', seed, { integer: true, min: 0, max: 0xffffffff });

  const calendar = createCalendar(years);
  const catalogue = createCatalogue(childSeed(seed, PART.catalogue), calendar.days);
  const customers = drawCustomers(n, childSeed(seed, PART.customers), calendar, growth);
  const visits = emptyVisits();
  const lives = liveThrough(visits, customers, calendar, childSeed(seed, PART.lives));
  plantOddities(visits, n, calendar, childSeed(seed, PART.oddities));
  const store: Store = { catalogue, shelf: createShelf(catalogue), customers, visits, calendar };
  const fill = createBaskets(store, childSeed(seed, PART.baskets));

  const truthFile = path.join(path.dirname(file), `${path.basename(file, '.csv')}.truth.csv`);
  let written: Written = { rows: 0, invoices: 0, guests: 0 };
  await atomically(file, async (temporary) => {
    written = await writeTransactions(temporary, store, fill, childSeed(seed, PART.invoices));
    await writeText(truthFile, truthText(customers, lives, calendar));
  });
  return { file, truthFile, seed, ...written, customers: n, groups: groupSizes(n) };
}
