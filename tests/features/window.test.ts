import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import {
  buildFeatures,
  checkInvariants,
  createCustomersTable,
  feature,
  type Customer,
} from '../../src/features';
import { readArtefact, readRecord, withDatabase } from '../../src/store';
import { clean, cleanLines } from '../../src/cleaning';
import { createLines, writeLines, type TestLine } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun } from '../support/run';

const { presets } = loadSettings({}, { environment: {} });

/** The customers of the rows, where features count over so many days. */
function customers(rows: readonly TestLine[], windowDays: number | null, asOf: string | null = null) {
  return withDatabase(async (database) => {
    await createLines(database, rows);
    const preset = { ...presets.default, windowDays };
    await cleanLines(database, preset);
    await createCustomersTable(database, preset, asOf);
    const found = await database.rows<Customer>('SELECT * FROM customers');
    return new Map(found.map((customer) => [customer.customer_id, customer]));
  });
}

/** Customer 1 bought twice long ago and twice lately; 2 only long ago; 3 sends back in the window what was bought before. */
const rows: readonly TestLine[] = [
  { customer: 1, invoice: '1', product: '10', quantity: 5, price: 10, date: '2010-01-01' },
  { customer: 1, invoice: '2', product: '11', quantity: 1, price: 20, date: '2010-06-01', country: 'France' },
  { customer: 1, invoice: '3', product: '12', quantity: 2, price: 3, date: '2011-01-31' },
  { customer: 1, invoice: '4', product: '13', quantity: 4, price: 1, date: '2011-03-02' },
  { customer: 2, invoice: '5', product: '10', quantity: 9, price: 9, date: '2010-12-02' },
  { customer: 3, invoice: '6', product: '10', quantity: 5, price: 2, date: '2010-11-01' },
  { customer: 3, invoice: '7', product: '10', quantity: 1, price: 8, date: '2011-02-01' },
  { customer: 3, invoice: 'C8', product: '10', quantity: -3, price: 2, date: '2011-02-10' },
  { customer: null, invoice: '9', product: '10', quantity: 1, price: 100, date: '2010-12-02' },
  { customer: null, invoice: '10', product: '10', quantity: 1, price: 30, date: '2010-12-03' },
  { customer: null, invoice: 'C11', product: '10', quantity: -1, price: 5, date: '2011-01-03' },
];

