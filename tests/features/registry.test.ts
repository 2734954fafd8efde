import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import {
  checkFeatures,
  customerInvariants,
  feature,
  featureMatrix,
  featureVocabulary,
  featureWords,
  registerFeature,
  type FeatureEntry,
} from '../../src/features';
import { readCsv, runFolders, withArtefacts } from '../../src/store';
import { createWriter, numberOf, sayCondition } from '../../src/texts';
import { withRun } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';

const { presets } = loadSettings({}, { environment: {} });

/** A feature that the catalogue has not: all that a newcomer writes. */
const months: FeatureEntry = {
  name: 'n_months',
  heading: 'Months',
  definition: 'Months of the calendar with a purchase.',
  unit: 'months',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: "CAST(count(DISTINCT date_trunc('month', day)) AS INTEGER)",
  kind: 'count',
  words: {
    en: { heading: 'Months', meaning: 'Months with a purchase.', condition: numberOf('month', 'months') },
    pt: { heading: 'Meses', meaning: 'Meses com uma compra.', condition: numberOf('mês', 'meses') },
  },
  invariants: [{ name: 'months are at least 1', holds: 'n_months >= 1' }],
};

/** Runs the work with the entry in the catalogue, and takes it out again. */
async function withFeature(entry: FeatureEntry, work: () => Promise<void> | void): Promise<void> {
  const remove = registerFeature(entry);
  try {
    await work();
  } finally {
    remove();
  }
}

describe('a feature of one’s own', () => {
  test('goes from its entry alone through spaces, model, segments and rules to the lists', () =>
    withFeature(months, () =>
      withRun(
        {
          data: 'sample',
          sampleCustomers: 150,
          rules: {
            windowDays: null,
            clustering: { features: ['n_months', 'net_revenue'], scaling: 'log-z' },
          },
        },
        async (settings) => {
          await prepareRun(settings);
          const { values, customerIds } = await featureMatrix(settings);
          const counted = await withArtefacts(settings, ['cleaned'], (database) =>
            database.rows<{ id: number; months: number }>(`
              SELECT customer_id AS id, count(DISTINCT strftime(day, '%Y-%m')) AS months FROM cleaned
              WHERE quantity = 0 OR (quantity > 0 AND standing_quantity > 0) GROUP BY ALL ORDER BY id`),
          );
          assert.deepEqual(
            customerIds.map((id, i) => ({ id, months: values.get(i, 0) })),
            counted,
          );
          const invariants = await customerInvariants(settings);
          assert.ok(invariants.some(({ name }) => name === 'months are at least 1'));
          const { model } = await finishRun(settings);
          assert.deepEqual(model.saved.features, ['n_months', 'net_revenue']);
          const { columns } = readCsv(
            readFileSync(path.join(runFolders(settings).processed, 'customers.csv'), 'utf8'),
          );
          assert.ok(columns.includes('n_months'));
        },
      ),
    ));

  test('has its words in the catalogue, in sentences and in rules', () =>
    withFeature(months, () => {
      assert.equal(
        feature(presets.default, 'n_months').definition,
        'Months of the calendar with a purchase.',
      );
      assert.equal(featureWords('pt', 'n_months').heading, 'Meses');
      const condition = { feature: 'n_months', operator: 'at_least', threshold: 3 } as const;
      const said = sayCondition(createWriter('pt', 'BRL'), condition, featureVocabulary(presets.default));
      assert.equal(said, 'pelo menos 3 meses');
    }));

  test('is refused under a name that is taken', () => {
    assert.throws(
      () => registerFeature({ ...months, name: 'n_lines' }),
      /there is a feature "n_lines" already/,
    );
  });

  test('that lacks something is refused at the start, with all that it lacks', async () => {
    const { words, ...rest } = months;
    const lacking = { ...rest, definition: '', invariants: [], words: { en: words?.en } };
    await withFeature(lacking as unknown as FeatureEntry, () => {
      assert.throws(
        () => checkFeatures(presets.default),
        ({ message }: Error) => {
          for (const what of [
            'a definition',
            'an invariant',
            'a heading in words.pt',
            'condition in words.pt',
          ])
            assert.match(message, new RegExp(`feature n_months lacks .*${what}`));
          assert.doesNotMatch(message, /words\.en|feature n_lines/);
          return true;
        },
      );
    });
  });
});

describe('the catalogue at the start of a run', () => {
  test('is whole under every preset', () => {
    for (const preset of Object.values(presets)) checkFeatures(preset);
  });

  test('refuses a preset that clusters by what is no number, or not there', () => {
    const by = (name: string) => ({
      ...presets.default,
      clustering: { ...presets.default.clustering, features: [name] },
    });
    assert.throws(() => checkFeatures(by('country')), /feature country is no number/);
    assert.throws(() => checkFeatures(by('n_months')), /there is no feature "n_months"/);
  });

  test('says which columns of the lines each feature needs beside customer, day and amounts', () => {
    const needs = (name: string) => feature(presets.default, name).needs;
    assert.deepEqual(needs('n_products'), ['stock_code']);
    assert.deepEqual(needs('avg_unique_basket_size'), ['invoice_no', 'stock_code']);
    assert.deepEqual(needs('country'), ['country']);
    assert.deepEqual(needs('recency_days'), []);
    assert.deepEqual(needs('frequency'), []);
    assert.deepEqual(feature(presets.reference, 'frequency').needs, ['invoice_no']);
  });
});
