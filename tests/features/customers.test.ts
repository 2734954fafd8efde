import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures, featureCatalogue, feature, numericFeatures, type Customer } from '../../src/features';
import { artefactPath, fingerprint, readArtefact, readRecord, recordPath } from '../../src/store';
import { clean } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun, type RunOptions } from '../support/run';
import { handLines } from './lines';

/** The customers that the rows give under the options' preset, by their number. */
function customers(rows: readonly TestLine[], options: RunOptions = {}): Promise<Map<number, Customer>> {
  return withRun(options, async (settings) => {
    await build(settings, rows);
    const found = await readArtefact<Customer>(settings, 'customers');
    return new Map(found.map((customer) => [customer.customer_id, customer]));
  });
}

async function build(settings: Settings, rows: readonly TestLine[]) {
  await writeLines(settings, rows);
  await clean(settings);
  return buildFeatures(settings);
}

describe('the features of the default preset, by hand', () => {
  test('of a customer who bought on two days and sent a part back', async () => {
    assert.deepEqual((await customers(handLines)).get(1), {
      customer_id: 1,
      gross_revenue: 35.5,
      net_revenue: 35.5 - 6 - 3,
      recency_days: 60,
      n_invoices: 3,
      n_items: 10 + 5 + 1 + 1,
      n_lines: 4,
      n_products: 2,
      avg_ticket: (20 + 5 + 2.5 + 2) / 4,
      frequency: (2 * 30) / 70,
      avg_days_between_purchases: 10,
      n_returned_items: 5,
      avg_basket_size: 17 / 3,
      avg_unique_basket_size: (2 + 1 + 1) / 3,
      tenure_days: 70,
      returned_share: 9 / 35.5,
      country: 'France',
      is_guest: false,
    });
  });

  test('of a customer who bought on the last day: one visit is not rewarded with a frequency above one', async () => {
    assert.deepEqual((await customers(handLines)).get(2), {
      customer_id: 2,
      gross_revenue: 6,
      net_revenue: 6,
      recency_days: 0,
      n_invoices: 1,
      n_items: 2,
      n_lines: 1,
      n_products: 1,
      avg_ticket: 6,
      frequency: 1,
      avg_days_between_purchases: null,
      n_returned_items: 0,
      avg_basket_size: 2,
      avg_unique_basket_size: 1,
      tenure_days: 0,
      returned_share: 0,
      country: 'United Kingdom',
      is_guest: false,
    });
  });

  test('of a customer of whom only a line of no items stands', async () => {
    const found = (await customers(handLines)).get(5);
    assert.deepEqual(
      [found?.gross_revenue, found?.net_revenue, found?.n_items, found?.avg_ticket, found?.avg_basket_size],
      [6, 0, 0, 0, 0],
    );
    assert.deepEqual([found?.recency_days, found?.tenure_days, found?.frequency], [40, 40, 30 / 40]);
    assert.deepEqual([found?.n_returned_items, found?.returned_share], [6, 1]);
  });

  test('leave out who only returned, who took all back, and guests', async () => {
    assert.deepEqual([...(await customers(handLines)).keys()], [1, 2, 5]);
  });

  test('count a tenure of 30 days or less as 30, and one of 31 as it is', async () => {
    const at = (day: string) =>
      customers([
        { customer: 1, date: '2011-01-01' },
        { customer: 2, date: day },
      ]);
    assert.equal((await at('2011-01-02')).get(1)?.frequency, 1);
    assert.equal((await at('2011-01-31')).get(1)?.frequency, 1);
    assert.equal((await at('2011-02-01')).get(1)?.frequency, 30 / 31);
  });
});

test('a customer who bought a line of no items and sent back something older has no returned share', async () => {
  for (const preset of ['default', 'reference']) {
    const found = await customers([{ quantity: 0 }, { quantity: -4, product: '99', date: '2011-01-05' }], {
      preset,
    });
    const { gross_revenue, net_revenue, returned_share, n_returned_items } = found.get(1) ?? {};
    assert.deepEqual([gross_revenue, net_revenue, returned_share, n_returned_items], [0, -4, 0, 4]);
  }
});

