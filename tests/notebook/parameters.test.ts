import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { parameterRows } from '../../src/notebook/parameters';
import { codeCells } from '../support/imports';

const folder = path.resolve(__dirname, '..', '..', 'notebooks');
/** A range that is longer stands in the table below the cell only. */
const LONGEST_RANGE = 60;

describe('the parameters of a notebook', () => {
  const settings = loadSettings({}, { environment: {} });

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ipynb'))) {
    test(`${file} says the value and the range that each has`, () => {
      const lines = codeCells(path.join(folder, file))[0].split('\n');
      for (const line of lines.filter((each) => /: asSet,/.test(each))) {
        const [, parameter, said] = /^ +'?([\w.]+)'?: asSet, \/\/ (.+)$/.exec(line) ?? [];
        const [{ value, range }] = parameterRows(settings, settings, { [parameter]: undefined });
        const expected = `${value} (${range.length > LONGEST_RANGE ? 'see below' : range}): `;
        assert.ok(said.startsWith(expected), `${line}\nshould say ${expected}`);
      }
    });
  }

  test('are shown with who gave them their value, and words for what may be left out', () => {
    const set = loadSettings({ set: 'rules.depth=2' }, { environment: {} });
    const rows = parameterRows(set, set, { 'rules.depth': undefined, 'value.origins': 12 });
    assert.deepEqual(
      rows.map(({ parameter, value, from }) => [parameter, value, from]),
      [
        ['rules.depth', '2', '--set'],
        ['value.origins', '36', 'this notebook'],
      ],
    );
    const [scaling, least] = parameterRows(settings, settings, {
      'clustering.scaling': undefined,
      'programme.minMembers': undefined,
    });
    assert.match(scaling.range, /min-max, .*log-z/);
    assert.equal(least.value, 'left out');
  });
});
