import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { projectRoot } from './client';

describe('installing the kernel specification', () => {
  const venv = mkdtempSync(path.join(tmpdir(), 'insiders-venv-'));
  const folder = path.join(venv, 'share', 'jupyter', 'kernels', 'tslab');
  const install = (): string =>
    execFileSync(process.execPath, [path.join(projectRoot, 'tools', 'kernel', 'install-spec.mjs'), venv], {
      encoding: 'utf8',
      cwd: venv,
    });
  after(() => rmSync(venv, { recursive: true }));

  test('writes one file with absolute paths that exist', () => {
    assert.match(install(), /^Installed/);
    assert.deepEqual(readdirSync(folder), ['kernel.json']);
    const spec = JSON.parse(readFileSync(path.join(folder, 'kernel.json'), 'utf8')) as {
      argv: string[];
      display_name: string;
      language: string;
    };
    const [node, memory, launcher, ...rest] = spec.argv;
    assert.equal(node, process.execPath);
    assert.match(memory, /^--max-old-space-size=\d+$/);
    assert.ok(path.isAbsolute(launcher) && existsSync(launcher), launcher);
    assert.deepEqual(rest, ['--config-path', '{connection_file}']);
    assert.deepEqual([spec.display_name, spec.language], ['TypeScript (Insiders)', 'typescript']);
  });

  test('leaves the file alone when it is right', () => {
    install();
    const before = statSync(path.join(folder, 'kernel.json')).mtimeMs;
    assert.match(install(), /^Unchanged/);
    assert.equal(statSync(path.join(folder, 'kernel.json')).mtimeMs, before);
  });
});
