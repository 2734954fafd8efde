import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { replaceFolder, type Ours } from '../../tools/pages/swap';

/** The mark of a process that has ended. */
const DEAD = `${spawnSync(process.execPath, ['-e', '']).pid}-1`;
const ours: Ours = (folder) =>
  Promise.resolve(new Set(existsSync(path.join(folder, 'run.json')) ? ['run.json', 'page.html'] : []));

function within(files: Readonly<Record<string, string>>, work: (parent: string) => Promise<void>) {
  const parent = mkdtempSync(path.join(tmpdir(), 'insiders-test-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(parent, name)), { recursive: true });
    writeFileSync(path.join(parent, name), text);
  }
  return work(parent).finally(() => rmSync(parent, { recursive: true }));
}

const all = (parent: string): string[] =>
  readdirSync(parent, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(parent, path.join(entry.parentPath, entry.name)))
    .sort();

const rebuild = (parent: string): Promise<void> =>
  replaceFolder(path.join(parent, 'run'), ours, (fresh) => {
    for (const name of ['run.json', 'page.html']) writeFileSync(path.join(fresh, name), 'new');
    return Promise.resolve();
  });

describe('the swap of a run’s pages', () => {
  const killed = {
    [`.run-${DEAD}-0a1b2c3d/run.json`]: 'half',
    [`.run-${DEAD}-0a1b2c3d-old/run.json`]: 'old',
    [`.run-${DEAD}-0a1b2c3d-old/page.html`]: 'old',
    [`.run-${DEAD}-0a1b2c3d-old/mine/notes.txt`]: 'mine',
  };

  test('killed between its two renames is mended: what a user put there is kept, the halves go', () =>
    within(killed, async (parent) => {
      await rebuild(parent);
      assert.deepEqual(all(parent), ['run/mine/notes.txt', 'run/page.html', 'run/run.json']);
      assert.equal(readFileSync(path.join(parent, 'run/page.html'), 'utf8'), 'new');
    }));

  test('killed between them gives the old pages back, where the next rendering fails', () =>
    within(killed, async (parent) => {
      const failing = replaceFolder(path.join(parent, 'run'), ours, () => Promise.reject(new Error('no')));
      await assert.rejects(failing, /^Error: no$/);
      assert.deepEqual(all(parent), ['run/mine/notes.txt', 'run/page.html', 'run/run.json']);
      assert.equal(readFileSync(path.join(parent, 'run/page.html'), 'utf8'), 'old');
    }));

  test('killed before the old folder was gone takes what is the user’s over and clears the rest', () =>
    within({ ...killed, 'run/run.json': 'new', 'run/page.html': 'new' }, async (parent) => {
      const failing = replaceFolder(path.join(parent, 'run'), ours, () => Promise.reject(new Error('no')));
      await assert.rejects(failing, /^Error: no$/);
      assert.deepEqual(all(parent), ['run/mine/notes.txt', 'run/page.html', 'run/run.json']);
      assert.equal(readFileSync(path.join(parent, 'run/page.html'), 'utf8'), 'new');
    }));

  test('leaves alone what is no half of ours, and the halves of a living process', () => {
    const others = {
      '.run-old/keep.txt': 'a',
      '.run-5-x/keep.txt': 'a',
      '.run/keep.txt': 'a',
      [`.run-${process.ppid}-x-0a1b2c3d-old/keep.txt`]: 'a',
      [`.another-${DEAD}-0a1b2c3d/keep.txt`]: 'a',
    };
    return within(others, async (parent) => {
      await rebuild(parent);
      assert.deepEqual(all(parent), [...Object.keys(others), 'run/page.html', 'run/run.json'].sort());
    });
  });
});
