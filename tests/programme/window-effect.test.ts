import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customersArtefact } from '../../src/features';
import { windowEffect } from '../../src/programme';
import { readRecord } from '../../src/store';
import { withRun } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';

test('what a window does is counted by the run’s own model: who is in the base, and who is an Insider', () =>
  withRun({ data: 'sample', sampleCustomers: 150, rules: { windowDays: 120 } }, async (settings) => {
    await prepareRun(settings);
    const { model, clusters } = await finishRun(settings);
    assert.equal(model.saved.rules.windowDays, 120);
    const { customers, lapsed } = (await readRecord(settings, customersArtefact)).details;
    assert.ok(lapsed > 5);
    const [now, all] = (await windowEffect(settings))!;
    const insiders = clusters.filter((cluster) => cluster === 1).length;
    assert.deepEqual(now, { windowDays: 120, customers, insiders, shareOfCustomers: insiders / customers });
    assert.deepEqual([all.windowDays, all.customers], [null, customers + lapsed]);
    // Sums only grow where more days count: nobody is an Insider for buying less.
    assert.ok(all.insiders > now.insiders);
    const { rules } = settings;
    assert.equal(await windowEffect({ ...settings, rules: { ...rules, windowDays: null } }), null);
  }));
