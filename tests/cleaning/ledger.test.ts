import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type Preset } from '../../src/config';
import { readArtefact, readRecord, withDatabase } from '../../src/store';
import { clean, cleanLines, ledgerOf, type LedgerRow } from '../../src/cleaning';
import { createLines, writeLines, type TestLine } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun } from '../support/run';

const { presets } = loadSettings({}, { environment: {} });

/** Three customers and a guest; each rule of the default preset meets a line or two. */
const small: readonly TestLine[] = [
  { customer: 1, product: '10', quantity: 10, price: '2.50', date: '2011-01-03' },
  { customer: 1, product: 'POST', quantity: 1, price: '18', date: '2011-01-03' },
  { customer: 2, product: 'POST', quantity: 2, price: '18', date: '2011-01-04' },
  { customer: null, product: '20', quantity: 4, price: '1.25', date: '2011-01-05', invoice: '2000' },
  { customer: null, product: '20', quantity: -1, price: '1.25', date: '2011-01-05', invoice: '2000' },
  { customer: 3, product: '30', quantity: 5, price: '0', date: '2011-01-06' },
  { customer: 1, product: '10', quantity: -4, price: '2.50', date: '2011-01-07', invoice: 'C3000' },
  { customer: 1, product: '30', quantity: -2, price: '3', date: '2011-01-08', invoice: 'C3001' },
  { customer: 1, product: '40', quantity: 0, price: '3', date: '2011-01-08', invoice: '3002' },
];

/** What must hold of every ledger. */
function assertAddsUp(ledger: readonly LedgerRow[], lines: number): void {
  assert.equal(ledger[0].lines_left, lines);
  ledger.forEach((row, i) => {
    assert.equal(row.step, i);
    assert.ok(row.lines_dropped >= 0 && row.customers_left >= 0);
    assert.ok(row.reason.length > 0 && row.what.length > 0);
    if (i === 0) return;
    const before = ledger[i - 1];
    assert.equal(row.lines_left, before.lines_left - row.lines_dropped);
    assert.ok(Math.abs(row.value_left - (before.value_left - row.value_dropped)) < 1e-6);
    assert.ok(row.customers_left <= before.customers_left);
  });
}

describe('the ledger', () => {
  test('says of each step of the default preset what it dropped and what it left, by hand', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, small);
      const { ledger, ...counts } = await clean(settings);
      const figures = ledger.map((row) => [
        row.rule,
        row.lines_dropped,
        row.lines_left,
        row.purchases_dropped,
        row.value_dropped,
        row.value_left,
        row.customers_left,
      ]);
      assert.deepEqual(figures, [
        // 25 + 18 + 36 + 5 − 1.25 + 0 − 10 − 6 + 0 = 66.75
        ['start', 0, 9, 0, 0, 66.75, 3],
        ['price_not_positive', 1, 8, 0, 0, 66.75, 2],
        ['stock_code_in', 2, 6, 54, 54, 12.75, 1],
        ['guest', 2, 4, 5, 3.75, 9, 1],
        // Four of the ten stand no more, and nothing of their return: only its line goes. The return of 30 has no purchase.
        ['taken_back', 1, 3, 10, 0, 9, 1],
      ]);
      assertAddsUp(ledger, small.length);
      // Purchases that stand: six of ten of 10, and the line of nothing; returns: four of 10 and two of 30.
      assert.deepEqual(counts, { purchaseLines: 2, returnLines: 2, purchases: 25 + 18 + 36 + 5 });
    }));

  test('is written as it is returned, and the record of the cleaned lines has the counts', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, small);
      const { ledger } = await clean(settings);
      assert.deepEqual(await readArtefact(settings, 'ledger'), ledger);
      const { details, rows, inputs } = await readRecord(settings, 'cleaned');
      assert.deepEqual(details, {
        purchaseLines: 2,
        returnLines: 2,
        // Four pieces at 1.25, of which one came back.
        guestGrossRevenue: 5,
        guestNetRevenue: 3.75,
        giants: [],
      });
      assert.equal(rows, 4);
      assert.equal(inputs[0].file, 'lines.parquet');
    }));

  test('counts a line once, for the first rule that drops it', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, [{ customer: null, product: 'POST', price: 0 }, {}]);
      const { ledger } = await clean(settings);
      assert.deepEqual(
        ledger.map((row) => row.lines_dropped),
        [0, 1, 0, 0, 0],
      );
    }));

  test('of another preset on the same lines is told without writing anything', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, small);
      const { ledger } = await clean(settings);
      const other = await ledgerOf(settings, presets.reference);
      assert.deepEqual(
        other.map(({ rule, lines_dropped }) => [rule, lines_dropped]),
        [
          ['start', 0],
          ['price_below', 1],
          ['stock_code_letters_only', 2],
          ['country_in', 0],
          ['customer_in', 0],
        ],
      );
      assert.deepEqual(await readArtefact(settings, 'ledger'), ledger);
    }));

  test('has one step where the preset has no rules', () =>
    withDatabase(async (database) => {
      await createLines(database, small);
      const { ledger } = await cleanLines(database, { ...presets.reference, rules: [] });
      assert.equal(ledger.length, 1);
      assert.equal(ledger[0].lines_left, small.length);
    }));

  test('of no lines at all is zeros', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, []);
      const { ledger, purchaseLines } = await clean(settings);
      assert.equal(purchaseLines, 0);
      for (const row of ledger) {
        assert.deepEqual([row.lines_left, row.value_left, row.customers_left], [0, 0, 0]);
      }
    }));

  for (const [name, preset] of Object.entries(presets)) {
    test(`adds up on random lines under the preset ${name}`, () =>
      withDatabase(async (database) => {
        for (const seed of [1, 2, 3]) {
          await createLines(database, randomLines(seed, 400));
          assertAddsUp((await cleanLines(database, preset)).ledger, 400);
        }
      }));
  }

  test('names the rules with their values, and quotes in a reason do no harm', () =>
    withRun(
      {
        rules: {
          guests: 'one_customer_per_invoice',
          netReturns: false,
          rules: [{ rule: 'country_in', values: ["Cote d'Ivoire", 'x"y'], reason: `It's "quoted"; --` }],
        },
      },
      async (settings) => {
        await writeLines(settings, [{ country: "COTE D'IVOIRE" }, {}]);
        await clean(settings);
        const rows = await readArtefact<LedgerRow>(settings, 'ledger');
        assert.equal(rows[1].what, `country is one of Cote d'Ivoire, x"y`);
        assert.equal(rows[1].reason, `It's "quoted"; --`);
        assert.equal(rows[1].lines_dropped, 1);
      },
    ));
});

