import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withSteps } from '../../src/config';
import { runSteps, stepNames } from '../../src/pipeline';
import { readCsv } from '../../src/store';
import { wordsOf } from '../report/words-of';
import { runSettings, withRun } from '../support/run';

test('a whole run that asks for a capacity lists as many as it asks for, and its report says so', () =>
  withRun({}, async (_, folder) => {
    const asked = runSettings(folder, {
      data: 'sample',
      sampleCustomers: 150,
      set: 'programme.select=capacity: 30',
    });
    const settings = withSteps(asked, {
      trials: { ks: [3, 4] },
      finalists: { count: 2, replicates: 3, seeds: 2 },
      value: { replicates: 0, origins: 2, bandedOrigins: 0 },
      proof: { replicates: 100, permutations: 99 },
    });
    const { report } = await runSteps(settings, stepNames, { threads: 0 });
    const { rows } = readCsv(readFileSync(report.lists.insidersFile, 'utf8'));
    assert.deepEqual([rows.length, report.lists.insiders], [30, 30]);
    assert.equal(new Set(rows.map(({ customer_id }) => customer_id)).size, 30);
    const { headline, clustering } = report.parts.run.facts;
    assert.deepEqual(
      [headline.insiders, clustering.selection?.how, clustering.selection?.size],
      [30, 'list', 30],
    );
    const said = wordsOf(report.document)
      .map(({ text }) => text.replaceAll('\\', ''))
      .join('\n');
    assert.match(said, /30.*as many as the settings ask for|as many as the settings ask for.*30/);
  }));