describe('the features of the reference preset, by hand', () => {
  const reference = { preset: 'reference' };

  test('count invoices by active day, and every purchase as it was made', async () => {
    const found = (await customers(handLines, reference)).get(1);
    assert.deepEqual(
      [found?.gross_revenue, found?.n_items, found?.avg_ticket, found?.frequency, found?.avg_basket_size],
      [35.5, 20, 35.5 / 4, 3 / 11, 20 / 3],
    );
    assert.equal(found?.avg_days_between_purchases, 10);
  });

  test('keep who took all back', async () => {
    const found = await customers(handLines, reference);
    assert.deepEqual([...found.keys()], [1, 2, 4, 5, 19000]);
    const four = found.get(4);
    assert.deepEqual([four?.gross_revenue, four?.net_revenue, four?.frequency], [6, 0, 1]);
    assert.deepEqual([four?.recency_days, four?.n_returned_items, four?.returned_share], [68, 6, 1]);
  });

  test('count a line of no items as a purchase of its day', async () => {
    const five = (await customers(handLines, reference)).get(5);
    assert.deepEqual([five?.n_lines, five?.n_invoices, five?.avg_ticket], [2, 2, 3]);
    assert.deepEqual([five?.frequency, five?.avg_days_between_purchases], [2 / 29, 28]);
  });

  test('make a customer of a guest’s invoice, and say so', async () => {
    const guest = (await customers(handLines, reference)).get(19000);
    assert.deepEqual([guest?.gross_revenue, guest?.recency_days, guest?.is_guest], [8, 53, true]);
  });

  test('count an invoice that runs over midnight once, and its two days as two pairs', async () => {
    const found = await customers(
      [
        { invoice: '5', date: '2011-01-03 23:59' },
        { invoice: '5', date: '2011-01-04 00:01' },
      ],
      reference,
    );
    assert.equal(found.get(1)?.n_invoices, 1);
    assert.equal(found.get(1)?.frequency, 2 / 2);
  });
});

describe('the country of a customer', () => {
  test('is that of the last purchase day, and on one day that of the last line', async () => {
    const found = await customers([
      { country: 'Spain', date: '2011-01-09 08:00' },
      { country: 'Italy', date: '2011-01-09 07:00' },
      { country: 'France', date: '2011-01-03 23:00' },
    ]);
    assert.equal(found.get(1)?.country, 'Italy');
  });

  test('is not that of a return', async () => {
    const found = await customers([
      { country: 'Spain', quantity: 2 },
      { country: 'Italy', quantity: -1, date: '2011-02-01' },
    ]);
    assert.equal(found.get(1)?.country, 'Spain');
  });
});

