import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { buildFeatures, checkInvariants, createCustomersTable, customerInvariants } from '../../src/features';
import { withDatabase } from '../../src/store';
import { clean, cleanLines } from '../../src/cleaning';
import { createLines, writeLines } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun } from '../support/run';
import { handLines } from './lines';

const { presets } = loadSettings({}, { environment: {} });

describe('the invariants of customers', () => {
  for (const preset of ['default', 'reference']) {
    test(`hold for random lines under the preset ${preset}`, () =>
      withRun({ preset }, async (settings) => {
        for (const seed of [31, 32, 33]) {
          await writeLines(settings, randomLines(seed, 500));
          await clean(settings);
          await buildFeatures(settings);
          for (const { name, violations } of await customerInvariants(settings))
            assert.equal(violations, 0, name);
        }
      }));
  }

  /** What breaks each invariant, in customer 1; the customer has 3 invoices, 4 lines, 2 products, tenure 70. */
  const breaks: readonly [string, string][] = [
    ['n_invoices = 5', 'purchases are at least 1 and at most the lines'],
    ['n_invoices = 0', 'purchases are at least 1 and at most the lines'],
    ['n_products = 5', 'products are at least 1 and at most the lines'],
    ['recency_days = 71', 'recency lies between 0 and tenure'],
    ['recency_days = -1', 'recency lies between 0 and tenure'],
    ['gross_revenue = -1', 'gross revenue is not negative'],
    ['n_items = -1', 'items are not negative'],
    ['net_revenue = 35.51', 'net revenue is at most gross revenue'],
    ['returned_share = 0.26', 'net revenue is gross revenue less the returned share'],
    ['frequency = 0', 'frequency is above 0'],
    ['frequency = NULL', 'frequency is above 0'],
    ['avg_days_between_purchases = 71', 'days between purchases are missing or from 1 to tenure'],
    ['avg_days_between_purchases = 0.5', 'days between purchases are missing or from 1 to tenure'],
    ['n_returned_items = -1', 'returned items are not negative'],
    ['returned_share = -1', 'the returned share is not negative'],
    ['tenure_days = -1', 'tenure is not negative'],
    ['avg_ticket = -1', 'the mean line value is not negative'],
    ['avg_basket_size = -1', 'items per purchase are not negative'],
    ['n_lines = 0', 'lines are at least 1'],
    ['avg_unique_basket_size = 2.5', 'products per purchase are at least 1 and at most the products'],
    ['avg_unique_basket_size = 0.5', 'products per purchase are at least 1 and at most the products'],
    ['customer_id = 2', 'a customer stands in one row'],
  ];
  for (const [change, broken] of breaks) {
    test(`catch a table in which ${change}`, () =>
      withDatabase(async (database) => {
        await createLines(database, handLines);
        await cleanLines(database, presets.default);
        await createCustomersTable(database, presets.default);
        await database.run(`UPDATE customers SET ${change} WHERE customer_id = 1`);
        const violated = (await checkInvariants(database, presets.default)).filter(
          ({ violations }) => violations > 0,
        );
        assert.ok(
          violated.some(({ name }) => name === broken),
          JSON.stringify(violated),
        );
      }));
  }

  test('stop the building of features, with the rule and the number of customers', () =>
    withRun({ rules: { rules: [{ rule: 'guest', reason: 'x' }] } }, async (settings) => {
      // Without a rule against negative prices, a purchase at one makes revenue negative.
      await writeLines(settings, [
        { customer: 1, price: -5 },
        { customer: 2, price: -1 },
        { customer: 3, price: 1 },
      ]);
      await clean(settings);
      await assert.rejects(buildFeatures(settings), /2 customers break: gross revenue is not negative/);
    }));
});
