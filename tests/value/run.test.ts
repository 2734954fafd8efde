import { dayNumber, dayText } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import {
  artefactPath,
  fingerprint,
  readArtefact,
  readRecord,
  withDatabase,
  writeArtefact,
} from '../../src/store';
import { clean } from '../../src/cleaning';
import {
  buildHistories,
  expectationOf,
  forecastRun,
  newcomersShare,
  pastMonths,
  purchaseSteps,
  readInsiders,
  readPurchases,
  type RunPurchases,
} from '../../src/value';
import { type TestLine, writeLines } from '../support/lines';
import { withRun } from '../support/run';
import { assertClose, assertRelative, simulateRows } from './support';

/** Customer 1 buys, sends a part back later and buys again; 2 takes all back; 3 only sends back; a guest buys last. */
const lines: readonly TestLine[] = [
  { invoice: '1', customer: 1, product: 'P1', quantity: 10, price: 2, date: '2011-01-03' },
  { invoice: '2', customer: 1, product: 'P2', quantity: 1, price: 5, date: '2011-01-03' },
  { invoice: 'C3', customer: 1, product: 'P1', quantity: -4, price: 2, date: '2011-01-20' },
  { invoice: '4', customer: 1, product: 'P1', quantity: 3, price: 2, date: '2011-02-10' },
  { invoice: '5', customer: 2, product: 'P1', quantity: 6, price: 2, date: '2011-01-05' },
  { invoice: 'C6', customer: 2, product: 'P1', quantity: -6, price: 2, date: '2011-01-08' },
  { invoice: 'C7', customer: 3, product: 'P3', quantity: -2, price: 3, date: '2011-01-09' },
  { invoice: '8', customer: null, product: 'P1', quantity: 7, price: 2, date: '2011-02-20' },
];

/** A run whose lines are cleaned. */
function withCleaned<T>(
  preset: 'default' | 'reference',
  work: (settings: Settings, purchases: RunPurchases) => Promise<T> | T,
  given = lines,
): Promise<T> {
  return withRun({ preset }, async (settings) => {
    await writeLines(settings, given);
    await clean(settings);
    return work(settings, await readPurchases(settings));
  });
}

const told = (rows: RunPurchases['standing']) =>
  rows.map(({ customerId, day, netValue }) => [customerId, dayText(day), netValue]);

/** Writes the artefact `clusters`, in which the given customers are Insiders. */
async function writeInsiders(settings: Settings, ids: readonly number[]): Promise<void> {
  await withDatabase((database) =>
    writeArtefact(database, settings, 'clusters', {
      select: `SELECT CAST(id AS BIGINT) AS customer_id, 1 AS cluster, id <> 99 AS is_insider
        FROM (VALUES ${[...ids, 99].map((id) => `(${id})`).join(', ')}) AS given (id) ORDER BY 1`,
    }),
  );
}

describe('a run’s purchases', () => {
  test('stand on the day they were made, less what came back later; as they came, returns have days of their own', () =>
    withCleaned('default', (_, purchases) => {
      assert.deepEqual(told(purchases.standing), [
        [1, '2011-01-03', 6 * 2 + 5],
        [1, '2011-02-10', 6],
        [3, '2011-01-09', -6],
      ]);
      assert.deepEqual(told(purchases.asTheyCame), [
        [1, '2011-01-03', 25],
        [1, '2011-01-20', -8],
        [1, '2011-02-10', 6],
        [2, '2011-01-05', 12],
        [2, '2011-01-08', -12],
        [3, '2011-01-09', -6],
      ]);
    }));

  test('leave guests out, also where a preset makes customers of them, whose last purchase still is the reference day', () =>
    withCleaned('reference', async (settings, purchases) => {
      assert.equal(dayText(purchases.endDay), '2011-02-20');
      assert.deepEqual([...new Set(purchases.standing.map(({ customerId }) => customerId))], [1, 2, 3]);
      assert.deepEqual(purchases.all, { lines: 8, customers: 4, netValue: 25 - 8 + 6 + 12 - 12 - 6 + 14 });
      assert.deepEqual(purchases.registered, { lines: 7, customers: 3, netValue: 17 });
      // This preset nets nothing.
      assert.deepEqual(purchases.standing, purchases.asTheyCame);
      assert.equal((await readRecord(settings, 'cleaned')).rows, 8);
    }));

  test('where guests are no customers, the reference day is the last of a customer', () =>
    withCleaned('default', (_, purchases) => {
      assert.equal(dayText(purchases.endDay), '2011-02-10');
    }));

  test('are told step by step, and every day without value is accounted for', () =>
    withCleaned('reference', (_, purchases) => {
      const built = buildHistories(purchases.standing, purchases.endDay);
      const steps = purchaseSteps(purchases, built);
      assert.deepEqual(
        steps.map(({ dropped, kept, customers, netValue }) => [dropped, kept, customers, netValue]),
        [
          [null, 8, 4, 31],
          [1, 7, 3, 17],
          [null, 6, 3, 17],
          // 20 January, 8 and 9 January: only returns came in.
          [3, 3, 2, 25 + 6 + 12],
        ],
      );
    }));

  test('of nobody registered are refused by the name of the run', () =>
    withRun({ run: 'guests' }, async (settings) => {
      await writeLines(settings, [{ customer: null }]);
      await clean(settings);
      await assert.rejects(readPurchases(settings), /the run "guests" holds no purchase of a registered/);
    }));

  test('within a few days are refused by how many there are and how many it takes', () =>
    withRun({ run: 'week' }, async (settings) => {
      await writeLines(settings, [
        { customer: 1, date: '2011-01-03' },
        { customer: 2, date: '2011-01-09' },
      ]);
      await clean(settings);
      await assert.rejects(
        readPurchases(settings),
        /purchases of the run "week" span 7 days, and value models need at least 21: .*--data/,
      );
    }));
});

