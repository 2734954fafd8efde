import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { presets } from './presets';

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-faults-'));
after(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'settings.json');

/** The message with which loading a file of this content fails. */
function fault(content: unknown, overrides = {}, environment: Record<string, string> = {}): string {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    loadSettings(overrides, { file, environment });
  } catch (error) {
    return (error as Error).message;
  }
  assert.fail('these settings were accepted');
}

const withDefault = (change: object) => ({ presets: { default: { ...presets.default, ...change } } });

describe('a setting that does not fit is named, with what is allowed and what was received', () => {
  const plain: readonly [string, object, string][] = [
    ['text for a number', { seed: 'x' }, 'seed: must be integer, received "x"'],
    ['a fraction for a whole number', { seed: 1.5 }, 'seed: must be integer, received 1.5'],
    ['null for a number', { seed: null }, 'seed: must be integer, received null'],
    ['a list for a number', { seed: [1] }, 'seed: must be integer, received [1]'],
    ['a number below its range', { seed: -1 }, 'seed: must be >= 0, received -1'],
    ['a number above its range', { seed: 2 ** 32 }, 'seed: must be <= 4294967295, received 4294967296'],
    ['too few customers', { sampleCustomers: 49 }, 'sampleCustomers: must be >= 50, received 49'],
    ['a time of nothing', { cellTimeoutSeconds: 0 }, 'cellTimeoutSeconds: must be > 0, received 0'],
    ['an empty folder', { dataDir: '' }, 'dataDir: must NOT have fewer than 1 characters, received ""'],
    [
      'a currency in small letters',
      { currency: 'gbp' },
      'must match pattern "^([A-Z]{3}|none)$", received "gbp"',
    ],
    ['a setting that is none', { sead: 1 }, 'settings: there is no setting "sead"'],
    ['no presets at all', { presets: {} }, 'presets: must NOT have fewer than 1 properties, received {}'],
  ];
  for (const [name, change, expected] of plain) {
    test(name, () =>
      assert.ok(fault({ presets, ...change }).includes(expected), fault({ presets, ...change })),
    );
  }

  for (const run of ['a/b', '..', '.hidden', 'a b', '', 'x\n', 'ä', 'a\\b']) {
    test(`a run named ${JSON.stringify(run)}, which would be no safe folder`, () => {
      assert.match(fault({ presets, run }), /run: must match pattern ".*", received "/);
    });
  }

  test('a preset named like a path, which would name the run', () => {
    assert.match(
      fault({ presets: { ...presets, '../up': presets.default }, preset: '../up' }),
      /presets: each name must match pattern ".*", received "\.\.\/up"/,
    );
  });

  test('membership that could not be reviewed', () => {
    const membership = (change: object): string => fault(withDefault({ membership: change }));
    assert.match(membership({ slack: 1 }), /membership\.slack: must be <= 0\.9, received 1/);
    assert.match(membership({ enterReviews: 0 }), /membership\.enterReviews: must be >= 1, received 0/);
    assert.match(
      membership({ graceReviews: 1.5 }),
      /membership\.graceReviews: must be integer.*, received 1\.5/,
    );
    assert.match(membership({ grace: 1 }), /there is no setting "grace"/);
  });

  test('a word on the command line that is no number, by its option', () => {
    assert.equal(fault({ presets }, { memoryMb: 'much' }), '--memory-mb must be a number, received "much"');
    assert.equal(fault({ presets }, { seed: ' ' }), '--seed must be a number, received " "');
    assert.match(fault({ presets }, { seed: NaN }), /seed: must be integer, received NaN/);
  });

  test('a word in the environment that is no number, by its variable', () => {
    assert.equal(
      fault({ presets }, {}, { INSIDERS_MEMORY_MB: 'much' }),
      'INSIDERS_MEMORY_MB must be a number, received "much"',
    );
  });

  test('a word of the environment out of range, by the setting', () => {
    assert.match(
      fault({ presets }, {}, { INSIDERS_MEMORY_MB: '100' }),
      /memoryMb: must be >= 256, received 100/,
    );
  });

  test('several faults at once, each in a line', () => {
    const message = fault({ presets, seed: -1, currency: 1 });
    assert.deepEqual(message.split('\n').slice(1), [
      '  seed: must be >= 0, received -1',
      '  currency: must be string,null, received 1',
    ]);
    assert.ok(message.startsWith(`the settings do not fit (${file}):`));
  });
});

describe('a preset that does not fit is named', () => {
  for (const preset of ['nothing', 'constructor', '__proto__', 'toString', '']) {
    test(`an unknown one: ${JSON.stringify(preset)}`, () => {
      assert.equal(
        fault({ presets, preset }),
        `preset must be one of default, reference, mine, received "${preset}"`,
      );
    });
  }

  test('an unknown way with guests, with the known ones', () => {
    assert.ok(
      fault(withDefault({ guests: 'ignored' })).includes(
        'presets.default.guests: must be equal to one of the allowed values (not_customers, one_customer_per_invoice), received "ignored"',
      ),
    );
  });

  test('a window of too few days, or of half a day more', () => {
    assert.match(
      fault(withDefault({ windowDays: 29 })),
      /presets\.default\.windowDays: must be >= 30, received 29/,
    );
    assert.match(fault(withDefault({ windowDays: 90.5 })), /presets\.default\.windowDays: must be integer/);
  });

  test('a missing part', () => {
    assert.match(
      fault({ presets: { default: { title: 'x' } } }),
      /presets\.default: must have required property 'netReturns'/,
    );
  });

  test('clustering by no feature, by one twice, into one cluster', () => {
    const message = fault(
      withDefault({ clustering: { features: [], scaling: presets.default.clustering.scaling, k: 1 } }),
    );
    assert.match(message, /clustering\.features: must NOT have fewer than 1 items, received \[\]/);
    assert.match(message, /clustering\.k: must be >= 2, received 1/);
    assert.match(
      fault(
        withDefault({
          clustering: { features: ['n_lines', 'n_lines'], scaling: presets.default.clustering.scaling },
        }),
      ),
      /must NOT have duplicate items/,
    );
  });

  test('guests who are no customers, without the rule that takes their revenue out', () => {
    const rules = presets.default.rules.filter(({ rule }) => rule !== 'guest');
    assert.equal(
      fault(withDefault({ rules })),
      'preset default: where guests are not_customers, its rules must have the rule "guest", received price_not_positive, stock_code_in',
    );
    assert.match(fault(withDefault({ rules: [] })), /received none$/);
  });
});

describe('a cleaning rule that does not fit is named', () => {
  const guest = { rule: 'guest', reason: 'nobody' };
  const cases: readonly [string, object, RegExp][] = [
    [
      'an unknown rule',
      { rule: 'price_odd', reason: 'x' },
      /rules\.1\.rule: .*price_below.*received "price_odd"/,
    ],
    ['a price rule without its price', { rule: 'price_below', reason: 'x' }, /rules\.1: .*property 'price'/],
    [
      'a country rule without its values',
      { rule: 'country_in', reason: 'x' },
      /rules\.1: .*property 'values'/,
    ],
    ['a rule with no value', { rule: 'country_in', reason: 'x', values: [] }, /values: must NOT have fewer/],
    [
      'a value that is a flag',
      { rule: 'customer_in', reason: 'x', values: [true] },
      /values\.0: must be string,integer/,
    ],
    ['a rule without a reason', { rule: 'exact_repeat' }, /rules\.1: .*property 'reason'/],
    ['an empty reason', { rule: 'exact_repeat', reason: '' }, /rules\.1\.reason: must NOT have fewer/],
    ['a word that no rule knows', { rule: 'guest', reason: 'x', cost: 1 }, /there is no setting "cost"/],
  ];
  for (const [name, rule, expected] of cases) {
    test(name, () => assert.match(fault(withDefault({ rules: [guest, rule] })), expected));
  }
});

describe('a settings file that is none', () => {
  for (const content of ['[]', 'null', '"text"', '12']) {
    test(`holding ${content}`, () => {
      assert.equal(fault(content), `the settings file ${file} must hold a JSON object, received ${content}`);
    });
  }

  test('with broken JSON names the file and the place', () => {
    assert.match(fault('{ "seed": 1, }'), /settings\.json is no JSON: .*position 13/);
  });

  test('that is not there says how to get it back', () => {
    assert.throws(
      () => loadSettings({}, { file: path.join(folder, 'none.json'), environment: {} }),
      /none\.json cannot be read: restore it from the repository, or name another in INSIDERS_SETTINGS/,
    );
  });
});
