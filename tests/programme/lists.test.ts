import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures, featureCatalogue } from '../../src/features';
import { writeClusters } from '../../src/experiment';
import { writeLists } from '../../src/programme';
import { writeRules, type Eligibility } from '../../src/scoring';
import { readCsv, readRecord, withDatabase, writeArtefact } from '../../src/store';
import { clean } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';
import { writeForecast } from '../support/trained-run';

/** Customers 1 to 4 with net revenues of 60, 25, 10 and 5, and a guest with 100. Two live in hostile countries. */
const rows: readonly TestLine[] = [
  { customer: 1, quantity: 60, country: '=HYPERLINK("http://x","y")' },
  { customer: 2, quantity: 30, country: '@SUM(A1)\n-1' },
  { customer: 2, quantity: -5, product: '99', date: '2011-01-04' },
  { customer: 3, quantity: 10, country: 'Côte d’Ivoire; "sul", norte' },
  { customer: 4, quantity: 5, country: '+1' },
  { customer: null, invoice: '7', quantity: 100 },
];

const spending = (threshold: number): Eligibility =>
  ({
    status: 'found',
    rule: {
      alternatives: [[{ feature: 'gross_revenue', operator: 'at_least', threshold }]],
      registeredOnly: true,
    },
  }) as unknown as Eligibility;

const noRule = { status: 'none', reason: 'too_few' } as unknown as Eligibility;

/** A run with clusters by hand, two named segments and a rule. */
function withLists<T>(
  options: RunOptions & { readonly clusters?: readonly number[]; readonly eligibility?: Eligibility },
  work: (settings: Settings, list: (name: string) => string) => Promise<T> | T,
): Promise<T> {
  const { clusters = [1, 1, 2, 2], eligibility = spending(30), ...run } = options;
  return withRun(run, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    const ids = clusters.map((_, i) => (i < 4 ? i + 1 : 19000));
    await writeClusters(settings, ids, Int32Array.from(clusters), {} as never);
    await withDatabase((database) =>
      writeArtefact(database, settings, 'segments', {
        select: 'SELECT 1 AS cluster',
        from: ['clusters'],
        details: {
          version: 1,
          segments: [
            { cluster: 1, traits: { spend: 'big', frequency: 'frequent' } },
            { cluster: 2, traits: { spend: 'small' } },
          ],
        },
      }),
    );
    await writeRules(settings, eligibility);
    await writeForecast(settings);
    await writeLists(settings);
    const list = (name: string): string =>
      readFileSync(path.join(settings.dataDir, 'processed', settings.run, name), 'utf8');
    return work(settings, list);
  });
}

describe('the list of the Insiders', () => {
  test('has members only, the biggest first, with what the issue asks for and nothing else', () =>
    withLists({ clusters: [2, 1, 1, 2] }, (_, list) => {
      const { columns, rows: members } = readCsv(list('insiders.csv'));
      assert.deepEqual(columns, [
        'customer_id',
        'segment',
        'net_revenue',
        'gross_revenue',
        'recency_days',
        'purchases',
        'expected_revenue_3m',
        'expected_revenue_3m_low80',
        'expected_revenue_3m_high80',
        'country',
        'reason',
      ]);
      assert.deepEqual(
        members.map((row) => Object.values(row).slice(0, 9)),
        [
          ['2', 'Frequent big spenders', '25.00', '30.00', '0', '1', '3.00', '0.00', '6.00'],
          ['3', 'Frequent big spenders', '10.00', '10.00', '0', '1', '1.00', '0.00', '2.00'],
        ],
      );
    }));

  test('says why each is in: by the rule, or in spite of it and by how much it misses', () =>
    withLists({ clusters: [2, 1, 1, 2] }, (_, list) => {
      assert.deepEqual(
        readCsv(list('insiders.csv')).rows.map(({ reason }) => reason),
        [
          'Frequent big spenders; meets the rule: gross revenue of at least £30',
          'Frequent big spenders, by all features together; the short rule alone would leave this customer out: gross revenue of at least £30 (£10.00, misses by £20.00)',
        ],
      );
    }));

  test('says so in Portuguese, under the same headers', () =>
    withLists({ lang: 'pt' }, (_, list) => {
      const { columns, rows: members } = readCsv(list('insiders.csv'));
      assert.equal(columns[1], 'segment');
      assert.equal(members[0].segment, 'Clientes frequentes de alto gasto');
      assert.match(
        members[0].reason,
        /^Clientes frequentes de alto gasto; atende à regra: receita bruta de pelo menos £\s?30$/,
      );
      const outside = readCsv(list('customers.csv')).rows[3];
      assert.equal(outside.reason, 'Em outro segmento: Clientes de baixo gasto');
    }));

  test('gives the segment as the reason where the run has no rule', () =>
    withLists({ eligibility: noRule }, (_, list) => {
      assert.equal(
        readCsv(list('insiders.csv')).rows[0].reason,
        'Frequent big spenders, by all features together',
      );
    }));

  test('leaves cells empty for whom there is no forecast', () =>
    withLists({}, (_, list) => {
      // The forecast by hand leaves customer 1 out.
      const [first, second] = readCsv(list('insiders.csv')).rows;
      assert.deepEqual([first.customer_id, first.expected_revenue_3m], ['1', '']);
      assert.deepEqual([second.customer_id, second.expected_revenue_3m], ['2', '3.00']);
      assert.equal(readCsv(list('customers.csv')).rows[0].alive_probability, '');
    }));
});

