import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../src/config';
import { notebookExamples } from '../tools/docs/examples.mjs';

const root = projectRoot();
const guides = readdirSync(path.join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(path.join(root, 'docs', name), 'utf8') }));

describe('the reference', () => {
  test('has an example of every entry that a notebook calls', () => {
    const examples = notebookExamples(path.join(root, 'notebooks'));
    assert.ok(examples.size > 150);
    for (const [key, { notebook, code }] of examples) {
      assert.match(notebook, /^\d\d_/);
      assert.ok(code.includes(key.split('.')[1]), `${key}\n${code}`);
    }
    for (const key of [
      'experiment.examine',
      'charts.paretoFigure',
      'notebook.takeSteps',
      'value.forecastValue',
    ])
      assert.ok(examples.has(key), key);
  });
});

describe('the guides', () => {
  test('name only files and folders that are there', () => {
    const named = guides.flatMap(({ name, text }) =>
      [...text.matchAll(/`((?:src|tests|tools|notebooks)\/[\w./-]+)`/g)].map(([, file]) => ({ name, file })),
    );
    assert.ok(named.length > 10);
    const invented = /NAME|10_baskets/;
    assert.deepEqual(
      named.filter(({ file }) => !invented.test(file) && !existsSync(path.join(root, file))),
      [],
    );
  });

  test('link only to what is there', () => {
    for (const { name, text } of guides) {
      for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g))
        assert.ok(existsSync(path.join(root, 'docs', link)), `${name} links to ${link}`);
    }
  });

  test('import only what the faces hand out', () => {
    const load = createRequire(__filename);
    const imports = guides.flatMap(({ name, text }) =>
      [...text.matchAll(/import \{([^}]+)\} from '\.\/src\/(\w+)'/g)].map(([, names, room]) => ({
        name,
        room,
        names: names.split(',').map((each) => each.trim()),
      })),
    );
    assert.ok(imports.length >= 4);
    for (const { name, room, names } of imports) {
      const face = load(`../src/${room}`) as Record<string, unknown>;
      for (const each of names) assert.ok(each in face, `${name}: src/${room} hands out no ${each}`);
    }
  });
});
