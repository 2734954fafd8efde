import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { atomically, withDatabase } from '../../src/store';
import { needsPython, python } from '../headless/python';
import { inFolder } from '../reading/forms-support';

/** A device that is always full. */
const FULL = '/dev/full';
const needsFull = existsSync(FULL) ? {} : { skip: `there is no ${FULL}` };

describe('a full disk is said in words', { ...needsFull }, () => {
  test('by Node and by DuckDB, and nothing is left', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'list.csv');
      const message = /cannot be written, for its disk is full: free some space, or name another place/;
      await assert.rejects(
        atomically(file, () => writeFile(FULL, 'customers')),
        message,
      );
      await assert.rejects(
        atomically(file, () =>
          withDatabase((database) => database.run(`COPY (FROM range(100000)) TO '${FULL}' (FORMAT csv)`)),
        ),
        message,
      );
      assert.deepEqual(await readdir(folder), []);
    }));

  test('by the renderer, without a traceback', { ...needsPython }, () => {
    const script = `import sys; sys.path.insert(0, "tools/pages"); import render, pathlib; render.write(pathlib.Path("${FULL}"), "x" * 100000)`;
    const { status, stderr } = spawnSync(python, ['-B', '-c', script], {
      cwd: projectRoot(),
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.equal(
      stderr.trim(),
      `${FULL} cannot be written (No space left on device): free some space, or name another place with --reports-dir`,
    );
  });
});
