import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';

interface Store {
  get(key: string): string | undefined;
  put(key: string, text: string): void;
  trim(): void;
}
const { Store } = createRequire(__filename)('../../tools/kernel/store.cjs') as {
  Store: new (folder: string, options: { limitBytes: number }) => Store;
};

describe('the files that can be made again', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'insiders-store-'));
  after(() => rmSync(place, { recursive: true }));

  test('come back as they were, or not at all', () => {
    const folder = path.join(place, 'kept');
    const store = new Store(folder, { limitBytes: 1e6 });
    assert.equal(store.get('a'), undefined);
    store.put('a', 'two\nlines, ünd more');
    assert.equal(store.get('a'), 'two\nlines, ünd more');
    assert.deepEqual(readdirSync(folder), ['a']);
    for (const damaged of ['', 'two\nlines', 'no sum at all']) {
      writeFileSync(path.join(folder, 'a'), damaged);
      assert.equal(store.get('a'), undefined, damaged);
      assert.deepEqual(readdirSync(folder), []);
    }
  });

  test('stay below their limit: what was not used for longest goes, unfinished writing too', () => {
    const folder = path.join(place, 'limit');
    const store = new Store(folder, { limitBytes: 10_000 });
    for (let i = 0; i < 20; i += 1) {
      store.put(`k${i}`, String(i).repeat(450));
      // The clock of files may be coarse.
      utimesSync(path.join(folder, `k${i}`), 1000 + i, 1000 + i);
      store.get('k0');
    }
    writeFileSync(path.join(folder, '.left-over'), 'x'.repeat(5000));
    utimesSync(path.join(folder, '.left-over'), 1, 1);
    store.trim();
    const left = readdirSync(folder);
    assert.ok(left.includes('k0') && left.includes('k19'), left.join());
    assert.ok(!left.includes('k1') && !left.includes('.left-over'), left.join());
    assert.ok(left.length >= 8 && left.length <= 10, left.join());
  });

  test('are done without where nothing can be written', () => {
    const file = path.join(place, 'a-file');
    mkdirSync(place, { recursive: true });
    writeFileSync(file, '');
    const store = new Store(path.join(file, 'below'), { limitBytes: 1e6 });
    store.put('a', 'text');
    assert.equal(store.get('a'), undefined);
  });
});