describe('the list of all customers', () => {
  test('has everybody by number, whether they are in and why not, and all features', () =>
    withLists({}, (settings, list) => {
      const { columns, rows: customers } = readCsv(list('customers.csv'));
      assert.deepEqual(
        customers.map((row) => [row.customer_id, row.cluster, row.in_programme]),
        [
          ['1', '1', 'true'],
          ['2', '1', 'true'],
          ['3', '2', 'false'],
          ['4', '2', 'false'],
        ],
      );
      assert.equal(customers[2].reason, 'In another segment: Small spenders');
      for (const { name } of featureCatalogue(settings.rules)) assert.ok(columns.includes(name), name);
      assert.equal(new Set(columns).size, columns.length);
      assert.deepEqual(columns.slice(0, 7), [
        'customer_id',
        'segment',
        'cluster',
        'in_programme',
        'reason',
        'is_guest',
        'alive_probability',
      ]);
    }));

  test('says of a guest that nobody can invite them, whatever their segment', () =>
    withLists({ preset: 'reference', clusters: [2, 2, 2, 2, 1] }, (_, list) => {
      const guest = readCsv(list('customers.csv')).rows.at(-1)!;
      assert.deepEqual(
        [guest.customer_id, guest.cluster, guest.in_programme, guest.is_guest],
        ['19000', '1', 'false', 'true'],
      );
      assert.equal(guest.reason, 'A guest, whom nobody can invite (segment: Frequent big spenders)');
      assert.equal(readCsv(list('insiders.csv')).rows.length, 0);
    }));
});

describe('lists opened in a spreadsheet', () => {
  for (const csvFormat of ['plain', 'excel', 'excel-comma'] as const) {
    test(`run nothing and keep their columns in the format ${csvFormat}, whatever a country is called`, () =>
      withLists({ csvFormat }, (_, list) => {
        const text = list('customers.csv');
        assert.equal(text.startsWith('\ufeff'), csvFormat !== 'plain');
        const { rows: customers, columns } = readCsv(text);
        assert.deepEqual(
          customers.map(({ country }) => country),
          [`'=HYPERLINK("http://x","y")`, "'@SUM(A1)\n-1", 'Côte d’Ivoire; "sul", norte', "'+1"],
        );
        for (const row of customers) {
          for (const name of columns) assert.doesNotMatch(row[name], /^[=+@\t\r]/, name);
        }
        assert.equal(customers[1].net_revenue, csvFormat === 'excel-comma' ? '25,00' : '25.00');
      }));
  }
});

describe('lists', () => {
  test('are refused where the segments are of other clusters than the run now has, with the notebook', () =>
    withLists({}, async (settings) => {
      const { sha256 } = await readRecord(settings, 'clusters');
      await writeClusters(settings, [1, 2, 3, 4], Int32Array.of(1, 2, 2, 2), {} as never);
      assert.notEqual((await readRecord(settings, 'clusters')).sha256, sha256);
      await assert.rejects(
        writeLists(settings),
        /segments\.parquet was made of another clusters\.parquet .* --from 07/,
      );
    }));

  test('have the same bytes each time', () =>
    withLists({}, async (settings, list) => {
      const before = [list('insiders.csv'), list('customers.csv')];
      await writeLists(settings);
      assert.deepEqual([list('insiders.csv'), list('customers.csv')], before);
    }));
});
