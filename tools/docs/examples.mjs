// Examples of the reference: for each entry that the notebooks call and that has none of its own, the shortest cell
// that calls it. Notebooks are run, so that what stands there works.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} folder the folder of the notebooks
 * @returns {Map<string, { notebook: string, code: string }>} by room and name: `experiment.tryModel`
 */
export function notebookExamples(folder) {
  const examples = new Map();
  for (const file of readdirSync(folder)
    .filter((name) => /^\d\d_.*\.ipynb$/.test(name))
    .sort()) {
    const { cells } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const codes = cells
      .filter(({ cell_type }) => cell_type === 'code')
      .map(({ source }) => [source].flat().join(''));
    for (const [key, called] of imported(codes.join('\n'))) {
      const calls = codes.filter((code) => called.test(withoutImports(code)));
      const [shortest] = calls.sort((a, b) => a.split('\n').length - b.split('\n').length);
      const known = examples.get(key);
      if (shortest === undefined || (known && known.code.length <= shortest.length)) continue;
      examples.set(key, { notebook: path.basename(file, '.ipynb'), code: shortest });
    }
  }
  return examples;
}

/** What a notebook imports of the rooms, and how a use of it looks. */
function imported(text) {
  const found = [];
  for (const [, names, room] of text.matchAll(/import \{([^}]*)\} from '\.\/src\/(\w+)'/g)) {
    for (const word of names.split(',').map((each) => each.trim())) {
      const [, type, name] = /^(type )?(\w+)/.exec(word) ?? [];
      if (name && !type) found.push([`${room}.${name}`, new RegExp(`(?<![.\\w])${name}\\b`)]);
    }
  }
  for (const [, alias, room] of text.matchAll(/import \* as (\w+) from '\.\/src\/(\w+)'/g)) {
    for (const [, name] of text.matchAll(new RegExp(`(?<![.\\w])${alias}\\.(\\w+)`, 'g')))
      found.push([`${room}.${name}`, new RegExp(`(?<![.\\w])${alias}\\.${name}\\b`)]);
  }
  return found;
}

function withoutImports(code) {
  return code.replace(/import [^;]*;/g, '');
}
