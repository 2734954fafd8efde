import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { projectRoot } from '../../src/config';

const load = async () => ({
  ...(await import('../../tools/setup/node-packages.mjs')),
  ...(await import('../../tools/setup/python-packages.mjs')),
});
let setup: Awaited<ReturnType<typeof load>>;
before(async () => {
  setup = await load();
});

const onWindows = process.platform === 'win32' ? 'the stand-ins for Python are shell scripts' : false;
let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'insiders-setup-'));
  mkdirSync(path.join(root, 'node_modules'));
  mkdirSync(path.join(root, 'tools'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes what is wanted and what is installed. */
function locks(wanted: object | string, installed: object | string): void {
  const text = (packages: object | string) =>
    typeof packages === 'string' ? packages : JSON.stringify({ lockfileVersion: 3, packages });
  writeFileSync(path.join(root, 'package-lock.json'), text(wanted));
  writeFileSync(path.join(root, 'node_modules', '.package-lock.json'), text(installed));
}

describe('the Node packages', () => {
  const own = { '': { version: '0.1.0' } };
  const a = { 'node_modules/a': { version: '1.0.0' } };
  const dev = { 'node_modules/d': { version: '2.0.0', dev: true } };
  const optional = { 'node_modules/o': { version: '3.0.0', optional: true } };

  test('fit when every one of the lock file is there in its version', () => {
    locks({ ...own, ...a, ...dev }, { ...a, ...dev });
    assert.equal(setup.nodePackagesFit(root, true), true);
  });

  test('fit when there are more than that, and when those for other platforms are missing', () => {
    locks({ ...own, ...a, ...optional }, { ...a, 'node_modules/x': { version: '9.0.0' } });
    assert.equal(setup.nodePackagesFit(root, true), true);
  });

  test('do not fit when one is missing or has another version', () => {
    locks({ ...own, ...a }, {});
    assert.equal(setup.nodePackagesFit(root, false), false);
    locks({ ...own, ...a }, { 'node_modules/a': { version: '1.0.1' } });
    assert.equal(setup.nodePackagesFit(root, false), false);
  });

  test('need those for development only where development is wanted', () => {
    locks({ ...own, ...a, ...dev }, { ...a });
    assert.equal(setup.nodePackagesFit(root, false), true);
    assert.equal(setup.nodePackagesFit(root, true), false);
  });

  test('do not fit when nothing was installed, or a lock file is damaged', () => {
    locks({ ...own, ...a }, { ...a });
    rmSync(path.join(root, 'node_modules', '.package-lock.json'));
    assert.equal(setup.nodePackagesFit(root, false), false);
    for (const damaged of ['', '{', '{}', 'null']) {
      locks({ ...own, ...a }, damaged);
      assert.equal(setup.nodePackagesFit(root, false), false, damaged);
      locks(damaged, { ...a });
      assert.equal(setup.nodePackagesFit(root, false), false, damaged);
    }
  });

  test('of this checkout fit', () => assert.equal(setup.nodePackagesFit(projectRoot(), true), true));

  /** A stand-in for npm, which keeps what it was asked for and ends as it is told. */
  function withNpm<T>(status: number, work: (asked: () => string[]) => T): T {
    const log = path.join(root, 'asked.json');
    const npm = path.join(root, 'npm-cli.js');
    writeFileSync(
      npm,
      `require('fs').writeFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2))); process.exit(${status});`,
    );
    const before = process.env.npm_execpath;
    process.env.npm_execpath = npm;
    try {
      return work(() => (existsSync(log) ? (JSON.parse(readFileSync(log, 'utf8')) as string[]) : []));
    } finally {
      if (before === undefined) delete process.env.npm_execpath;
      else process.env.npm_execpath = before;
    }
  }

  test('are installed from the lock file, without those for development unless they are wanted', () => {
    locks({ ...own, ...a }, {});
    const said: string[] = [];
    withNpm(0, (asked) => {
      assert.equal(
        setup.setUpNodePackages(root, false, (line) => said.push(line)),
        true,
      );
      assert.deepEqual(asked().slice(0, 2), ['ci', '--omit=dev']);
      assert.equal(
        setup.setUpNodePackages(root, true, (line) => said.push(line)),
        true,
      );
      assert.ok(!asked().includes('--omit=dev'));
    });
    assert.match(said[0], /installing from package-lock\.json \(without those for development\)/);
  });

  test('are left alone, without asking npm, when they fit', () => {
    locks({ ...own, ...a }, { ...a });
    withNpm(0, (asked) => {
      assert.equal(
        setup.setUpNodePackages(root, false, () => assert.fail('something was said')),
        false,
      );
      assert.deepEqual(asked(), []);
    });
  });

  test('that could not be installed stop the command, with a remedy', () => {
    locks({ ...own, ...a }, {});
    withNpm(7, () => {
      assert.throws(
        () => setup.setUpNodePackages(root, false, () => {}),
        /could not be installed \(npm ended with 7\)\.\n {2}Remedy/,
      );
    });
  });
});

describe('the Python environment', { skip: onWindows }, () => {
  const log = () => path.join(root, 'log');
  const asked = (): string[] =>
    existsSync(log()) ? readFileSync(log(), 'utf8').trim().split('\n').filter(Boolean) : [];
  /** A stand-in for Python: makes an environment of itself, and logs what pip is asked for. */
  function fakePython(pipStatus = 0): string {
    const file = path.join(root, 'python');
    writeFileSync(
      file,
      `#!/bin/sh
if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo venv >> '${log()}'; exit 0; fi
echo "$*" >> '${log()}'
exit ${pipStatus}
`,
    );
    chmodSync(file, 0o755);
    return file;
  }
  const setUp = (lab = false, find = () => ({ command: fakePython(), version: '3.12.0' })): boolean =>
    setup.setUpPythonPackages(root, lab, find, () => {});
  const never = (): never => assert.fail('Python was looked for');
  beforeEach(() => {
    writeFileSync(path.join(root, 'tools', 'requirements.txt'), 'nbclient==1\n');
    writeFileSync(path.join(root, 'tools', 'requirements-lab.txt'), 'jupyterlab==1\n');
  });

  test('is made with the pinned packages once, and left alone after that', () => {
    assert.equal(setUp(), true);
    assert.equal(asked().length, 2);
    assert.equal(asked()[0], 'venv');
    assert.match(asked()[1], /^-m pip install .*-r .*requirements\.txt$/);
    assert.ok(existsSync(setup.environmentPython(root)));
    assert.equal(setUp(false, never), false);
    assert.equal(asked().length, 2);
  });

  test('gets new packages when their list changes, without being made anew', () => {
    setUp();
    writeFileSync(path.join(root, 'tools', 'requirements.txt'), 'nbclient==2\n');
    assert.equal(setUp(false, never), true);
    assert.deepEqual(
      asked().map((line) => line.startsWith('venv')),
      [true, false, false],
    );
    assert.equal(setUp(false, never), false);
  });

  test('gets JupyterLab only when it is wanted, and then keeps it', () => {
    setUp();
    assert.ok(!asked().some((line) => line.includes('requirements-lab.txt')));
    assert.equal(setUp(true, never), true);
    assert.match(asked().at(-1) ?? '', /requirements\.txt -r .*requirements-lab\.txt$/);
    assert.equal(setUp(true, never), false);
    assert.equal(setUp(false, never), false);
  });

  test('is made anew when its Python is gone', () => {
    setUp();
    rmSync(setup.environmentPython(root));
    assert.equal(setUp(), true);
    assert.equal(asked().filter((line) => line === 'venv').length, 2);
  });

  test('whose packages could not be installed stops the command, and is made anew the next time', () => {
    const failing = () => ({ command: fakePython(3), version: '3.12.0' });
    assert.throws(() => setUp(false, failing), /the Python packages could not be installed\.\n {2}Remedy/);
    assert.equal(setUp(), true);
    assert.equal(setUp(false, never), false);
  });

  test('with a damaged mark of what it holds is made anew', () => {
    setUp();
    writeFileSync(path.join(root, '.venv', '.insiders.json'), '{');
    assert.equal(setUp(), true);
  });
});
