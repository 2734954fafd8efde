import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { projectRoot, settingDefinitions } from '../../src/config';

const load = () => import('../../tools/setup/options.mjs');
let setup: Awaited<ReturnType<typeof load>>;
before(async () => {
  setup = await load();
});

const root = projectRoot();
const read = (command: string, ...words: string[]) => setup.readOptions(root, command, words);

describe('the words after a command', () => {
  test('give settings as environment variables, and the command’s own options apart', () => {
    assert.deepEqual(read('report', '--preset', 'reference', '--only', '04,05', '--memory-mb', '512'), {
      help: false,
      options: { only: '04,05' },
      environment: { INSIDERS_PRESET: 'reference', INSIDERS_MEMORY_MB: '512' },
    });
  });

  test('may be joined by an equals sign, of which only the first counts', () => {
    assert.deepEqual(read('report', '--data=https://x/?a=b', '--run=-x').environment, {
      INSIDERS_DATA: 'https://x/?a=b',
      INSIDERS_RUN: '-x',
    });
  });

  test('may hold blanks, line breaks and single dashes', () => {
    assert.equal(read('report', '--data', '/my data/x.csv').environment.INSIDERS_DATA, '/my data/x.csv');
    assert.equal(read('report', '--data=a\nb').environment.INSIDERS_DATA, 'a\nb');
    assert.equal(read('report', '--seed', '-5').environment.INSIDERS_SEED, '-5');
  });

  test('are none by default', () => {
    assert.deepEqual(read('report'), { help: false, options: {}, environment: {} });
  });

  test('given twice are refused with both, but for choices, which add up', () => {
    assert.throws(() => read('report', '--run', 'a', '--run=b'), {
      message: '--run is given twice, as a and as b: give it once',
    });
    assert.throws(() => read('report', '--only', '04', '--only', '05'), /--only is given twice/);
    const { environment } = read('report', '--set', 'trials.ks=2..5', '--set', 'finalists.count=3');
    assert.equal(environment.INSIDERS_SET, 'trials.ks=2..5; finalists.count=3');
  });

  for (const [word, meant] of [
    ['--sead', '--seed'],
    ['--dta', '--data'],
    ['--Preset', '--preset'],
    ['--memory', '--memory-mb'],
    ['--sample-customer', '--sample-customers'],
  ]) {
    test(`that are misspelt are refused with the nearest name: ${word}`, () => {
      assert.throws(
        () => read('report', word, '1'),
        (error: Error) =>
          error.message.startsWith(`"${word}" is no option of report: did you mean ${meant}?\n`),
      );
    });
  }

  test('ask for help by -h or --help, among others', () => {
    assert.equal(read('report', '-h').help, true);
    assert.equal(read('report', '--run', 'a', '--help').help, true);
  });

  for (const word of ['--sead', '--Run', 'run', '-r', '--', '---run', '--constructor', '--run-', '']) {
    test(`name the options there are when one is none: ${JSON.stringify(word)}`, () => {
      assert.throws(() => read('report', word, '1'), {
        message: new RegExp(
          `^"${word}" is no option of report(: did you mean --[a-z-]+\\?)?\n {2}Options: --only, --from, --data, --preset, .*Options go after two dashes: npm run report -- --help$`,
        ),
      });
    });
  }

  test('need a value each: the end, another option and an empty text are none', () => {
    assert.throws(() => read('report', '--seed'), { message: '--seed needs a value, such as --seed 352' });
    assert.throws(() => read('report', '--seed', '--run', 'x'), /--seed needs a value/);
    assert.throws(() => read('report', '--data='), /--data needs a value, such as --data value/);
    assert.throws(() => read('report', '--only'), /such as --only 04/);
  });

  test('of a command without settings take no settings', () => {
    assert.throws(() => read('test', '--seed', '1'), /"--seed" is no option of test\n {2}Options: --stage\./);
    assert.throws(
      () => read('format', '--seed', '1'),
      /is no option of format\n {2}Options go after two dashes/,
    );
  });
});

describe('the settings on the command line', () => {
  test('are those of the settings room, with the same variables and options', () => {
    assert.deepEqual(
      setup.plainSettings(root).map(({ name, variable, fallback }) => [name, variable, fallback]),
      settingDefinitions().map(({ option, variable, fallback }) => [option, variable, fallback]),
    );
  });
});

describe('the help', () => {
  test('of a command names every option, every variable and what it does', () => {
    const help = setup.helpText(root, 'report');
    assert.ok(help.startsWith(setup.COMMANDS.report.says));
    for (const { name, variable } of setup.plainSettings(root)) {
      assert.ok(help.includes(`--${name} `), name);
      // Long explanations are broken into lines between words.
      assert.ok(help.replace(/\s+/g, ' ').includes(`[${variable}`), variable);
    }
    for (const name of setup.COMMANDS.report.options ?? []) assert.ok(help.includes(`--${name} `), name);
    assert.match(help, /npm run report -- \[options\]/);
    assert.match(help.replace(/\s+/g, ' '), /\[INSIDERS_SEED, default 352\]/);
  });

  test('exists for every command, in lines that fit a terminal', () => {
    for (const command of Object.keys(setup.COMMANDS)) {
      for (const line of setup.helpText(root, command).split('\n')) assert.ok(line.length <= 112, line);
    }
  });

  test('of all lists each command, and each is a script of the package', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const command of Object.keys(setup.COMMANDS)) {
      assert.equal(scripts[command], `node tools/insiders.mjs ${command}`);
      assert.match(setup.overview(), new RegExp(`npm (run )?${command}\\b`));
    }
  });
});
