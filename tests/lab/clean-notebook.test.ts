import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { cleanNotebook } from '../../tools/lab/clean-notebook.mjs';
import { setUpGitFilter } from '../../tools/lab/git-filter.mjs';

const kept = `${JSON.stringify(
  {
    cells: [
      { cell_type: 'code', execution_count: null, id: 'a', metadata: {}, outputs: [], source: ['1'] },
      { cell_type: 'markdown', id: 'b', metadata: { tags: ['made'] }, source: ['é'] },
    ],
    metadata: { kernelspec: { name: 'tslab' }, language_info: { name: 'typescript' } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
)}\n`;

/** As JupyterLab leaves it after a run. */
const run = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    language_info: { name: 'typescript', version: '5.0.4', pygments_lexer: 'typescript' },
    kernelspec: { name: 'tslab' },
  },
  cells: [
    {
      cell_type: 'code',
      id: 'a',
      source: ['1'],
      metadata: { execution: { 'iopub.status.busy': 'now' } },
      execution_count: 7,
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['1'] }],
    },
    { cell_type: 'markdown', source: ['é'], id: 'b', metadata: { editable: true, tags: ['made'] } },
  ],
});

describe('a notebook that was run', () => {
  test('is kept without outputs, numbers and marks of editors, with its tags, in Jupyter’s order of names', () => {
    assert.equal(cleanNotebook(run), kept);
    assert.equal(cleanNotebook(kept), kept);
  });

  test('is no change for git once the filter is set up, in a checkout of its own only', (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'insiders-filter-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const git = (...args: string[]): string => {
      const done = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(done.status, 0, done.stderr);
      return done.stdout;
    };
    git('init', '-q');
    mkdirSync(path.join(folder, 'tools'));
    cpSync(path.join(projectRoot(), 'tools', 'lab'), path.join(folder, 'tools', 'lab'), { recursive: true });
    cpSync(path.join(projectRoot(), '.gitattributes'), path.join(folder, '.gitattributes'));
    writeFileSync(path.join(folder, 'n.ipynb'), kept);
    git('add', '.');
    git('commit', '-qm', 'kept');
    assert.equal(setUpGitFilter(path.join(folder, 'tools')), false);
    assert.equal(setUpGitFilter(folder), true);
    assert.equal(setUpGitFilter(folder), false);
    writeFileSync(path.join(folder, 'n.ipynb'), run);
    // As the server does after it has saved one.
    const saved = `import sys; sys.path.insert(0, 'tools/lab'); sys.dont_write_bytecode = True
from keep_git_quiet import keep_git_quiet
keep_git_quiet({'type': 'notebook'}, sys.argv[1])`;
    const save = (): void => {
      const done = spawnSync('python3', ['-c', saved, path.join(folder, 'n.ipynb')], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(done.status, 0, done.stderr);
    };
    save();
    assert.equal(git('status', '--porcelain'), '');
    writeFileSync(path.join(folder, 'n.ipynb'), run.replace('"source":["1"]', '"source":["2"]'));
    assert.match(git('diff'), /\+ +"2"/);
    save();
    assert.equal(
      git('status', '--porcelain'),
      ' M n.ipynb\n',
      'a change of the source stays the scientist’s to stage',
    );
  });
});