describe('building the features', () => {
  test('writes one row a customer, by number, with the columns of the catalogue in its order', () =>
    withRun({ preset: 'reference' }, async (settings) => {
      await build(settings, randomLines(4, 300));
      const rows = await readArtefact<Customer>(settings, 'customers');
      const ids = rows.map(({ customer_id }) => customer_id);
      assert.deepEqual(
        ids,
        [...new Set(ids)].sort((a, b) => a - b),
      );
      assert.deepEqual(
        Object.keys(rows[0]),
        featureCatalogue(settings.rules).map(({ name }) => name),
      );
    }));

  test('says how many customers there are, with their revenue and the days', () =>
    withRun({}, async (settings) => {
      const summary = await build(settings, handLines);
      assert.deepEqual(summary, {
        customers: 3,
        guests: 0,
        grossRevenue: 35.5 + 6 + 6,
        netRevenue: 26.5 + 6 + 0,
        lapsed: 0,
        withoutPurchase: 2,
        guestGrossRevenue: 8,
        guestNetRevenue: 8,
        giants: 0,
        giantGrossRevenue: 0,
        giantNetRevenue: 0,
        referenceDay: '2011-03-14',
        firstDay: '2011-01-03',
        windowStart: '2011-01-03',
      });
      assert.deepEqual((await readRecord(settings, 'customers')).details, summary);
    }));

  test('gives the same bytes for the same lines, whatever else the machine does', () =>
    withRun({}, async (settings) => {
      const prints: string[] = [];
      for (const run of ['one', 'two', 'three']) {
        const here = { ...settings, run };
        await build(here, randomLines(5, 4000));
        const file = artefactPath(here, 'customers');
        prints.push(`${await fingerprint(file)} ${await fingerprint(recordPath(file))}`);
      }
      assert.equal(new Set(prints).size, 1);
    }));

  test('does not depend on the order of other customers’ lines', async () => {
    const rows = randomLines(6, 400).map((row) => ({ ...row, date: row.date?.slice(0, 10) }));
    const kept = rows.filter(({ customer }) => customer === 2);
    const apart = [...kept, ...rows.filter(({ customer }) => customer !== 2)];
    assert.deepEqual((await customers(rows)).get(2), (await customers(apart)).get(2));
  });

  test('gives the same customers without the time of day', async () => {
    // Random lines of one day stand in the order of the file, which the time does not change.
    const rows = randomLines(7, 400);
    const days = rows.map((row) => ({ ...row, date: row.date?.slice(0, 10) }));
    for (const preset of ['default', 'reference']) {
      assert.deepEqual([...(await customers(days, { preset }))], [...(await customers(rows, { preset }))]);
    }
  });

  test('adds money as decimals: three times 0.1 is 0.3', async () => {
    const found = await customers([{ price: '0.1' }, { price: '0.1' }, { price: '0.1' }]);
    assert.equal(found.get(1)?.gross_revenue, 0.3);
  });

  test('holds customers with ids up to the largest whole number of the format', async () => {
    const found = await customers([{ customer: 2 ** 31 - 1 }, { customer: null }], { preset: 'reference' });
    assert.deepEqual([...found.keys()], [2 ** 31 - 1, 2 ** 31]);
  });

  for (const [name, rows] of [
    ['no lines', []],
    ['only guests', [{ customer: null }]],
    ['only returns', [{ quantity: -1 }]],
    ['only lines that the rules drop', [{ price: 0 }, { product: 'POST' }]],
  ] as [string, TestLine[]][]) {
    test(`stops where no customer is left, and says where to look: ${name}`, () =>
      withRun({}, async (settings) => {
        await assert.rejects(
          build(settings, rows),
          /no customer is left after cleaning: look at the ledger in/,
        );
      }));
  }
});

describe('the catalogue of features', () => {
  test('defines each feature as the preset computes it', () =>
    withRun({}, (settings) => {
      const { default: ours, reference } = settings.presets;
      assert.match(
        feature(ours, 'frequency').definition,
        /Purchase days in the window per 30 days of tenure within it/,
      );
      assert.match(feature(reference, 'frequency').definition, /pairs of purchase and day/);
      assert.match(feature(ours, 'n_lines').definition, /purchases that stand/);
      assert.match(feature(reference, 'n_lines').definition, /Lines of the purchases\./);
      for (const each of featureCatalogue(ours)) assert.match(each.definition, /^[A-Z].*\.$/, each.name);
    }));

  test('knows which features are numbers', () =>
    withRun({}, (settings) => {
      const numbers = numericFeatures(settings.rules).map(({ name }) => name);
      assert.equal(numbers.length, featureCatalogue(settings.rules).length - 3);
      for (const name of ['customer_id', 'country', 'is_guest']) assert.ok(!numbers.includes(name));
    }));

  test('names the features there are when asked for one that it has not', () =>
    withRun({}, (settings) => {
      assert.throws(
        () => feature(settings.rules, 'recency'),
        /there is no feature "recency": the catalogue has customer_id, gross_revenue, .*is_guest/,
      );
    }));

  test('has every feature by which the presets cluster', () =>
    withRun({}, (settings) => {
      for (const preset of Object.values(settings.presets)) {
        const numbers = numericFeatures(preset).map(({ name }) => name);
        for (const name of preset.clustering.features) assert.ok(numbers.includes(name), name);
      }
    }));
});
