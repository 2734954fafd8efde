import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import {
  buildSegments,
  insidersFacts,
  productLifts,
  segmentColumns,
  segmentMoves,
  segmentTable,
} from '../../src/programme';
import { readSegments, segmentName } from '../../src/scoring';
import { writeClusters } from '../../src/experiment';
import {
  artefactPath,
  fingerprint,
  readArtefact,
  readRecord,
  recordPath,
  withDatabase,
  writeArtefact,
  writeText,
  writeTextArtefact,
} from '../../src/store';
import { clean } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';

const SIZE = 12;
const ids = Array.from({ length: SIZE }, (_, i) => i + 1);

/** Customers 1 to 6 buy for 100 to 105 on two days, 7 to 12 for 1 to 6 once and early; and a guest for 50. */
const rows: readonly TestLine[] = [
  ...ids.map((customer) => ({
    customer,
    invoice: `a${customer}`,
    quantity: customer <= 6 ? 99 + customer - 10 : customer - 6,
    date: '2011-01-03',
  })),
  ...ids
    .filter((customer) => customer <= 6)
    .map((customer) => ({
      customer,
      invoice: `b${customer}`,
      quantity: 10,
      date: '2011-03-01',
      product: '2',
    })),
  { customer: null, invoice: 'g', quantity: 50, date: '2011-02-01' },
];

const big = (customer: number): boolean => customer <= 6;

/** Writes clusters, and the parts of the trials and of the model that segments are made of. */
async function cluster(settings: Settings, members: readonly number[], clusters: readonly number[]) {
  const details = {
    trial: 't',
    title: 'T',
    space: 'log',
    scaling: 'none',
    model: 'by hand',
    features: [],
    k: 2,
  };
  await writeClusters(settings, members, Int32Array.from(clusters), { ...details, silhouette: null });
  const grades = [
    { label: 5, size: 6, jaccard: 0.9, dissolved: 0, grade: 'highly stable' },
    { label: 3, size: 6, jaccard: 0.5, dissolved: 1, grade: 'not to be trusted' },
  ];
  await withDatabase((database) =>
    writeArtefact(database, settings, 'trials', {
      select: "SELECT 't' AS id, true AS chosen",
      details: { chosen: 't', stability: { t: grades } },
    }),
  );
  const model = { type: 'insiders-model', version: 1, trial: 't' };
  const numbers = [
    { cluster: 1, label: 3, customers: 6 },
    { cluster: 2, label: 5, customers: 6 },
  ];
  await writeTextArtefact(settings, 'model', JSON.stringify({ ...model, clusters: numbers }), {});
}

function withClusters<T>(options: RunOptions, work: (settings: Settings) => Promise<T>): Promise<T> {
  return withRun(options, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    const everybody = settings.preset === 'reference' ? [...ids, 19000] : ids;
    await cluster(
      settings,
      everybody,
      everybody.map((id) => (big(id) ? 1 : 2)),
    );
    return work(settings);
  });
}

