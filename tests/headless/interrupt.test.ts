import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { runNotebooks } from '../../tools/headless';
import { writeNotebook } from './notebooks';
import { withSources } from '../support/started';
import { needsPython, python } from './python';

const root = path.resolve(__dirname, '..', '..');
const PATIENCE_MS = 120_000;

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !holds();) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process that started a process. */
function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('a headless run that is stopped from outside', needsPython, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-interrupt-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    test(`leaves no kernel behind after ${signal}`, async () => {
      const pidFile = path.join(folder, `${signal}.pid`);
      const code = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));\nfor (;;);`;
      const notebooks = [writeNotebook(folder, signal, code), writeNotebook(folder, `${signal}-next`, '0;')];
      const options = { python, notebooks, outDir: path.join(folder, 'out') };
      const run = `require('./tools/headless').runNotebooks(${JSON.stringify(options)}).catch((e) => console.log(e.name))`;
      const runner = spawn(process.execPath, [...withSources, '-e', run], { cwd: root });
      let printed = '';
      runner.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      const ended = new Promise((resolve) => runner.on('close', resolve));

      await until('the cell runs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
      const kernel = Number(readFileSync(pidFile, 'utf8'));
      assert.ok(isAlive(kernel));
      runner.kill(signal);
      await ended;
      await until('the kernel is gone', () => !isAlive(kernel));
      assert.equal(printed.trim(), signal === 'SIGINT' ? 'RunInterrupted' : '');
    });
  }

  const onLinux = existsSync('/proc/self/status') ? {} : { skip: 'no /proc' };
  test('says what happened when the program between was killed, and leaves no kernel', onLinux, async () => {
    const pidFile = path.join(folder, 'between.pid');
    const code = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));\nfor (;;);`;
    const options = {
      python,
      notebooks: [writeNotebook(folder, 'between', code)],
      outDir: path.join(folder, 'out'),
    };
    const running = runNotebooks(options);
    const failed = assert.rejects(running, (error: Error) => {
      assert.match(error.message, /was ended from outside, by SIGKILL, in between, cell 1 of 1; most likely/);
      return true;
    });
    await until('the cell runs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
    const kernel = Number(readFileSync(pidFile, 'utf8'));
    process.kill(parentOf(kernel), 'SIGKILL');
    await failed;
    await until('the kernel is gone', () => !isAlive(kernel));
  });
});
