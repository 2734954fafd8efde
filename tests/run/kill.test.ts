import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { createRandom } from '../../src/numeric';
import { type LockHolder } from '../../src/pipeline';
import { fingerprints, insiders, makeWorkplace } from './command';

const WORDS = ['--only', '01,02', '--data', 'sample', '--sample-customers', '60'];
/** How long after its lock a run is killed, at random, in milliseconds. */
const LATEST = 6000;
const KILLS = 2;

describe('a run of notebooks that is killed at random times', () => {
  const killed = makeWorkplace();
  after(() => killed.remove());

  test('is finished by the next one, with the same artefacts and nothing left behind', async () => {
    const random = createRandom(352);
    const lock = path.join(killed.dataDir, 'interim', 'default', 'run.lock');
    for (let kill = 0; kill < KILLS; kill += 1) {
      let ended = false;
      const run = insiders('notebooks', WORDS, killed).finally(() => (ended = true));
      const before = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
      while (!ended && (!existsSync(lock) || readFileSync(lock, 'utf8') === before)) await pause(50);
      const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as LockHolder;
      await pause(random() * LATEST);
      if (!ended) process.kill(pid, 'SIGKILL');
      await run;
    }
    const last = await insiders('notebooks', WORDS, killed);
    assert.equal(last.code, 0, last.text);
    const names = readdirSync(killed.dataDir, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      names.filter((name) => /\.tmp$|insiders-[a-z]+-\d|run\.lock/.test(name)),
      [],
    );
    const finished = artefacts(killed.dataDir);
    rmSync(killed.dataDir, { recursive: true });
    const undisturbed = await insiders('notebooks', WORDS, killed);
    assert.equal(undisturbed.code, 0, undisturbed.text);
    assert.deepEqual(finished, artefacts(killed.dataDir));
  });
});

/** What the steps made, without the executed copies of the notebooks. */
function artefacts(dataDir: string): Record<string, string> {
  const made = Object.entries(fingerprints(dataDir)).filter(([name]) => !name.endsWith('.ipynb'));
  assert.ok(made.length >= 10);
  return Object.fromEntries(made);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
