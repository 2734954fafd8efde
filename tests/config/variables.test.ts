import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/config';
import { checkVariables } from '../../src/config/variables';
import { filesBelow } from '../support/imports';

test('every variable that a source or a workflow reads is known, so that nobody is refused for setting it', () => {
  const root = projectRoot();
  const files = [
    ...filesBelow(root, 'src', ['.ts']),
    ...filesBelow(root, 'tools', ['.ts', '.mjs', '.cjs']),
    ...filesBelow(root, 'tests', ['.ts']),
    ...filesBelow(root, '.github', ['.yml']),
    ...filesBelow(root, 'docs', ['.md']),
  ];
  const read = files.flatMap((file) => [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(
      /(?:\benv(?:ironment)?\.|^ +|`)(INSIDERS_[A-Z0-9_]+)\b(?=[^A-Z_*…])/gm,
    ),
  ]);
  const names = [...new Set(read.map(([, name]) => name))].filter((name) => name !== 'INSIDERS_X');
  assert.ok(names.length >= 10, names.join(', '));
  for (const name of names) assert.doesNotThrow(() => checkVariables({ [name]: '1' }), name);
});
