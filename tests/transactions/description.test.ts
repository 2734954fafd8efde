import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countOddities, tradeByCountry, tradeByMonth, tradeByWeekday } from '../../src/transactions';
import { writeLines, type TestLine } from '../support/lines';
import { withRun } from '../support/run';

const lines: readonly TestLine[] = [
  // 2010-12-01 was a Wednesday.
  { date: '2010-12-01 08:26', invoice: '1', quantity: 6, price: '2.55', customer: 7 },
  { date: '2010-12-01 23:59', invoice: '2', quantity: 1, price: '1', customer: null },
  { date: '2010-12-31', invoice: 'C3', quantity: -2, price: '2.55', customer: 7 },
  { date: '2011-02-01', invoice: '4', quantity: 0, price: '3', customer: 8, country: 'France' },
  { date: '2011-02-06', invoice: '5', quantity: 3, price: '0', customer: 7, country: 'France' },
];

describe('trade', () => {
  test('by month counts days, invoices and customers, and tells purchases from returns', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, lines);
      assert.deepEqual(await tradeByMonth(settings), [
        { month: '2010-12', trading_days: 2, invoices: 3, customers: 1, purchases: 16.3, returns: -5.1 },
        { month: '2011-02', trading_days: 2, invoices: 2, customers: 2, purchases: 0, returns: 0 },
      ]);
    }));

  test('by weekday has all seven, Monday first, those without trade at zero', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, lines);
      const days = await tradeByWeekday(settings);
      assert.deepEqual(
        days.map(({ weekday, name, invoices }) => [weekday, name, invoices]),
        [
          [1, 'Monday', 0],
          [2, 'Tuesday', 1],
          [3, 'Wednesday', 2],
          [4, 'Thursday', 0],
          [5, 'Friday', 1],
          [6, 'Saturday', 0],
          [7, 'Sunday', 1],
        ],
      );
      assert.equal(days[2].purchases, 16.3);
    }));

  test('by country lists the largest first, and guests are no customers', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, lines);
      assert.deepEqual(await tradeByCountry(settings), [
        { country: 'United Kingdom', customers: 1, invoices: 3, purchases: 16.3 },
        { country: 'France', customers: 2, invoices: 2, purchases: 0 },
      ]);
    }));

  test('adds prices as decimals: ten times 0.1 is 1', () =>
    withRun({}, async (settings) => {
      await writeLines(
        settings,
        Array.from({ length: 10 }, () => ({ price: '0.1' })),
      );
      const [{ purchases }] = await tradeByMonth(settings);
      assert.equal(purchases, 1);
    }));
});

describe('the oddities', () => {
  test('are counted each for itself, with invoices and value', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, [
        ...lines,
        { invoice: '6', product: 'POST', price: '18', customer: 9, description: null, date: '2011-02-07' },
        { invoice: '6', product: 'POST', price: '18', customer: 9, description: null, date: '2011-02-07' },
        { invoice: '7', product: 'B', price: '-5', customer: null, country: 'Unspecified' },
        { invoice: '8', quantity: -1, price: '0', customer: null },
      ]);
      const found = (await countOddities(settings)).map(({ lines: n, invoices, value }) => [
        n,
        invoices,
        value,
      ]);
      assert.deepEqual(found, [
        [3, 3, -4], // guests: 1 − 5 + 0
        [1, 1, -5.1], // cancelled
        [2, 2, -5.1], // negative quantity
        [1, 1, 0], // … without a cancellation
        [2, 2, 0], // price of zero
        [1, 1, -5], // negative price
        [2, 1, 36], // no description
        [3, 2, 31], // letters alone
        [1, 1, -5], // unspecified
        [1, 1, 18], // exact repeat
        [3, 3, 10.2], // customer 7, under two countries: 15.30 − 5.10 + 0
      ]);
    }));

  test('have shares of all lines, and none of no lines', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, lines);
      assert.equal((await countOddities(settings))[0].share_of_lines, 1 / 5);
      await writeLines(settings, []);
      for (const { lines: n, share_of_lines, value } of await countOddities(settings)) {
        assert.deepEqual([n, share_of_lines, value], [0, 0, 0]);
      }
    }));
});
