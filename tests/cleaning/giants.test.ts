import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import { readOutsideRevenue } from '../../src/experiment';
import { readArtefact, readRecord } from '../../src/store';
import { clean, cleanedArtefact, type LedgerRow } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';

/** So many customers with 10 each, numbered from 1. */
const equals = (count: number): TestLine[] =>
  Array.from({ length: count }, (_, i) => ({ customer: i + 1, quantity: 10 }));

function withCleaned(
  rows: readonly TestLine[],
  work: (settings: Settings, ledger: readonly LedgerRow[]) => Promise<void>,
  options: RunOptions = {},
): Promise<void> {
  return withRun(options, async (settings) => {
    await writeLines(settings, rows);
    const { ledger } = await clean(settings);
    await work(settings, ledger);
  });
}

const giantsOf = async (settings: Settings): Promise<number[]> =>
  (await readRecord(settings, cleanedArtefact)).details.giants.map(({ customerId }) => customerId);

describe('a customer out of all proportion', () => {
  test('is set apart, and counted: kept and apart are all customers, and all their lines and revenue', () =>
    withCleaned(
      [...equals(40), { customer: 99, quantity: 200 }, { customer: 99, quantity: -50, product: '2' }],
      async (settings, ledger) => {
        const step = ledger.find(({ rule }) => rule === 'giant');
        assert.deepEqual(
          [step?.lines_dropped, step?.lines_left, step?.purchases_dropped, step?.value_dropped],
          [2, 40, 200, 150],
        );
        assert.deepEqual([step?.value_left, step?.customers_left], [400, 40]);
        const summary = await buildFeatures(settings);
        assert.deepEqual([summary.customers, summary.netRevenue], [40, 400]);
        assert.deepEqual([summary.giants, summary.giantGrossRevenue, summary.giantNetRevenue], [1, 200, 150]);
        const ids = (await readArtefact<{ customer_id: number }>(settings, 'customers')).map(
          (row) => row.customer_id,
        );
        assert.ok(!ids.includes(99));
        const { giants, revenue } = await readOutsideRevenue(settings);
        assert.deepEqual([giants.revenue, revenue], [150, 150]);
      },
    ));

  test('brings a quarter of all customers’ revenue; a little less is no giant', async () => {
    // 40 others bring 400: a third of that is a quarter of all.
    await withCleaned([...equals(40), { customer: 99, quantity: 134 }], async (settings) =>
      assert.deepEqual(await giantsOf(settings), [99]),
    );
    await withCleaned([...equals(40), { customer: 99, quantity: 133 }], async (settings) =>
      assert.deepEqual(await giantsOf(settings), []),
    );
  });

  test('may be behind a larger one, which hid it', () =>
    withCleaned(
      [...equals(40), { customer: 98, quantity: 200 }, { customer: 99, quantity: 5000 }],
      async (settings) => {
        const { giants } = (await readRecord(settings, cleanedArtefact)).details;
        assert.deepEqual(
          giants.map(({ customerId, share }) => [customerId, share]),
          [
            [99, 5000 / 5600],
            [98, 200 / 600],
          ],
        );
      },
    ));

  test('is none among a few, none by what lies before the days that count, and none whose purchase was taken back', async () => {
    await withCleaned([...equals(29), { customer: 99, quantity: 5000 }], async (settings) =>
      assert.deepEqual(await giantsOf(settings), []),
    );
    await withCleaned(
      [...equals(40), { customer: 99, quantity: 5000, date: '2009-01-03' }],
      async (settings) => assert.deepEqual(await giantsOf(settings), []),
    );
    await withCleaned(
      [
        ...equals(40),
        { customer: 99, quantity: 5000 },
        { customer: 99, quantity: -4990, date: '2011-01-03' },
      ],
      async (settings) => assert.deepEqual(await giantsOf(settings), []),
    );
  });

  test('is nobody where the preset says so, and no guest', async () => {
    const rules = { programme: { giantShare: null } };
    await withCleaned(
      [...equals(40), { customer: 99, quantity: 5000 }],
      async (settings) => assert.deepEqual(await giantsOf(settings), []),
      { rules },
    );
    await withCleaned(
      [...equals(40), { customer: null, quantity: 5000 }],
      async (settings) => assert.deepEqual(await giantsOf(settings), []),
      { preset: 'reference' },
    );
  });
});
