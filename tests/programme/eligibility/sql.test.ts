import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../../src/config';
import { buildFeatures } from '../../../src/features';
import { eligibilitySql, fitEligibility } from '../../../src/programme';
import {
  readRules,
  ruleHolds,
  rulesPath,
  writeRules,
  type EligibilityRule,
  type FoundEligibility,
} from '../../../src/scoring';
import { writeClusters } from '../../../src/experiment';
import {
  fingerprint,
  readArtefact,
  withArtefacts,
  withDatabase,
  writeArtefact,
  writeTextArtefact,
  type Row,
} from '../../../src/store';
import { clean } from '../../../src/cleaning';
import { loadTransactions } from '../../../src/transactions';
import { withRun } from '../../support/run';
import { postgresql, skipWithoutPostgresql } from '../../support/postgresql';

const rule: EligibilityRule = {
  alternatives: [
    [
      { feature: 'net_revenue', operator: 'at_least', threshold: 1400 },
      { feature: 'recency_days', operator: 'at_most', threshold: 60 },
    ],
    [
      { feature: 'frequency', operator: 'above', threshold: 0.35 },
      { feature: 'n_invoices', operator: 'below', threshold: 4 },
    ],
  ],
  registeredOnly: true,
};

const columns = 'customer_id, net_revenue, recency_days, frequency, n_invoices, is_guest';

/** Customers on, beside and between the thresholds, with missing values, guests among them. */
const edge: Row[] = [1399.99, 1400, null].flatMap((net_revenue, a) =>
  [60, 61, null].flatMap((recency_days, b) =>
    [0.35, 0.3500001, null].flatMap((frequency, c) =>
      [3, 4].flatMap((n_invoices, d) =>
        [false, true].map((is_guest, e) => ({
          customer_id: a * 1000 + b * 100 + c * 20 + d * 2 + e,
          net_revenue,
          recency_days,
          frequency,
          n_invoices,
          is_guest,
        })),
      ),
    ),
  ),
);

const taken = (rows: readonly Row[], by: EligibilityRule): unknown[] =>
  rows.filter((row) => ruleHolds(by, row)).map(({ customer_id }) => customer_id);

/** The table of the customers above, in SQL that both engines read. */
const table = `
  CREATE TABLE customers (customer_id BIGINT, net_revenue DOUBLE PRECISION, recency_days INTEGER,
    frequency DOUBLE PRECISION, n_invoices INTEGER, is_guest BOOLEAN);
  INSERT INTO customers (${columns}) VALUES ${edge
    .map(
      (row) =>
        `(${Object.values(row)
          .map((value) => value ?? 'NULL')
          .join(', ')})`,
    )
    .join(', ')};`;

/** A run of the sample whose Insiders are those with much revenue who came lately. */
function withInsiders<T>(preset: string, work: (settings: Settings) => Promise<T>): Promise<T> {
  return withRun({ preset, data: 'sample', sampleCustomers: 300 }, async (settings) => {
    await loadTransactions(settings);
    await clean(settings);
    await buildFeatures(settings);
    const customers = await readArtefact(settings, 'customers');
    const clusters = Int32Array.from(customers, ({ gross_revenue, recency_days }) =>
      Number(gross_revenue) >= 800 && Number(recency_days) <= 90 ? 1 : 2,
    );
    await writeClusters(
      settings,
      customers.map(({ customer_id }) => Number(customer_id)),
      clusters,
      { trial: '', title: '', space: '', scaling: '', model: '', features: [], k: 2, silhouette: null },
    );
    return work(settings);
  });
}

async function fitted(settings: Settings): Promise<FoundEligibility> {
  const eligibility = await fitEligibility(settings);
  assert.equal(eligibility.status, 'found');
  return eligibility;
}

