import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const load = () => import('../../tools/setup/prerequisites.mjs');
let setup: Awaited<ReturnType<typeof load>>;
before(async () => {
  setup = await load();
});

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-python-'));
after(() => rmSync(folder, { recursive: true }));
const onWindows = process.platform === 'win32' ? 'the stand-ins for Python are shell scripts' : false;

/** A program that answers as a Python would. */
function python(name: string, answer: string, status = 0): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\nprintf '${answer}'\nexit ${status}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Looks for Python where nothing but the given folder is on the path. */
function findIn(found: string, named?: string) {
  const before = process.env.PATH;
  process.env.PATH = found;
  try {
    return setup.findPython(named === undefined ? {} : { INSIDERS_PYTHON: named });
  } finally {
    process.env.PATH = before;
  }
}

describe('the version of Node.js', () => {
  test('is enough from 20.19 on', () => {
    for (const version of ['20.19.0', '20.20.1', '22.0.0', '24.1.0', '100.0.0']) setup.checkNode(version);
  });

  test('is refused below, with a remedy', () => {
    for (const version of ['20.18.9', '18.20.0', '9.99.0', '20.2.0']) {
      assert.throws(
        () => setup.checkNode(version),
        new RegExp(`Node.js ${version} is too old: Insiders needs 20\\.19 or newer\\.\n {2}Remedy: install`),
      );
    }
  });

  test('of this process is enough', () => setup.checkNode());
});

describe('a Python that can make environments', { skip: onWindows }, () => {
  test('is found by its name in the settings, with its version', () => {
    const command = python('good', '3.12.4\\nvenv\\n');
    assert.deepEqual(setup.findPython({ INSIDERS_PYTHON: command }), { command, version: '3.12.4' });
  });

  test('may write Windows line ends', () => {
    const command = python('crlf', '3.11.0\\r\\nvenv\\r\\n');
    assert.equal(setup.findPython({ INSIDERS_PYTHON: command }).version, '3.11.0');
  });

  test('is refused when it is too old, with what was found and a remedy', () => {
    for (const version of ['3.9.18', '2.7.18']) {
      const command = python('old', `${version}\\nvenv\\n`);
      assert.throws(
        () => setup.findPython({ INSIDERS_PYTHON: command }),
        new RegExp(
          `needs Python 3\\.10 or newer.*found only: .*old is ${version}\\.\n {2}Remedy: install it`,
        ),
      );
    }
  });

  test('is refused without venv, with the package that brings it', () => {
    const command = python('bare', '3.12.4\\nno venv\\n');
    assert.throws(
      () => setup.findPython({ INSIDERS_PYTHON: command }),
      /cannot make virtual env.*apt install python3-venv/s,
    );
  });

  test('is refused when it is not there, or fails, with what was tried', () => {
    const missing = path.join(folder, 'missing');
    assert.throws(
      () => setup.findPython({ INSIDERS_PYTHON: missing }),
      new RegExp(`tried: ${missing}\\.\n {2}Remedy`),
    );
    const broken = python('broken', '3.12.4\\nvenv\\n', 1);
    assert.throws(() => setup.findPython({ INSIDERS_PYTHON: broken }), /tried: .*broken/);
  });

  test('is looked for as python3 first, then as python', () => {
    assert.throws(() => findIn(folder), /tried: python3, python\./);
    python('python', '3.13.0\\nvenv\\n');
    assert.deepEqual(findIn(folder), { command: 'python', version: '3.13.0' });
    python('python3', '3.8.0\\nvenv\\n');
    assert.deepEqual(findIn(folder), { command: 'python', version: '3.13.0' });
    python('python3', '3.12.0\\nvenv\\n');
    assert.deepEqual(findIn(folder), { command: 'python3', version: '3.12.0' });
  });

  test('of another version is not taken in place of the one that is named', () => {
    python('python3', '3.12.0\\nvenv\\n');
    const named = python('old-one', '3.9.0\\nvenv\\n');
    assert.throws(() => findIn(folder, named), /found only: .*old-one is 3\.9\.0/);
  });
});
