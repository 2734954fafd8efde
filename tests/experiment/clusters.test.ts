import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures, numericFeatures } from '../../src/features';
import { clusterColumns, clusterTable, rankByRevenue, writeClusters } from '../../src/experiment';
import { artefactPath, fingerprint, readArtefact, readRecord } from '../../src/store';
import { clean } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';

const details = {
  trial: 'none/by-hand/k=2',
  title: 'By hand, k = 2',
  space: 'none',
  scaling: 'none',
  model: 'by hand',
  features: ['net_revenue'],
  k: 2,
  silhouette: 0.5,
};

/** Customers 1 to 4 with net revenues of 60, 25, 10 and 5, and a guest with 100 less 20 returned. */
const rows: readonly TestLine[] = [
  { customer: 1, quantity: 60 },
  { customer: 2, quantity: 30 },
  { customer: 2, quantity: -5, product: '99', date: '2011-01-04' },
  { customer: 3, quantity: 10, country: '=cmd()' },
  { customer: 4, quantity: 5, country: 'Eire, "the"' },
  { customer: null, invoice: '7', quantity: 100 },
  { customer: null, invoice: '7', quantity: -20, product: '99', date: '2011-01-04' },
];

function withCustomers<T>(options: RunOptions, work: (settings: Settings) => Promise<T>): Promise<T> {
  return withRun(options, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    return work(settings);
  });
}

describe('clusters ranked by revenue', () => {
  test('have number 1 for the most revenue in all, not on average', () => {
    const { clusters, labels } = rankByRevenue([0, 1, 1, 1, 2], [50, 20, 20, 20, 1]);
    assert.deepEqual(clusters, Int32Array.of(2, 1, 1, 1, 3));
    assert.deepEqual(labels, [1, 0, 2]);
  });

  test('go by their label where the revenue is the same, whichever customer comes first', () => {
    assert.deepEqual(rankByRevenue([3, 1], [5, 5]).clusters, Int32Array.of(2, 1));
    assert.deepEqual(rankByRevenue([1, 3], [5, 5]).clusters, Int32Array.of(1, 2));
  });

  test('may lose money', () => {
    assert.deepEqual(rankByRevenue([0, 1], [-5, 0]).clusters, Int32Array.of(2, 1));
  });

  test('do not depend on how they were numbered before', () => {
    const revenue = [5, 9, 1, 7, 3, 2];
    const renamed = [4, 0, 4, 0, 2, 2];
    assert.deepEqual(
      rankByRevenue([0, 1, 0, 1, 2, 2], revenue).clusters,
      rankByRevenue(renamed, revenue).clusters,
    );
  });

  test('refuse noise, halves of labels, revenue that is no number, and lists of different lengths', () => {
    assert.throws(
      () => rankByRevenue([0, -1], [1, 2]),
      /labels must be whole numbers from 0 .*received -1 and 2 at 1/,
    );
    assert.throws(() => rankByRevenue([0.5], [1]), /received 0\.5 and 1 at 0/);
    assert.throws(() => rankByRevenue([0], [NaN]), /received 0 and NaN at 0/);
    assert.throws(() => rankByRevenue([0, 1], [1]), /as long as each other: 2 and 1/);
  });
});

describe('the clusters of a run', () => {
  test('are written by customer number, the Insiders being the people of cluster 1', () =>
    withCustomers({}, async (settings) => {
      // In another order than the customers' own.
      const headline = await writeClusters(settings, [4, 1, 3, 2], Int32Array.of(2, 1, 2, 1), details);
      assert.deepEqual(await readArtefact(settings, 'clusters'), [
        { customer_id: 1, cluster: 1, is_insider: true },
        { customer_id: 2, cluster: 1, is_insider: true },
        { customer_id: 3, cluster: 2, is_insider: false },
        { customer_id: 4, cluster: 2, is_insider: false },
      ]);
      assert.deepEqual(headline, {
        customers: 4,
        insiders: 2,
        insidersRevenue: 85,
        shareOfCustomers: 85 / 100,
        shareOfAll: 85 / 180,
        topSpendersShareOfAll: 85 / 180,
      });
      const record = await readRecord(settings, 'clusters');
      assert.deepEqual(record.details, { ...details, headline });
      assert.deepEqual(
        record.inputs.map(({ file }) => file),
        ['customers.parquet'],
      );
    }));

  test('are held against as many of the biggest spenders', () =>
    withCustomers({}, async (settings) => {
      const headline = await writeClusters(settings, [1, 2, 3, 4], Int32Array.of(2, 1, 2, 1), details);
      assert.equal(headline.insidersRevenue, 30);
      assert.equal(headline.shareOfAll, 30 / 180);
      assert.equal(headline.topSpendersShareOfAll, 85 / 180);
    }));

  test('never make an Insider of a guest, who counts as a customer under the reference preset', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      const headline = await writeClusters(
        settings,
        [1, 2, 3, 4, 19000],
        Int32Array.of(1, 2, 2, 2, 1),
        details,
      );
      const guest = (await readArtefact(settings, 'clusters')).at(-1);
      assert.deepEqual(guest, { customer_id: 19000, cluster: 1, is_insider: false });
      assert.deepEqual(headline, {
        customers: 5,
        insiders: 1,
        insidersRevenue: 60,
        shareOfCustomers: 60 / 205,
        shareOfAll: 60 / 205,
        topSpendersShareOfAll: 60 / 205,
      });
    }));

  const wrong: readonly [string, number[], number[], RegExp][] = [
    ['twice', [1, 1, 2, 3], [1, 1, 1, 2], /4 have features, 3 of them are labelled, by 4 labels for 4 ids/],
    ['not at all', [1, 2, 3], [1, 1, 2], /4 have features, 3 of them are labelled/],
    ['though unknown', [1, 2, 3, 5], [1, 1, 2, 2], /4 have features, 3 of them are labelled/],
    ['with too few labels', [1, 2, 3, 4], [1, 1, 2], /by 3 labels for 4 ids/],
    ['with too many labels', [1, 2, 3, 4], [1, 1, 2, 2, 2], /by 5 labels for 4 ids/],
    ['from an empty list', [], [], /4 have features, 0 of them are labelled/],
  ];
  for (const [name, ids, clusters, message] of wrong) {
    test(`are refused where a customer is labelled ${name}`, () =>
      withCustomers({}, async (settings) => {
        await assert.rejects(writeClusters(settings, ids, Int32Array.from(clusters), details), message);
        await assert.rejects(
          async () => readArtefact(settings, 'clusters'),
          /has no clusters\.parquet yet: run notebook \d\d first/,
        );
      }));
  }

  test('have the same bytes for the same labels in any order', () =>
    withCustomers({}, async (settings) => {
      const prints = [];
      for (const [ids, labels] of [
        [
          [1, 2, 3, 4],
          [1, 2, 3, 3],
        ],
        [
          [3, 4, 2, 1],
          [3, 3, 2, 1],
        ],
      ]) {
        await writeClusters(settings, ids, Int32Array.from(labels), details);
        prints.push(await fingerprint(artefactPath(settings, 'clusters')));
      }
      assert.equal(prints[0], prints[1]);
    }));
});