describe('cleaned lines', () => {
  /** The cleaned lines of the rows under a preset. */
  const cleaned = (rows: readonly TestLine[], preset: Preset) =>
    withDatabase(async (database) => {
      await createLines(database, rows);
      await cleanLines(database, preset);
      return database.rows<{ line_no: number; day: string; customer_id: number | null; is_guest: boolean }>(
        'SELECT line_no, day, customer_id, is_guest FROM cleaned ORDER BY line_no',
      );
    });
  const guests: Preset = { ...presets.reference, rules: [] };

  test('have the day without its time', async () => {
    const rows = await cleaned([{ date: '2011-01-03 23:59:59' }, { date: '2011-01-04' }], guests);
    assert.deepEqual(
      rows.map(({ day }) => day),
      ['2011-01-03', '2011-01-04'],
    );
  });

  test('give each guest invoice an id from 19000, in the order in which the invoices first appear', async () => {
    const rows = await cleaned(
      [
        { customer: 12346 },
        { customer: null, invoice: '900' },
        { customer: null, invoice: '100' },
        { customer: null, invoice: '900' },
        { customer: null, invoice: 'C5' },
      ],
      guests,
    );
    assert.deepEqual(
      rows.map(({ customer_id, is_guest }) => [customer_id, is_guest]),
      [
        [12346, false],
        [19000, true],
        [19001, true],
        [19000, true],
        [19002, true],
      ],
    );
  });

  test('give guests ids before any rule drops a line, so that rules do not renumber them', async () => {
    const rows = await cleaned(
      [
        { customer: null, invoice: '1', price: 0 },
        { customer: null, invoice: '2' },
      ],
      { ...guests, rules: [{ rule: 'price_not_positive', reason: 'x' }] },
    );
    assert.deepEqual(
      rows.map(({ customer_id }) => customer_id),
      [19001],
    );
  });

  test('never give a guest the id of a customer, up to the largest id there is', async () => {
    for (const highest of [18999, 19000, 50_000, 2 ** 31 - 1]) {
      const rows = await cleaned([{ customer: highest }, { customer: null }], guests);
      assert.deepEqual(
        rows.map(({ customer_id }) => customer_id),
        [highest, Math.max(19000, highest + 1)],
      );
    }
  });

  test('keep the lines of an invoice that knows its customer only on some of them apart', async () => {
    const rows = await cleaned([{ customer: 7 }, { customer: null }], guests);
    assert.deepEqual(
      rows.map(({ customer_id, is_guest }) => [customer_id, is_guest]),
      [
        [7, false],
        [19000, true],
      ],
    );
  });

  test('leave guests without an id where guests are no customers', async () => {
    const rows = await cleaned([{ customer: null }], { ...guests, guests: 'not_customers' });
    assert.deepEqual(rows[0].customer_id, null);
    assert.equal(rows[0].is_guest, true);
  });
});