describe('the rule as SQL', () => {
  test('is one CASE over the columns of the customers', () => {
    assert.equal(
      eligibilitySql({ rule }),
      [
        'SELECT customer_id,',
        '  CASE',
        '    WHEN is_guest THEN FALSE',
        '    WHEN net_revenue >= 1400 AND recency_days <= 60 THEN TRUE',
        '    WHEN frequency > 0.35 AND n_invoices < 4 THEN TRUE',
        '    ELSE FALSE',
        '  END AS is_eligible',
        'FROM customers',
        'ORDER BY customer_id',
      ].join('\n'),
    );
  });

  test('reads another table where one is named, and refuses what is no name', () => {
    assert.match(eligibilitySql({ rule }, { table: 'shop.customers_2' }), /FROM shop\.customers_2\n/);
    for (const name of ['', 'a b', 'a; DROP TABLE b', 'a.b.c', '1a']) {
      assert.throws(
        () => eligibilitySql({ rule }, { table: name }),
        /table must be a name such as customers/,
      );
    }
  });

  test('takes the same customers in DuckDB as the rule does, on thresholds and with values missing', () =>
    withDatabase(async (database) => {
      for (const statement of table.split(';').slice(0, 2)) await database.run(statement);
      const rows = await database.rows(
        `SELECT customer_id FROM (${eligibilitySql({ rule })}) AS q WHERE is_eligible`,
      );
      const numbers = rows.map(({ customer_id }) => customer_id).sort((a, b) => Number(a) - Number(b));
      assert.deepEqual(numbers, taken(edge, rule));
      assert.ok(numbers.length > 5 && numbers.length < edge.length / 2);
    }));

  for (const preset of ['default', 'reference']) {
    test(`takes the same customers of a run in DuckDB as the rule does, ${preset} preset`, () =>
      withInsiders(preset, async (settings) => {
        const eligibility = await fitted(settings);
        await withArtefacts(settings, ['customers'], async (database) => {
          const rows = await database.rows('SELECT * FROM customers ORDER BY customer_id');
          const answers = await database.rows(eligibilitySql(eligibility));
          assert.deepEqual(
            answers.filter(({ is_eligible }) => is_eligible).map(({ customer_id }) => customer_id),
            taken(rows, eligibility.rule),
          );
          assert.equal(answers.filter(({ is_eligible }) => is_eligible).length, eligibility.inSample.taken);
          assert.equal(answers.length, rows.length);
        });
      }));
  }

  test('takes the same customers in PostgreSQL', { skip: skipWithoutPostgresql }, () => {
    const answer = postgresql(
      `${table}\nSELECT customer_id FROM (${eligibilitySql({ rule })}) AS q WHERE is_eligible;`,
    );
    assert.deepEqual(answer.split('\n').map(Number), taken(edge, rule));
  });
});

describe('the saved rules', () => {
  test('are read as they were written, and are the same bytes for the same run', () =>
    withInsiders('default', async (settings) => {
      const eligibility = await fitted(settings);
      const file = await writeRules(settings, eligibility);
      assert.equal(file, rulesPath(settings));
      const saved = await readRules(settings);
      assert.deepEqual(saved.eligibility, eligibility);
      assert.deepEqual(
        [saved.type, saved.version, saved.preset, saved.membership],
        ['insiders-rules', 1, 'default', null],
      );
      const before = await fingerprint(file);
      await writeRules(settings, await fitted(settings));
      assert.equal(await fingerprint(file), before);
    }));

  test('are refused when missing, of another kind, or made of other clusters', () =>
    withInsiders('default', async (settings) => {
      await assert.rejects(readRules(settings), /has no rules\.json yet: run notebook 09 first/);
      await writeTextArtefact(settings, 'rules', '{"type":"insiders-model","version":1}', {});
      await assert.rejects(readRules(settings), /no saved rules of version 1: type insiders-model/);
      await writeRules(settings, await fitted(settings));
      await withArtefacts(settings, ['clusters'], (database) =>
        writeArtefact(database, settings, 'clusters', {
          select: 'SELECT customer_id, 1 AS cluster, false AS is_insider FROM clusters',
        }),
      );
      await assert.rejects(
        readRules(settings),
        /rules\.json was made of another clusters\.parquet than the run/,
      );
    }));
});
