import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { tmpdir } from 'node:os';
import { type Settings } from '../../src/config';
import { runSteps, stepNames, stepRange, steps, withLock } from '../../src/pipeline';
import { artefactNames, artefactPath, StaleError } from '../../src/store';
import { runSettings } from '../support/run';
import { finishRun } from '../support/trained-run';

describe('the steps of a run', () => {
  test('stand in an order in which each finds what earlier ones make', () => {
    const made = new Set<string>();
    for (const name of stepNames) {
      for (const input of steps[name].inputs) assert.ok(made.has(input), `${name} reads ${input}`);
      for (const output of steps[name].outputs) made.add(output);
    }
    assert.deepEqual([...made].sort(), [...artefactNames].sort());
    assert.deepEqual(stepRange('spaces', 'choose'), ['spaces', 'trials', 'finalists', 'choose']);
    assert.throws(() => stepRange('train', 'load'), /from and to must be steps in the order load, clean,/);
  });
});

describe('a run whose parts are of several data sets or presets', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-steps-'));
  const settings = runSettings(folder, { data: 'sample', sampleCustomers: 120, run: 'mixed' });
  const rules = (): string => readFileSync(artefactPath(settings, 'rules'), 'utf8');
  const refused = (run: Settings, names: Parameters<typeof runSteps>[1], message: RegExp): Promise<void> => {
    const before = rules();
    return assert.rejects(runSteps(run, names, { threads: 0 }), (error: Error) => {
      assert.ok(error instanceof StaleError, String(error));
      assert.match(error.message, message);
      assert.equal(rules(), before, 'nothing was written');
      return true;
    });
  };

  before(async () => {
    await runSteps(settings, stepRange('load', 'spaces'));
    await finishRun(settings);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('is refused under another preset before anything is written', () => {
    const { reference } = settings.presets;
    return refused(
      { ...settings, preset: 'reference', rules: reference },
      ['rules', 'proof', 'report'],
      /cleaned\.parquet of the run "mixed" was made with preset "default", and "reference" is asked for: .*npm run report -- --run mixed --preset reference --from 02$/,
    );
  });

  test('is refused in another currency, and by steps that would only read the lists’ inputs', () =>
    refused(
      { ...settings, currency: 'BRL' },
      ['rules'],
      /lines\.parquet .* made with currency "GBP", and "BRL"/,
    ));

  test('is refused where the first steps were taken on other data since, with the first step that mends it', async () => {
    await runSteps({ ...settings, seed: 7 }, ['load', 'clean']);
    await refused(
      settings,
      ['rules', 'proof', 'report'],
      /customers\.parquet was made of another cleaned\.parquet than the run "mixed" now has: make it again with npm run report -- --run mixed --from 03$/,
    );
    // The same data once more, and all fits again: their bytes are what counts.
    await runSteps(settings, ['load', 'clean']);
    await runSteps(settings, ['rules']);
  });

  test('takes steps in their order alone, and those that are kept in memory in one go', async () => {
    await assert.rejects(
      runSteps(settings, ['rules', 'report']),
      /steps must follow each other as in load, clean/,
    );
    await assert.rejects(runSteps(settings, ['choose']), /the step finalists makes is kept in memory only/);
  });

  test('is written by one alone: steps within are the same writer’s', () =>
    withLock(settings, { command: 'a test' }, async () => {
      const { rules: made } = await runSteps(settings, ['rules']);
      assert.equal(made.file, artefactPath(settings, 'rules'));
    }));
});
