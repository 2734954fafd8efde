import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../../src/config';
import { buildFeatures } from '../../../src/features';
import {
  countPublishedRules,
  contrastInsiders,
  readOtherRun,
  readRunFacts,
  spendersShare,
} from '../../../src/programme';
import { topGroups, writeClusters, type Finalist } from '../../../src/experiment';
import { clean } from '../../../src/cleaning';
import { writeLines, type TestLine } from '../../support/lines';
import { withRun, type RunOptions } from '../../support/run';

const details = {
  trial: 'none/by-hand/k=2',
  title: 'By hand, k = 2',
  space: 'none',
  scaling: 'none',
  model: 'by hand',
  features: ['net_revenue'],
  k: 2,
  silhouette: null,
};

/** Customers 1 to 4 with net revenues of 60, 25, 10 and 0, a guest with 100, and lines that are no products. */
const lines: readonly TestLine[] = [
  { customer: 1, quantity: 60 },
  { customer: 2, quantity: 20, invoice: '1001' },
  { customer: 2, quantity: 5, invoice: '1002', date: '2011-01-05', product: '10002' },
  { customer: 3, quantity: 10, invoice: '1003', country: 'France' },
  { customer: 4, quantity: 40, invoice: '1004' },
  { customer: 4, quantity: -40, invoice: 'C1005', date: '2011-01-04' },
  { customer: null, quantity: 100, invoice: '1006' },
  { customer: 1, quantity: 1, invoice: '1007', product: 'POST', price: 9 },
  { customer: 1, quantity: 2, invoice: '1007', product: 'C2', price: 3 },
  { customer: 1, quantity: 1, invoice: '1007', product: 'DCGSSBOY', price: 4 },
];

function withCustomers<T>(options: RunOptions, work: (settings: Settings) => Promise<T>): Promise<T> {
  return withRun(options, async (settings) => {
    await writeLines(settings, lines);
    await clean(settings);
    await buildFeatures(settings);
    return work(settings);
  });
}

describe('what a run was made of', () => {
  test('has guests’ revenue apart where they are no customers, and what each rule was given', () =>
    withCustomers({}, async (settings) => {
      await writeClusters(settings, [1, 2, 3], Int32Array.of(1, 1, 2), details);
      const facts = await readRunFacts(settings);
      // 60 + 4 (DCGSSBOY is a product), 25, 10; the guest's 100 beside them.
      assert.equal(facts.allRevenue, 199);
      assert.equal(facts.guestRevenue, 100);
      assert.deepEqual([facts.headline.insiders, facts.headline.insidersRevenue], [2, 89]);
      const listed = facts.ledger.find(({ rule }) => rule === 'stock_code_in');
      assert.ok(listed?.values.includes('POST') && listed.price === null);
      assert.equal(await readOtherRun(settings), null);
    }));

  test('describes the Insiders beside the others', () =>
    withCustomers({}, async (settings) => {
      await writeClusters(settings, [1, 2, 3], Int32Array.of(1, 1, 2), details);
      const { insiders, rest, features, countries, range, shareInterval, topTenthShare } =
        await contrastInsiders(settings);
      assert.deepEqual([insiders, rest, range], [2, 1, [25, 64]]);
      assert.deepEqual(countries, [{ country: 'United Kingdom', insiders: 2 }]);
      const revenue = features.find(({ name }) => name === 'net_revenue');
      assert.deepEqual(
        [revenue?.insiders.median, revenue?.rest.median, revenue?.clustered],
        [44.5, 10, true],
      );
      assert.equal(topTenthShare, 64 / 89);
      // Two customers are too few for an interval.
      assert.equal(shareInterval, null);
    }));
});

describe('the published rules', () => {
  test('are counted on the customers and the lines', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      const counted = await countPublishedRules(settings, settings.presets.default);
      assert.equal(counted.customers, 5);
      assert.deepEqual(counted.guests, { customers: 1, revenue: 100, share: 100 / 241 });
      assert.deepEqual(counted.takenBack, {
        customers: 1,
        revenue: 40,
        largest: { customer: 4, revenue: 40, returned: 40, place: 3 },
      });
      // Whoever came on one day scores one invoice a day or more.
      assert.deepEqual(counted.frequency, { atLeastOne: 4, onOneDay: 4 });
      assert.deepEqual(counted.minMax, { median: 40, largest: 100, middlePlace: 30 / 90 });
      assert.deepEqual(counted.pattern, {
        productsDropped: [{ code: 'DCGSSBOY', lines: 1, value: 4 }],
        nonProductsKept: [{ code: 'C2', lines: 1, value: 6 }],
      });
      assert.equal((await countPublishedRules(settings, null)).pattern, null);
    }));

  test('are held against the biggest spenders, whoever they are', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      assert.equal(await spendersShare(settings, 1), 100 / 241);
      assert.equal(await spendersShare(settings, 99), 1);
    }));
});

describe('whom a finalist would invite', () => {
  const finalist = (id: string, labels: readonly number[], topLabel: number): Finalist =>
    ({
      trial: { id, labels: Int32Array.from(labels) },
      pick: { how: 'group', labels: [topLabel], shortfalls: [] },
    }) as unknown as Finalist;

  test('is its top group without guests, beside the chosen one’s', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      // Customers 1, 2, 3, 4 and the guest, in the order of their numbers.
      const finalists = [finalist('a', [0, 0, 1, 1, 0], 0), finalist('b', [5, 4, 5, 4, 5], 5)];
      assert.deepEqual(await topGroups(settings, finalists, 'a'), [
        { insiders: 2, shareOfAll: 91 / 241, overlap: 1 },
        { insiders: 2, shareOfAll: 76 / 241, overlap: 1 / 3 },
      ]);
    }));
});
