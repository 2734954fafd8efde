import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockPath, withLock, type LockHolder } from '../../src/pipeline';
import { type Settings } from '../../src/config';
import { processStart } from '../../src/store';
import { withRun } from '../support/run';
import { withSources } from '../support/started';

const command = 'a test';

function leave(settings: Settings, holder: Partial<LockHolder>): void {
  mkdirSync(path.dirname(lockPath(settings)), { recursive: true });
  const usual = {
    pid: 1,
    host: hostname(),
    processStart: null,
    since: '2011-12-09T12:50:00.000Z',
    command: 'npm run report',
    token: 'theirs',
  };
  writeFileSync(lockPath(settings), JSON.stringify({ ...usual, ...holder }));
}

/** The pid of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid!;
}

/** The pid of a process that has ended and whose parent never asks for its end, and what ends the parent. */
async function deadUnasked(): Promise<{ readonly pid: number; readonly end: () => void }> {
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
  const text = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  const pid = Number(text);
  while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await sleep(5);
  return { pid, end: () => parent.kill('SIGKILL') };
}

describe('the lock of a run', () => {
  test('is there while the work goes on, says who holds it, and is gone afterwards, also when the work fails', () =>
    withRun({}, async (settings) => {
      await withLock(settings, { command }, () => {
        const holder = JSON.parse(readFileSync(lockPath(settings), 'utf8')) as LockHolder;
        assert.deepEqual([holder.pid, holder.host, holder.command], [process.pid, hostname(), command]);
        return Promise.resolve();
      });
      assert.equal(existsSync(lockPath(settings)), false);
      await assert.rejects(
        withLock(settings, { command }, () => Promise.reject(new Error('no'))),
        /^Error: no$/,
      );
      assert.equal(existsSync(lockPath(settings)), false);
    }));

  test('of a living process refuses a second writer, with who and since when; another run is free', () =>
    withRun({ run: 'mine' }, async (settings) => {
      leave(settings, { pid: process.ppid });
      await assert.rejects(
        withLock(settings, { command }, () => Promise.resolve()),
        {
          message: new RegExp(
            `^the run "mine" is being written by process ${process.ppid} on .* \\(npm run report\\) since 2011-12-09T12:50:00.000Z: wait for it, or take another name with --run`,
          ),
        },
      );
      assert.equal(await withLock({ ...settings, run: 'other' }, { command }, () => Promise.resolve(7)), 7);
      assert.ok(existsSync(lockPath(settings)), 'the lock of the other stays');
    }));

  test('of another machine is never taken over', () =>
    withRun({}, async (settings) => {
      leave(settings, { host: 'elsewhere', pid: await deadPid() });
      await assert.rejects(
        withLock(settings, { command }, () => Promise.resolve()),
        /on elsewhere/,
      );
    }));

  test('of a dead process is taken over, also where its number was given to another, and where it is half written', () =>
    withRun({}, async (settings) => {
      leave(settings, { pid: await deadPid() });
      assert.equal(await withLock(settings, { command }, () => Promise.resolve(1)), 1);
      if (existsSync('/proc/self/stat')) {
        leave(settings, { pid: process.ppid, processStart: '1' });
        assert.equal(await withLock(settings, { command }, () => Promise.resolve(2)), 2);
        const unasked = await deadUnasked();
        leave(settings, { pid: unasked.pid, processStart: processStart(unasked.pid) });
        try {
          assert.equal(await withLock(settings, { command }, () => Promise.resolve(4)), 4);
        } finally {
          unasked.end();
        }
      }
      writeFileSync(lockPath(settings), '{"pid":');
      assert.equal(await withLock(settings, { command }, () => Promise.resolve(3)), 3);
    }));

  test('is shared by work within work, and by who was given its token', () =>
    withRun({}, async (settings) => {
      await withLock(settings, { command }, async (token) => {
        await withLock(settings, { command: 'within' }, (same) => Promise.resolve(assert.equal(same, token)));
        assert.ok(existsSync(lockPath(settings)));
      });
      leave(settings, { pid: process.ppid, token: 'given' });
      await withLock(settings, { command, under: 'given' }, () => Promise.resolve());
      assert.ok(existsSync(lockPath(settings)), 'it is its owner’s to release');
      await assert.rejects(
        withLock(settings, { command, under: 'other' }, () => Promise.resolve()),
        /being written/,
      );
    }));

  test('goes to one alone of several processes that want it at once', () =>
    withRun({}, async (settings) => {
      leave(settings, { pid: await deadPid() });
      const script = `
        const { withLock } = require('./src/pipeline/lock.ts');
        const settings = ${JSON.stringify({ dataDir: settings.dataDir, reportsDir: settings.reportsDir, run: settings.run })};
        withLock(settings, { command: 'child' }, () => new Promise((done) => setTimeout(done, 3000)))
          .then(() => console.log('held'), () => console.log('refused'));`;
      const said = await Promise.all(
        [1, 2, 3].map(
          () =>
            new Promise<string>((resolve) => {
              const child = spawn(process.execPath, [...withSources, '-e', script]);
              let text = '';
              child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
              child.on('close', () => resolve(text.trim()));
            }),
        ),
      );
      assert.deepEqual(said.sort(), ['held', 'refused', 'refused']);
    }));
});
