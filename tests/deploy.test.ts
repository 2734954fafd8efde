import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, projectRoot } from '../src/config';
import { exitCodes } from '../tools/monthly';

const root = projectRoot();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const files = [
  ...readdirSync(path.join(root, 'deploy'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join('deploy', name))
    .filter((name) => statSync(path.join(root, name)).isFile()),
  '.github/workflows/monthly.yml',
  'docs/production.md',
].map((file) => ({ file, text: read(file) }));

describe('what puts the monthly run on a schedule', () => {
  test('sets only variables that are read', () => {
    const set = files.flatMap(({ file, text }) =>
      [...text.matchAll(/^[#\s]*(INSIDERS_[A-Z0-9_]+)\s*[=:]/gm)].map(([, name]) => ({ file, name })),
    );
    assert.ok(set.length > 10);
    for (const { file, name } of set) {
      // Of a known variable an empty value means that it is not set.
      assert.doesNotThrow(() => loadSettings({}, { environment: { [name]: '' } }), `${file}: ${name}`);
    }
  });

  test('calls only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = files.flatMap(({ text }) =>
      [...text.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name),
    );
    assert.ok(called.includes('monthly'));
    assert.deepEqual(
      called.filter((name) => !(name in scripts)),
      [],
    );
  });

  test('explains each exit code, and no other', () => {
    const table = read('docs/production.md').matchAll(/^\| (\d)\s+\| /gm);
    assert.deepEqual(
      [...table].map(([, code]) => Number(code)),
      Object.values(exitCodes),
    );
  });
});
