import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type Settings } from '../../src/config';
import {
  checkFeatures,
  createCustomersTable,
  feature,
  featureCatalogue,
  featureVocabulary,
  featureWords,
  registerFeature,
  settingsOfRun,
  type FeatureEntry,
} from '../../src/features';
import { withDatabase, writeArtefact } from '../../src/store';
import { createWriter, sayCondition } from '../../src/texts';
import { cleanLines } from '../../src/cleaning';
import { createLines } from '../support/lines';
import { withRun } from '../support/run';
import { months } from './months';

const { presets } = loadSettings({}, { environment: {} });

/** Writes lines whose record says that the source had columns of these roles. */
function writeLinesOf(settings: Settings, roles: readonly string[]): Promise<unknown> {
  return withDatabase(async (database) => {
    await createLines(database, [{}]);
    await writeArtefact(database, settings, 'lines', {
      select: 'SELECT * FROM lines',
      details: { roles, export: null },
    });
  });
}

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
    assert.deepEqual(needs('net_revenue'), []);
    // Without a number of its own a customer's lines of one day are an invoice.
    assert.deepEqual(needs('n_invoices'), []);
    assert.deepEqual(needs('n_products'), ['product']);
    assert.deepEqual(needs('avg_basket_size'), ['quantity']);
    assert.deepEqual(needs('country'), ['country']);
  });

  test('leaves out what the source has no column for, of the customers’ table and of the clustering too', () =>
    withRun({ preset: 'reference' }, async (settings) => {
      const { rules } = settings;
      await writeLinesOf(settings, ['customer', 'day', 'amount']);
      const own = (await settingsOfRun(settings)).rules;
      const before = featureCatalogue(rules).map(({ name }) => name);
      const gone = before.filter((name) => !featureCatalogue(own).some((each) => each.name === name));
      assert.deepEqual(gone, [
        'n_items',
        'n_products',
        'n_returned_items',
        'avg_basket_size',
        'avg_unique_basket_size',
        'country',
      ]);
      assert.deepEqual(
        own.clustering.features,
        rules.clustering.features.filter((name) => name !== 'n_returned_items'),
      );
      await withDatabase(async (database) => {
        await createLines(database, [{}]);
        await cleanLines(database, own);
        await createCustomersTable(database, own);
        const { columns } = await database.table('SELECT * FROM customers');
        assert.deepEqual(
          columns,
          featureCatalogue(own).map(({ name }) => name),
        );
      });
    }));
});