describe('the table of clusters', () => {
  test('is ordered by revenue, with means and medians, and guests on the last line', () =>
    withCustomers({}, async (settings) => {
      await writeClusters(settings, [1, 2, 3, 4], Int32Array.of(1, 1, 2, 2), details);
      const [first, second, guests, ...rest] = await clusterTable(settings);
      assert.deepEqual(rest, []);
      assert.deepEqual([first.cluster, first.customers, first.total_revenue], ['1', 2, 85]);
      assert.deepEqual([first.share_of_customers, first.share_of_revenue], [0.5, 85 / 180]);
      assert.deepEqual([first.mean_net_revenue, first.median_net_revenue], [42.5, 42.5]);
      assert.deepEqual([first.mean_n_returned_items, first.median_gross_revenue], [2.5, 45]);
      assert.deepEqual([second.cluster, second.total_revenue], ['2', 15]);
      assert.deepEqual([first.total_net_revenue, first.total_gross_revenue, first.invitable], [85, 90, 2]);
      assert.deepEqual(
        [guests.total_net_revenue, guests.total_gross_revenue, guests.invitable],
        [80, 100, null],
      );
      assert.deepEqual(
        [guests.cluster, guests.customers, guests.total_revenue],
        ['Guests (no customers)', null, 80],
      );
      assert.deepEqual([guests.share_of_customers, guests.mean_net_revenue], [null, null]);
      assert.deepEqual(
        [first, second, guests].map(({ cumulative_share }) => cumulative_share),
        [85 / 180, 100 / 180, 1],
      );
    }));

  test('orders ten clusters and more by number, not by text', () =>
    withRun({}, async (settings) => {
      const ids = Array.from({ length: 12 }, (_, i) => i + 1);
      await writeLines(
        settings,
        ids.map((customer) => ({ customer, quantity: 100 - customer })),
      );
      await clean(settings);
      await buildFeatures(settings);
      await writeClusters(settings, ids, Int32Array.from(ids), details);
      const table = await clusterTable(settings);
      assert.deepEqual(
        table.slice(0, 12).map(({ cluster }) => cluster),
        ids.map(String),
      );
    }));

  test('counts gross revenue and guests’ purchases where the preset ranks by gross revenue', () =>
    withCustomers({ rules: { revenue: 'gross_revenue' } }, async (settings) => {
      await writeClusters(settings, [1, 2, 3, 4], Int32Array.of(1, 1, 2, 2), details);
      const table = await clusterTable(settings);
      assert.deepEqual(
        table.map(({ total_revenue }) => total_revenue),
        [90, 15, 100],
      );
    }));

  test('has a line for each cluster only, where guests are customers', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      await writeClusters(settings, [1, 2, 3, 4, 19000], Int32Array.of(2, 3, 3, 3, 1), details);
      const table = await clusterTable(settings);
      assert.deepEqual(
        table.map(({ cluster, total_revenue }) => [cluster, total_revenue]),
        [
          ['1', 100],
          ['2', 60],
          ['3', 45],
        ],
      );
    }));

  test('has columns with headings for all that it holds', () =>
    withCustomers({}, async (settings) => {
      await writeClusters(settings, [1, 2, 3, 4], Int32Array.of(1, 1, 2, 2), details);
      const [row] = await clusterTable(settings);
      const columns = clusterColumns(settings.rules).map(({ name }) => name);
      // The preset's revenue is one of both totals.
      assert.deepEqual([...columns, 'total_revenue'].sort(), Object.keys(row).sort());
      assert.equal(columns.length, 8 + 2 * numericFeatures(settings.rules).length);
    }));
});