describe('a run’s group', () => {
  test('is the Insiders with a purchase; who has none is counted', () =>
    withCleaned('default', async (settings, purchases) => {
      await writeInsiders(settings, [1, 2]);
      const built = buildHistories(purchases.standing, purchases.endDay);
      const insiders = await readInsiders(settings, built);
      assert.equal(insiders.name, 'Insiders');
      assert.deepEqual([...insiders.customerIds], [1]);
      assert.equal(insiders.withoutHistory, 1);
    }));
});

describe('past months', () => {
  const rows = [
    { customerId: 1, day: dayNumber('2011-01-10'), netValue: 10 },
    { customerId: 1, day: dayNumber('2011-03-20'), netValue: 20 },
    { customerId: 2, day: dayNumber('2011-03-01'), netValue: 40 },
    { customerId: 2, day: dayNumber('2011-03-05'), netValue: -5 },
  ];
  const built = buildHistories(rows, dayNumber('2011-03-31'));
  const group = { name: 'Insiders', customerIds: Int32Array.of(1), withoutHistory: 0 };

  test('are whole, end with the data, and tell newcomers and the group apart', () => {
    const months = pastMonths(rows, built, group);
    // January begins before the first row, on the 10th: it is not whole.
    assert.deepEqual(
      months.map((month) => [
        dayText(month.startDay),
        dayText(month.endDay),
        month.base,
        month.newcomers,
        month.group,
      ]),
      [
        ['2011-02-01', '2011-02-28', 0, 0, 0],
        ['2011-03-01', '2011-03-31', 55, 35, 20],
      ],
    );
  });

  test('newcomers’ share is of the last months together, and unknown where those are all there is', () => {
    assertClose(newcomersShare(rows, built, 1) ?? NaN, 35 / 55, 1e-15);
    assert.equal(newcomersShare(rows, built, 3), null);
  });
});

describe('the artefact value', () => {
  const endDay = dayNumber('2011-06-30');
  const rows = simulateRows({ customers: 120, startDay: dayNumber('2010-10-01'), endDay, seed: 5 });
  const simulated = rows.map(({ customerId, day, netValue }, i): TestLine => ({
    invoice: String(1000 + i),
    customer: customerId,
    date: dayText(day),
    price: netValue.toFixed(4),
  }));
  const make = (settings: Settings) =>
    forecastRun(settings, { replicates: 4, threads: 0, budget: { origins: 4, bandedOrigins: 1 } });

  test('has one row a customer, ordered, with expectations between their bounds, and its record says what made it', () =>
    withCleaned(
      'default',
      async (settings) => {
        await writeInsiders(settings, [1, 2, 3, 4, 5]);
        const { forecasts, expected, written: record } = await make(settings);
        const [forecast] = forecasts;
        const table = await readArtefact<Record<string, number>>(settings, 'value');
        assert.deepEqual(
          table.map((row) => row.customer_id),
          [...forecast.customerIds].sort((a, b) => a - b),
        );
        assert.equal(Object.keys(table[0]).length, 3 + 2 * 3 * 5);
        for (const row of table) {
          assert.ok(
            row.revenue_3m_low95 <= row.revenue_3m_low80 && row.revenue_3m_low80 <= row.revenue_3m_high80,
          );
          assert.ok(row.revenue_3m_high80 <= row.revenue_3m_high95);
          assert.ok(row.purchases_1m >= 0 && row.alive_probability >= 0 && row.alive_probability <= 1);
          assert.equal(String(row.model), forecast.model);
        }
        for (const months of [1, 3, 6]) {
          const sum = (of: (id: number) => boolean): number =>
            table
              .filter((row) => of(row.customer_id))
              .reduce((total, row) => total + row[`revenue_${months}m`], 0);
          const quoted = (who: string): number => expectationOf(expected.all, who, months).quoted.expected;
          assertRelative(
            sum(() => true),
            quoted('base'),
            1e-9,
          );
          assertRelative(
            sum((id) => id <= 5),
            quoted('Insiders'),
            1e-9,
          );
        }
        assert.equal(record.details.scenario, 'plain');
        assert.equal(record.details.intervalsCoverParameters, true);
        assert.equal(record.details.firstDay, '2011-07-01');
        assert.equal(record.details.lastDay, '2011-12-31');
        assert.deepEqual(
          record.inputs.map(({ file }) => file),
          ['cleaned.parquet', 'clusters.parquet'],
        );
      },
      simulated,
    ));

  test('has the same bytes for the same seed', async () => {
    const bytes = () =>
      withCleaned(
        'default',
        async (settings) => {
          await writeInsiders(settings, [1]);
          await make(settings);
          return fingerprint(artefactPath(settings, 'value'));
        },
        simulated,
      );
    assert.equal(await bytes(), await bytes());
  });
});