describe('features that count in a window of 90 days', () => {
  test('count purchases from the first of its days to the reference day, both included', async () => {
    const at = async (windowDays: number) => (await customers(rows, windowDays)).get(1)?.n_invoices;
    // From 31 January to 2 March 2011 are 31 days.
    assert.deepEqual([await at(30), await at(31), await at(425), await at(426)], [1, 2, 3, 4]);
  });

  test('leave recency as it is, and tenure from the first purchase ever', async () => {
    const one = (await customers(rows, 90)).get(1);
    assert.deepEqual([one?.recency_days, one?.tenure_days], [0, 425]);
    assert.deepEqual(
      [one?.gross_revenue, one?.net_revenue, one?.n_items, one?.n_lines, one?.n_products, one?.avg_ticket],
      [10, 10, 6, 2, 2, 5],
    );
    assert.equal(one?.avg_days_between_purchases, 30);
    assert.equal(one?.country, 'United Kingdom');
  });

  test('divide purchase days by the tenure within the window', async () => {
    assert.equal((await customers(rows, 90)).get(1)?.frequency, (2 * 30) / 90);
    assert.equal((await customers(rows, null)).get(1)?.frequency, (4 * 30) / 425);
    // Of customer 3 only the purchase of November stands, 121 days ago: the window is no longer than that.
    assert.equal((await customers(rows, 365)).get(3)?.frequency, 30 / 121);
  });

  test('leave out who bought before it only', async () => {
    assert.deepEqual([...(await customers(rows, 90)).keys()], [1]);
    assert.deepEqual([...(await customers(rows, 91)).keys()], [1, 2]);
    assert.deepEqual([...(await customers(rows, null)).keys()], [1, 2, 3]);
  });

  test('count what came back in it, whenever it was bought: amounts add up over windows', async () => {
    // The newest purchase, of one piece, is taken back first, then two of the five of November.
    const [all, recent] = [await customers(rows, null), await customers(rows, 90)];
    assert.deepEqual([all.get(3)?.net_revenue, all.get(3)?.n_items], [10 + 8 - 6, 3]);
    assert.equal(recent.get(3), undefined);
  });

  test('are those of all history where the window is at least as long', async () => {
    const lines = randomLines(12, 400);
    assert.deepEqual(await customers(lines, 36_500), await customers(lines, null));
  });

  test('on an earlier day are what the lines of the window before it alone would give, but for tenure', async () => {
    const lines = randomLines(13, 400).filter(({ quantity = 1 }) => quantity >= 0);
    const [day, first] = ['2011-02-20', '2011-02-11'];
    const known = lines.filter(({ date = '' }) => date.slice(0, 10) <= day);
    const found = await customers(known, 10, day);
    const alone = await customers(
      known.filter(({ date = '' }) => date.slice(0, 10) >= first),
      null,
      day,
    );
    const apart = (each: ReadonlyMap<number, Customer>) =>
      [...each.values()].map(({ tenure_days, frequency, ...rest }) => [
        rest,
        tenure_days >= 0,
        frequency > 0,
      ]);
    assert.ok(found.size > 2);
    assert.deepEqual(apart(found), apart(alone));
  });

  test('hold every invariant on random lines', () =>
    withDatabase(async (database) => {
      const preset = { ...presets.default, windowDays: 10 };
      await createLines(database, randomLines(14, 800));
      await cleanLines(database, preset);
      await createCustomersTable(database, preset);
      for (const { name, violations } of await checkInvariants(database, preset))
        assert.equal(violations, 0, name);
    }));

  test('say in their definitions that they do', () => {
    assert.match(feature(presets.default, 'n_invoices').definition, /purchases that stand in the window\./);
    assert.match(feature(presets.default, 'tenure_days').definition, /also where it lies before the window/);
    assert.doesNotMatch(feature(presets.reference, 'n_invoices').definition, /window/);
  });
});

describe('the record of the customers', () => {
  test('accounts for everybody: in the base, lapsed, or without a purchase that stands; and for guests', () =>
    withRun({ rules: { windowDays: 90 } }, async (settings) => {
      await writeLines(settings, [
        ...rows,
        { customer: 4, quantity: 1, date: '2011-02-20', product: '20' },
        { customer: 4, quantity: -1, date: '2011-02-21', product: '20' },
      ]);
      await clean(settings);
      const summary = await buildFeatures(settings);
      // Of customer 3 a part of the purchase of November stands, which is before the window.
      assert.deepEqual(summary, {
        customers: 1,
        guests: 0,
        lapsed: 2,
        withoutPurchase: 1,
        grossRevenue: 10,
        netRevenue: 10,
        guestGrossRevenue: 30,
        guestNetRevenue: 25,
        giants: 0,
        giantGrossRevenue: 0,
        giantNetRevenue: 0,
        referenceDay: '2011-03-02',
        firstDay: '2010-01-01',
        windowStart: '2010-12-03',
      });
      assert.deepEqual((await readRecord(settings, 'customers')).details, summary);
      assert.equal((await readArtefact(settings, 'customers')).length, 1);
    }));

  test('has the guests’ revenue of the ledger where all history counts', () =>
    withRun({ rules: { windowDays: null } }, async (settings) => {
      await writeLines(settings, rows);
      const { ledger } = await clean(settings);
      const summary = await buildFeatures(settings);
      const guests = ledger.find(({ rule }) => rule === 'guest');
      assert.deepEqual(
        [summary.guestGrossRevenue, summary.guestNetRevenue],
        [guests?.purchases_dropped, guests?.value_dropped],
      );
      assert.deepEqual([summary.guestGrossRevenue, summary.windowStart], [130, '2010-01-01']);
    }));
});
