import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  clearLeftovers,
  namedTrouble,
  processMark,
  runFolders,
  withTemporaryFolder,
  writeText,
} from '../../src/store';
import { lockPath, withLock } from '../../src/pipeline';
import { withRun } from '../support/run';

/** The mark of a process that has ended. */
const DEAD = `${spawnSync(process.execPath, ['-e', '']).pid}-1`;

async function within(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-test-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fill(folder: string, names: readonly string[]): void {
  for (const name of names) {
    if (name.startsWith('insiders-')) mkdirSync(path.join(folder, name));
    const file = name.startsWith('insiders-') ? path.join(name, 'records.csv') : name;
    writeFileSync(path.join(folder, file), 'customers');
  }
}

describe('what a killed process left', () => {
  const dead = [`.list.csv.${DEAD}-0-1.tmp`, `.other.csv.${DEAD}-0-2.tmp`, `insiders-reading-${DEAD}-aB3xY9`];
  const kept = [
    `.list.csv.${processMark()}-0-99.tmp`,
    `insiders-reading-${processMark()}-aB3xY9`,
    '.list.csv.tmp',
    '.notes.tmp',
    'insiders-reading-mine',
    'list.csv',
  ];

  test('goes, and nothing else does: no file of a living process, and none that only looks like it', () =>
    within(async (folder) => {
      fill(folder, [...dead, ...kept]);
      await clearLeftovers(folder);
      assert.deepEqual(readdirSync(folder).sort(), [...kept].sort());
    }));

  test('goes with the next writing of the same file, the halves of other files stay', () =>
    within(async (folder) => {
      fill(folder, [...dead, ...kept]);
      await writeText(path.join(folder, 'list.csv'), 'new');
      assert.deepEqual(readdirSync(folder).sort(), [...dead.slice(1), ...kept].sort());
    }));

  test('goes with the next temporary folder in the same place, which itself is gone afterwards', () =>
    within(async (folder) => {
      fill(folder, dead);
      await withTemporaryFolder(folder, 'reading', (inner) => {
        assert.deepEqual(readdirSync(folder), [path.basename(inner)]);
        return Promise.resolve();
      });
      assert.deepEqual(readdirSync(folder), []);
    }));

  test('goes when the next run of the name takes the lock, halves of locks too', () =>
    withRun({}, async (settings) => {
      const { interim, processed } = runFolders(settings);
      for (const folder of [interim, processed, path.join(interim, 'notebooks')]) {
        mkdirSync(folder, { recursive: true });
        fill(folder, dead);
      }
      writeFileSync(`${lockPath(settings)}.${DEAD}.0b7e`, '{');
      await withLock(settings, { command: 'a test' }, () => Promise.resolve());
      assert.deepEqual([readdirSync(interim), readdirSync(processed)], [['notebooks'], []]);
      assert.equal(existsSync(path.join(interim, 'notebooks', dead[0])), false);
    }));
});

describe('trouble with the system', () => {
  test('names the file, the cause and what can be done', () =>
    within(async (folder) => {
      mkdirSync(path.join(folder, 'list.csv'));
      await assert.rejects(writeText(path.join(folder, 'list.csv'), 'a'), {
        message: new RegExp(`^${folder}/list.csv is a folder, and a file is meant: name a file \\(`),
      });
      await assert.rejects(
        writeText(path.join(folder, `${'n'.repeat(300)}.csv`), 'a'),
        /has a name too long for the system: take a shorter one/,
      );
      writeFileSync(path.join(folder, 'file'), '');
      await assert.rejects(
        writeText(path.join(folder, 'file', 'list.csv'), 'a'),
        /file is in the way: move it, or name another place/,
      );
      assert.deepEqual(readdirSync(folder).sort(), ['file', 'list.csv']);
    }));

  test('of a full disk says so, whether Node or DuckDB met it; other errors stay themselves', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    assert.match(
      namedTrouble(full, 'lines.parquet').message,
      /^lines\.parquet cannot be written, for its disk is full: free/,
    );
    const duck = new Error('IO Error: Could not write file "x": No space left on device');
    assert.match(namedTrouble(duck, 'lines.parquet').message, /its disk is full/);
    const own = new Error('quantity must be above 0');
    assert.equal(namedTrouble(own, 'lines.parquet'), own);
  });
});
