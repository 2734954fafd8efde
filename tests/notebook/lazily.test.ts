import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { loadLazily } from '../../src/notebook/frames/lazily';

describe('a package whose own are loaded late', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-lazily-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, source: string): void => {
    mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules', name, 'index.js'), source);
  };
  const loaded: string[] = [];
  Object.assign(globalThis, { loadedForTest: loaded });
  write('sums', `loadedForTest.push('sums'); exports.add = (a, b) => a + b; exports.one = 1;`);
  write('call', `loadedForTest.push('call'); module.exports = (text) => text.toUpperCase();`);
  write('needed', `loadedForTest.push('needed'); exports.two = 2;`);
  write(
    'light',
    `const own = (m) => (m && m.__esModule ? m : { default: m });
     const sums = require('sums'); const call = own(require('call')); const { two } = require('needed');
     exports.three = () => sums.add(sums.one, two); exports.loud = (text) => call.default(text);`,
  );
  const load = createRequire(path.join(folder, 'index.js'));

  test('works as ever, loads each at its first use, and leaves the cache of modules as it was', () => {
    const light = loadLazily(
      () => load('light') as { three: () => number; loud: (text: string) => string },
      load,
      ['sums', 'call', 'nowhere'],
    );
    assert.deepEqual(loaded, ['needed']);
    assert.equal(light.three(), 3);
    assert.deepEqual(loaded, ['needed', 'sums']);
    assert.equal(light.loud('quiet'), 'QUIET');
    assert.deepEqual(loaded, ['needed', 'sums', 'call']);
    assert.equal((load('sums') as { one: number }).one, 1);
    assert.equal(loaded.length, 3);
  });
});