describe('the segments of a run', () => {
  test('have their figures, with guests’ revenue in the denominator', () =>
    withClusters({}, async (settings) => {
      const {
        segments: [first, second, ...rest],
        kept,
      } = await buildSegments(settings);
      assert.deepEqual([rest, kept], [[], []]);
      assert.deepEqual(
        [first.cluster, first.customers, first.invitable, first.guests, first.isInsiders],
        [1, 6, 6, 0, true],
      );
      // 100 to 105 and 1 to 6: 615 and 21; the guest 50.
      assert.deepEqual([first.revenue, first.netRevenue, first.grossRevenue], [615, 615, 615]);
      assert.deepEqual([second.revenue, second.isInsiders], [21, false]);
      assert.deepEqual([first.shareOfCustomers, first.shareOfAll], [0.5, 615 / 686]);
      assert.deepEqual([first.means.net_revenue, first.medians.net_revenue], [102.5, 102.5]);
      assert.deepEqual([first.means.n_invoices, second.medians.n_invoices], [2, 1]);
      assert.equal(second.means.avg_days_between_purchases, null);
      const { means, medians } = first.intervals;
      const revenue = means.net_revenue!;
      assert.ok(revenue[0] >= 100 && revenue[0] < 102.5 && revenue[1] > 102.5);
      assert.deepEqual(medians.n_invoices, [2, 2]);
    }));

  test('have the stability that the trials found for the label that stands for their number', () =>
    withClusters({}, async (settings) => {
      const { segments } = await buildSegments(settings);
      assert.deepEqual(
        segments.map(({ stability }) => stability),
        [
          { jaccard: 0.5, grade: 'not to be trusted' },
          { jaccard: 0.9, grade: 'highly stable' },
        ],
      );
    }));

  test('are named by their differences, and null on a dimension in which all are alike', () =>
    withClusters({}, async (settings) => {
      const [first, second] = (await buildSegments(settings)).segments;
      // Two groups of equal size lie about one deviation on either side, invoices first of all.
      assert.deepEqual([first.key, first.ruleKey], ['frequent-big-spenders', 'frequent-big-spenders']);
      assert.equal(second.traits.spend, 'small');
      assert.deepEqual([first.differences.returns, first.differences.tenure], [null, null]);
      assert.equal(segmentName(first, 'en'), 'Frequent big spenders');
      assert.equal(segmentName(first, 'pt'), 'Clientes frequentes de alto gasto');
    }));

  test('are read back as they were made, and are one row each in the artefact with their customers', () =>
    withClusters({}, async (settings) => {
      const { segments } = await buildSegments(settings);
      assert.deepEqual(await readSegments(settings), JSON.parse(JSON.stringify(segments)));
      const stored = await readArtefact(settings, 'segments');
      assert.deepEqual(
        stored.map((row) => [row.cluster, row.key, row.name_pt, row.customer_ids, row.stability]),
        [
          [1, segments[0].key, 'Clientes frequentes de alto gasto', '[1, 2, 3, 4, 5, 6]', 0.5],
          [2, segments[1].key, segmentName(segments[1], 'pt'), '[7, 8, 9, 10, 11, 12]', 0.9],
        ],
      );
    }));

  test('have the same bytes in a first run and in one after it', () =>
    withClusters({}, async (settings) => {
      const print = async () => [
        await fingerprint(artefactPath(settings, 'segments')),
        await fingerprint(recordPath(artefactPath(settings, 'segments'))),
      ];
      await buildSegments(settings);
      const first = await print();
      const { kept } = await buildSegments(settings);
      assert.equal(kept.length, 2);
      assert.deepEqual(await print(), first);
    }));

  test('keep their names when the numbers of their clusters move', () =>
    withClusters({}, async (settings) => {
      const before = (await buildSegments(settings)).segments;
      await cluster(
        settings,
        ids,
        ids.map((id) => (big(id) ? 2 : 1)),
      );
      const { segments, kept } = await buildSegments(settings);
      assert.deepEqual([segments[0].key, segments[1].key], [before[1].key, before[0].key]);
      assert.deepEqual(
        kept.map(({ cluster: now, earlierCluster, overlap }) => [now, earlierCluster, overlap]),
        [
          [1, 2, 1],
          [2, 1, 1],
        ],
      );
    }));

  test('keep a name that the rule would not give now, and say so', () =>
    withClusters({}, async (settings) => {
      await buildSegments(settings);
      const file = recordPath(artefactPath(settings, 'segments'));
      const record = JSON.parse(JSON.stringify(await readRecord(settings, 'segments'))) as {
        details: { segments: { key: string; traits: object }[] };
      };
      Object.assign(record.details.segments[0], {
        key: 'quiet-medium-spenders',
        traits: { spend: 'medium', recency: 'quiet' },
      });
      await writeText(file, JSON.stringify(record));
      const [first] = (await buildSegments(settings)).segments;
      assert.deepEqual([first.key, first.ruleKey], ['quiet-medium-spenders', 'frequent-big-spenders']);
      assert.equal(segmentName(first, 'en'), 'Quiet medium spenders');
    }));

  test('are refused where the clusters were made anew since', () =>
    withClusters({}, async (settings) => {
      await buildSegments(settings);
      await cluster(
        settings,
        ids,
        ids.map((id) => (big(id) ? 2 : 1)),
      );
      await assert.rejects(
        readSegments(settings),
        /segments\.parquet was made of another clusters\.parquet than the run "default" now has: .* --from 07/,
      );
    }));

  test('are asked of notebook 07 where they are missing', () =>
    withClusters({}, async (settings) => {
      await assert.rejects(readSegments(settings), /run notebook 07 first/);
    }));

  test('can be a single one, and one without anybody to invite', () =>
    withClusters({ preset: 'reference' }, async (settings) => {
      const everybody = [...ids, 19000];
      await cluster(
        settings,
        everybody,
        everybody.map((id) => (id === 19000 ? 2 : 1)),
      );
      const { segments } = await buildSegments(settings);
      assert.deepEqual([segments[1].customers, segments[1].invitable, segments[1].guests], [1, 0, 1]);
      assert.equal(segments[1].intervals.means.net_revenue, null);
      await cluster(
        settings,
        everybody,
        everybody.map(() => 1),
      );
      const [only] = (await buildSegments(settings)).segments;
      assert.deepEqual([only.key, only.shareOfAll, only.invitable], ['medium-spenders', 1, 12]);
    }));

  test('fill a table that has a column for all that it shows, the guests on its last line', () =>
    withClusters({}, async (settings) => {
      const { segments } = await buildSegments(settings);
      const table = await segmentTable(settings, segments);
      assert.deepEqual(
        table.map((row) => [row.cluster, row.stability, row.total_net_revenue]),
        [
          ['1: Frequent big spenders', 0.5, 615],
          [`2: ${segmentName(segments[1], 'en')}`, 0.9, 21],
          ['Guests (no customers)', null, 50],
        ],
      );
      for (const { name } of segmentColumns(settings.rules)) assert.ok(name in table[0], name);
    }));
});

describe('what is said beside the segments', () => {
  test('of the Insiders is null for the later days where the trials know none', () =>
    withClusters({}, async (settings) => {
      const facts = await insidersFacts(settings);
      assert.deepEqual([facts.customers, facts.listed, facts.later], [6, 6, null]);
      assert.equal(facts.shareOfAll, 615 / 686);
    }));

  test('of moves is null where the data are too short', () =>
    withClusters({}, async (settings) => {
      assert.equal(await segmentMoves(settings), null);
    }));

  test('of products counts purchases that stand, with the description that most lines have', () =>
    withClusters({}, async (settings) => {
      const lifts = await productLifts(settings, { minBuyers: 1 });
      assert.deepEqual(
        lifts.map(({ cluster: number, stockCode, description, buyers, lift }) => [
          number,
          stockCode,
          description,
          buyers,
          lift,
        ]),
        [[1, '2', '2 thing', 6, 2]],
      );
    }));
});
