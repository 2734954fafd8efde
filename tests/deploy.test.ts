import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
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

  test('starts Metabase beside Postgres as the same reader that the rights are for', () => {
    const { services } = parse(read('deploy/compose.yml')) as {
      services: Record<string, { environment: Record<string, string>; volumes: string[] }>;
    };
    const mounted = services.postgres.volumes.filter((each) => each.startsWith('./'));
    for (const each of mounted) assert.ok(existsSync(path.join(root, 'deploy', each.split(':')[0])), each);
    const [, reader] = /CREATE ROLE (\w+) LOGIN/.exec(read('deploy/metabase/first-start.sh')) ?? [];
    assert.match(read('deploy/metabase/reader.sql'), new RegExp(`TO ${reader};`));
    assert.match(read('deploy/compose.yml'), new RegExp(`//${reader}:`));
    assert.match(read('docs/publishing.md'), new RegExp(`CREATE ROLE ${reader} LOGIN`));
    assert.equal(services.metabase.environment.MB_REPORT_TIMEZONE, 'UTC');
  });

  test('explains each exit code, and no other', () => {
    const table = read('docs/production.md').matchAll(/^\| (\d)\s+\| /gm);
    assert.deepEqual(
      [...table].map(([, code]) => Number(code)),
      Object.values(exitCodes),
    );
  });
});
