'use strict';
// Compiles the cells of notebooks that are not known yet, all in one process, so that their kernels find them:
//
//   node tools/kernel/compile-notebooks.cjs notebooks/01_description.ipynb …
//
// TypeScript is loaded once, and only if something is missing. A path is printed when its notebook is done; a cell
// with a mistake ends its notebook, and its kernel will say so.
const fs = require('node:fs');
const path = require('node:path');
const { trimCompileCache, useCompileCache } = require('../bundle/compile-cache.cjs');

/** Whoever waits for this. */
const parent = process.ppid;
const root = path.resolve(__dirname, '..', '..');

/** The sources of the cells that a run executes. */
function codeCells(notebook) {
  const { cells } = JSON.parse(fs.readFileSync(notebook, 'utf8'));
  return cells
    .filter((cell) => cell.cell_type === 'code')
    .map(({ source }) => [source].flat().join(''))
    .filter((source) => source.trim() !== '');
}

/** Compiles a notebook's cells, each with what the ones before it declare. */
function compileNotebook(compiler, notebook) {
  let declarations = '';
  for (const code of codeCells(notebook)) {
    if (process.ppid !== parent) process.exit(1);
    const compiled = compiler.compile(declarations, code);
    if (compiled.isModule || compiled.diagnostics.length > 0) return;
    declarations = compiled.declOutput;
  }
}

function main(notebooks) {
  useCompileCache(root);
  const { CachedCompiler } = require('./cell-cache.cjs');
  const { Sources } = require('./sources.cjs');
  const compiler = new CachedCompiler(root, new Sources(root));
  for (const notebook of notebooks) {
    try {
      compileNotebook(compiler, notebook);
    } catch {
      // Whoever runs the notebook will meet the same and say more.
    }
    fs.writeSync(1, `${notebook}\n`);
  }
  compiler.store.trim();
  trimCompileCache(root);
}

const notebooks = process.argv.slice(2).map((notebook) => path.resolve(notebook));
process.chdir(root);
main(notebooks);
