import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';

/** What the entry of the npm scripts says to these words, none of which sets anything up. */
function insiders(...words: string[]) {
  const entry = path.join(projectRoot(), 'tools', 'insiders.mjs');
  // From another folder: the entry finds its project itself.
  return spawnSync(process.execPath, [entry, ...words], { encoding: 'utf8', cwd: '/' });
}

describe('the entry of the npm scripts', () => {
  for (const words of [[], ['help'], ['--help']]) {
    test(`lists the commands when asked by ${words[0] ?? 'nothing'}`, () => {
      const { status, stdout } = insiders(...words);
      assert.equal(status, 0);
      assert.match(stdout, /npm run report .*The main\s+job\./s);
    });
  }

  for (const command of ['reprot', 'toString', 'constructor', '__proto__']) {
    test(`refuses the command ${command}, and lists those there are`, () => {
      const { status, stderr, stdout } = insiders(command);
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`there is no command "${command}"\n\nInsiders: .*npm run report`, 's'));
      assert.equal(stdout, '');
    });
  }

  test('explains a command without setting anything up', () => {
    const { status, stdout } = insiders('report', '--help');
    assert.equal(status, 0);
    assert.match(stdout, /--only 04 .*\[INSIDERS_DATA\]/s);
  });

  test('refuses an option that is none, with one line of a remedy and no stack', () => {
    const { status, stderr } = insiders('report', '--presett');
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^\n"--presett" is no option of report: did you mean --preset\?\n {2}Options: .*\n$/,
    );
  });
});
