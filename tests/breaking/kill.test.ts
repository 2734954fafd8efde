import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { artefactPath, isWhole, requireFresh, StaleError, type ArtefactName } from '../../src/store';
import { fingerprints } from '../run/command';
import { HEADER } from '../reading/forms-support';
import { withSources } from '../support/started';

const MADE: readonly ArtefactName[] = ['lines', 'ledger', 'cleaned', 'customers'];

/** Does work in a process of its own. @returns the signal by which it ended, null where it came to its end */
function runIn(folder: string, what: 'steps' | 'pages', killAfter: number): NodeJS.Signals | null {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    [
      ...withSources,
      '--require',
      path.join(__dirname, 'kill-after-rename.cjs'),
      path.join(__dirname, 'killed-work.ts'),
      what,
      folder,
    ],
    {
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(
          Object.entries(process.env).filter(([name]) => !/^(INSIDERS_|NODE_TEST_CONTEXT)/.test(name)),
        ),
        KILL_AFTER_RENAME: String(killAfter),
      },
    },
  );
  assert.ok(signal === 'SIGKILL' || status === 0, stderr);
  return signal;
}

/** Kills the work after its first renaming, its second, and so on in the same folder, until it comes to its end. */
function killAtEach(folder: string, what: 'steps' | 'pages', afterEach: () => void | Promise<void>) {
  return (async () => {
    for (let point = 1; ; point += 1) {
      if (runIn(folder, what, point) === null) return point - 1;
      await afterEach();
    }
  })();
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-test-'));
  const lines = Array.from({ length: 400 }, (_, i) => {
    const day = new Date(Date.UTC(2011, 0, 1 + (i % 300))).toISOString().slice(0, 10);
    return `${1000 + i},A${i % 9},THING ${i % 9},${1 + (i % 5)},${day} 10:00:00,${1 + (i % 7)}.25,${100 + (i % 40)},EIRE`;
  });
  writeFileSync(path.join(folder, 'lines.csv'), [HEADER.join(','), ...lines, 'nonsense', ''].join('\n'));
  return folder;
}

/** Files and folders of work in between. */
const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|insiders-[a-z]+-\d|run\.lock|-old$|[/\\]\.default-/.test(name),
  );

describe('killed after each renaming in turn', () => {
  test('steps leave every artefact whole or named as stale, and the next run gives the same bytes and clears', async () => {
    const [folder, quiet] = [makeFolder(), makeFolder()];
    try {
      const settings = loadSettings({ dataDir: path.join(folder, 'data') }, { environment: {} });
      const points = await killAtEach(folder, 'steps', async () => {
        for (const name of MADE) {
          if (!existsSync(artefactPath(settings, name)) || (await isWhole(settings, name))) continue;
          await assert.rejects(requireFresh(settings, [name]), (error: Error) => {
            assert.ok(error instanceof StaleError, String(error));
            return /make it again with npm run report -- --from \d\d$/.test(error.message);
          });
        }
      });
      assert.ok(points >= 2 * MADE.length, `${points} points`);
      assert.equal(runIn(quiet, 'steps', 0), null);
      assert.deepEqual(fingerprints(path.join(folder, 'data')), fingerprints(path.join(quiet, 'data')));
      assert.deepEqual(leftovers(folder), []);
    } finally {
      for (const each of [folder, quiet]) rmSync(each, { recursive: true });
    }
  });

  test('the swap of pages leaves the old pages or the new, and what a user put beside them', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'insiders-test-'));
    try {
      const pages = path.join(folder, 'reports', 'default');
      mkdirSync(pages, { recursive: true });
      for (const name of ['run.json', 'page.html', 'mine.txt']) writeFileSync(path.join(pages, name), name);
      const points = await killAtEach(folder, 'pages', () => undefined);
      assert.ok(points >= 2, `${points} points`);
      assert.deepEqual(readdirSync(pages).sort(), ['mine.txt', 'page.html', 'run.json']);
      assert.deepEqual(leftovers(folder), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
