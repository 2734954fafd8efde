import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildFeatures, featureMatrix } from '../../src/features';
import { clean } from '../../src/cleaning';
import { writeLines } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';
import { type Settings } from '../../src/config';
import { handLines } from './lines';

const withCustomers = (options: RunOptions, work: (settings: Settings) => Promise<void>) =>
  withRun(options, async (settings) => {
    await writeLines(settings, handLines);
    await clean(settings);
    await buildFeatures(settings);
    await work(settings);
  });

describe('customers as numbers', () => {
  test('are the features by which the preset clusters, by customer number, with the preset’s revenue', () =>
    withCustomers({}, async (settings) => {
      const { customerIds, names, values, revenue } = await featureMatrix(settings);
      assert.deepEqual(customerIds, [1, 2, 5]);
      assert.deepEqual(names, settings.rules.clustering.features);
      assert.deepEqual(revenue, Float64Array.of(26.5, 6, 0));
      assert.deepEqual(values.getColumn(names.indexOf('recency_days')), [60, 0, 40]);
      assert.deepEqual([values.rows, values.columns], [3, names.length]);
    }));

  test('rank by gross revenue where the preset says so', () =>
    withCustomers({ preset: 'reference' }, async (settings) => {
      const { customerIds, revenue } = await featureMatrix(settings);
      assert.deepEqual(customerIds, [1, 2, 4, 5, 19000]);
      assert.deepEqual(revenue, Float64Array.of(35.5, 6, 6, 6, 8));
    }));

  test('are the features that are named, in that order', () =>
    withCustomers({}, async (settings) => {
      const { values } = await featureMatrix(settings, ['n_lines', 'avg_ticket']);
      assert.deepEqual(values.to2DArray(), [
        [4, 7.375],
        [1, 6],
        [1, 0],
      ]);
    }));

  test('refuse a feature that a customer misses, by name', () =>
    withCustomers({}, async (settings) => {
      await assert.rejects(
        featureMatrix(settings, ['n_lines', 'avg_days_between_purchases']),
        /feature avg_days_between_purchases is missing for customer 2: cluster by features that every customer has/,
      );
    }));

  test('refuse a feature that is none, that is no number, and no feature at all, by name', () =>
    withCustomers({}, async (settings) => {
      const ask = (names: string[]) => assert.rejects.bind(null, async () => featureMatrix(settings, names));
      await ask(['n_lines; DROP TABLE customers'])(/there is no feature "n_lines; DROP TABLE customers"/);
      await ask(['country'])(/feature country is no number \(text\); numbers are gross_revenue, /);
      await ask(['is_guest'])(/feature is_guest is no number \(flag\)/);
      await ask(['customer_id'])(/feature customer_id is no number \(id\)/);
      await ask([])(/at least one feature must be named: gross_revenue, /);
    }));

  test('need the customers, and name the notebook that makes them', () =>
    withRun({}, async (settings) => {
      await assert.rejects(async () => featureMatrix(settings), /run notebook 03 first/);
    }));
});
