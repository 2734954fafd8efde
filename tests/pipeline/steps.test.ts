import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { tmpdir } from 'node:os';
import { withSteps, type Settings, type StepChoices } from '../../src/config';
import { runSteps, stepNames, stepRange, steps, withLock, type StepName } from '../../src/pipeline';
import { artefactNames, artefactPath, readTextArtefact, StaleError } from '../../src/store';
import { findSource } from '../../src/transactions';
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
  const [first, second] = ['first.csv', 'second.csv'].map((name) => path.join(folder, name));
  const settings = runSettings(folder, { data: first, run: 'mixed' });
  const rules = (): string => readFileSync(artefactPath(settings, 'rules'), 'utf8');
  const refused = (run: Settings, names: readonly StepName[], message: RegExp): Promise<void> => {
    const before = rules();
    return assert.rejects(runSteps(run, names, { threads: 0 }), (error: Error) => {
      assert.ok(error instanceof StaleError, String(error));
      assert.match(error.message, message);
      assert.equal(rules(), before, 'nothing was written');
      return true;
    });
  };

  before(async () => {
    for (const [file, seed] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const generated = { ...settings, data: 'sample', sampleCustomers: 120, seed };
      copyFileSync((await findSource(generated)).paths[0], file);
    }
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
      { ...settings, currency: 'BRL', givenCurrency: 'BRL' },
      ['rules'],
      /lines\.parquet .* made with currency "GBP", and "BRL"/,
    ));

  test('is refused where the first steps were taken on another file since, whether that is named or not', async () => {
    await runSteps({ ...settings, data: second }, ['load', 'clean']);
    const names = ['rules', 'proof', 'report'] as const;
    await refused(
      settings,
      names,
      /the run "mixed" was made of second\.csv, and .*first\.csv is asked for: leave --data out, or read it with npm run report -- --run mixed --from 01 --data .*first\.csv$/,
    );
    const said =
      /customers\.parquet was made of another cleaned\.parquet than the run "mixed" now has: make it again with npm run report -- --run mixed --from 03$/;
    await refused({ ...settings, data: second }, names, said);
    await refused({ ...settings, data: null }, names, said);
    // The same data once more, and all fits again: their bytes are what counts.
    await runSteps(settings, ['load', 'clean']);
    await runSteps(settings, ['rules']);
  });

  test('is refused where the sample is asked for, and a file was read', () =>
    refused({ ...settings, data: 'sample' }, ['rules'], /was made of first\.csv, and sample is asked for/));

  test('takes other choices than the settings’, which its records then have', async () => {
    const choices = { rules: { slacks: [0.2], graceReviews: [2] } };
    const { rules: made } = await runSteps(settings, ['rules'], { choices });
    const tried = made.replay.status === 'replayed' ? made.replay.outcomes : [];
    assert.deepEqual([...new Set(tried.map(({ slack }) => slack))], [0, 0.2]);
    assert.equal(made.membership.applied.slack, 0.2);
    await readTextArtefact(withSteps(settings, choices), 'rules');
    await assert.rejects(readTextArtefact(settings, 'rules'), /was made with slacks \[0\.2\]/);
    await runSteps(settings, ['rules']);
  });

  test('is refused before anything is done where the settings name what there is not', async () => {
    const asked = (choices: StepChoices) => runSteps(settings, ['rules'], { choices });
    await assert.rejects(
      asked({ trials: { models: { 'k-means': { restart: 3 } } } }),
      /k-means has no option restart: it has restarts/,
    );
    await assert.rejects(asked({ value: { method: 'magic' } }), /value\.method must be one of .*"magic"/);
    await assert.rejects(asked({ proof: { replicates: 3 } }), /steps\.proof\.replicates: must be >= 100/);
    const misspelt = { rules: { dept: 2 } } as StepChoices;
    await assert.rejects(asked(misspelt), /there is no setting "dept"/);
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
