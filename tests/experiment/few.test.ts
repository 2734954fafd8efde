import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import { lineAgreement, makeSpaces, type RunSpaces } from '../../src/experiment';
import { clean } from '../../src/cleaning';
import { writeLines } from '../support/lines';
import { withRun } from '../support/run';
import { resultsOf, trialOf } from './trials';

/** A run whose customers all came on one day, ready for spaces. */
function withCustomers(count: number, work: (settings: Settings) => Promise<void>): Promise<void> {
  return withRun({}, async (settings) => {
    await writeLines(
      settings,
      Array.from({ length: count }, (_, i) => ({ customer: i + 1, quantity: i + 1 })),
    );
    await clean(settings);
    await buildFeatures(settings);
    await work(settings);
  });
}

describe('few customers', () => {
  test('are refused by how many there are, how many it takes, and what to do', () =>
    withCustomers(30, (settings) =>
      assert.rejects(
        makeSpaces(settings),
        /the run "\w+" has 30 customers, and spaces and clusters need at least 31: .*--data/,
      ),
    ));

  test('and customers whom a feature cannot tell apart, by its name', () =>
    withCustomers(40, (settings) =>
      assert.rejects(makeSpaces(settings), /recency_days is 0 for every customer of the run "\w+"/),
    ));

  test('with fewer values of a feature than groups are held against no such grouping', () => {
    const points = new Matrix(Array.from({ length: 12 }, (_, row) => [0.01 * row, row % 3]));
    const run = { spaces: [{ name: 'min-max', points }] } as unknown as RunSpaces;
    const trials = [2, 3, 4].map((k) =>
      trialOf({ space: 'min-max', k, labels: Int32Array.from({ length: 12 }, (_, row) => row % k) }),
    );
    assert.deepEqual(
      lineAgreement(run, resultsOf(trials), 1).map(({ k }) => k),
      [2, 3],
    );
    // Three values in three groups: the same groups as those by the row's remainder.
    assert.equal(lineAgreement(run, resultsOf(trials), 1)[1].agreement, 1);
  });
});
