import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { loadSettings, projectRoot, settingDefinitions, settingsEnvironment } from '../../src/config';
import { presets } from './presets';

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-settings-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes a settings file and returns its path. */
function settingsFile(content: object | string): string {
  const file = path.join(folder, 'settings.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Loads settings from a file of this content, without the environment of this process. */
function load(content: object, overrides = {}, environment: Record<string, string> = {}) {
  return loadSettings(overrides, { file: settingsFile({ presets, ...content }), environment });
}

describe('settings', () => {
  test('come from the command line before the environment, from there before the file, from there before the defaults', () => {
    assert.equal(load({}).seed, 352);
    assert.equal(load({ seed: 1 }).seed, 1);
    assert.equal(load({ seed: 1 }, {}, { INSIDERS_SEED: '2' }).seed, 2);
    assert.equal(load({ seed: 1 }, { seed: '3' }, { INSIDERS_SEED: '2' }).seed, 3);
    assert.equal(load({ seed: 1 }, { seed: 4 }, { INSIDERS_SEED: '2' }).seed, 4);
  });

  test('take an empty variable of the environment for none', () => {
    const settings = load({ run: 'mine' }, {}, { INSIDERS_RUN: '', INSIDERS_SEED: '' });
    assert.equal(settings.run, 'mine');
    assert.equal(settings.seed, 352);
  });

  test('refuse a variable that is no setting, with the nearest that is one', () => {
    assert.throws(() => load({}, {}, { INSIDERS_SEDE: '1' }), {
      message:
        'the environment has INSIDERS_SEDE, which is no setting: did you mean INSIDERS_SEED? Take it away (unset INSIDERS_SEDE), or name it rightly',
    });
    assert.throws(() => load({}, {}, { insiders_seed: '1' }), /did you mean INSIDERS_SEED\?/);
  });

  for (const run of ['assets', 'downloads', 'Raw', 'con', 'nul.txt', 'mine.', 'a'.repeat(61), '../x', '']) {
    test(`refuse a run's name that can be no folder's: ${JSON.stringify(run.slice(0, 12))}`, () => {
      assert.throws(() => load({}, { run }), /run(:| must)/);
    });
  }

  test('read the file that INSIDERS_SETTINGS names', () => {
    const file = settingsFile({ presets, seed: 77 });
    assert.equal(loadSettings({}, { environment: { INSIDERS_SETTINGS: file } }).seed, 77);
    assert.equal(loadSettings({}, { environment: { INSIDERS_SETTINGS: '' } }).seed, 352);
  });

  test('read a file with a byte order mark, as some editors write it', () => {
    const file = settingsFile(`\ufeff${JSON.stringify({ presets, seed: 5 })}`);
    assert.equal(loadSettings({}, { file, environment: {} }).seed, 5);
  });

  test('of the repository are right, for both presets', () => {
    const standard = loadSettings({}, { environment: {} });
    assert.equal(standard.preset, 'default');
    assert.equal(standard.run, 'default');
    assert.deepEqual(standard.rules, standard.presets.default);
    const reference = loadSettings({ preset: 'reference' }, { environment: {} });
    assert.equal(reference.run, 'reference');
    assert.equal(reference.rules.guests, 'one_customer_per_invoice');
    assert.equal(reference.rules.shiftDays, 2190);
  });

  test('name the run after the preset, unless the run has a name', () => {
    assert.equal(load({ preset: 'mine' }).run, 'mine');
    assert.equal(load({ preset: 'mine', run: 'A.b_c-1' }).run, 'A.b_c-1');
  });

  test('resolve folders from the root of the project, and leave absolute ones as they are', () => {
    const settings = load({ dataDir: 'elsewhere/data', reportsDir: folder });
    assert.equal(settings.dataDir, path.join(projectRoot(), 'elsewhere', 'data'));
    assert.equal(settings.reportsDir, folder);
  });

  test('name no currency until somebody does: amounts have no sign then', () => {
    const { currency, givenCurrency } = loadSettings({}, { environment: {} });
    assert.deepEqual([currency, givenCurrency], ['none', null]);
    const given = loadSettings({ currency: 'BRL' }, { environment: {} });
    assert.deepEqual([given.currency, given.givenCurrency], ['BRL', 'BRL']);
  });

  test('go to another process by its environment and arrive the same', () => {
    const file = settingsFile({ presets, downloadTimeoutSeconds: 2.5 });
    const overrides = { data: "a path, with 'quotes'", run: 'r1', seed: 0, preset: 'mine', currency: 'EUR' };
    const given = loadSettings(overrides, { file, environment: {} });
    const arrived = loadSettings({}, { file, environment: settingsEnvironment(given) });
    assert.deepEqual(arrived, given);
  });

  test('go to another process by its environment with nothing named as data', () => {
    const given = load({});
    assert.equal(given.data, null);
    assert.deepEqual(load({}, {}, settingsEnvironment(given)), given);
  });
});

describe('the definitions of the plain settings', () => {
  const definitions = settingDefinitions();

  test('agree with the settings: each has its value, of its type, and no plain setting is without one', () => {
    const { rules, steps, presets: all, givenCurrency, rates, sourceSettings, ...plain } = load({});
    assert.deepEqual(
      { givenCurrency, rates, sourceSettings },
      { givenCurrency: null, rates: {}, sourceSettings: {} },
    );
    assert.ok(rules === all.default && steps.trials.ks.length > 0);
    assert.deepEqual(definitions.map(({ name }) => name).sort(), Object.keys(plain).sort());
    for (const { name, type, nullable } of definitions) {
      const value = plain[name as keyof typeof plain];
      if (value === null) assert.ok(nullable, name);
      else assert.equal(typeof value, type === 'string' ? 'string' : 'number', name);
    }
  });

  test('name their variable and option, and say what they are', () => {
    const timeout = definitions.find(({ name }) => name === 'cellTimeoutSeconds');
    assert.equal(timeout?.variable, 'INSIDERS_CELL_TIMEOUT_SECONDS');
    assert.equal(timeout?.option, 'cell-timeout-seconds');
    assert.equal(timeout?.fallback, 600);
    for (const { description, name } of definitions) assert.match(description, /^[A-Z].*\.$/, name);
  });
});

describe('the root of the project', () => {
  test('is found from a folder below it', () => {
    assert.equal(projectRoot(path.join(projectRoot(), 'src', 'config')), projectRoot());
  });

  test('is not found from outside, and the message says where to start', () => {
    assert.throws(
      () => projectRoot(folder),
      /is not inside the Insiders project: start from the folder of its/,
    );
  });
});
