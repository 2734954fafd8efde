import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { writeNotebook } from './notebooks';
import { needsPython, python } from './python';

const root = path.resolve(__dirname, '..', '..');
const PATIENCE_MS = 30_000;

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
      const runner = spawn(process.execPath, ['--import', 'tsx', '-e', run], { cwd: root });
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
});
