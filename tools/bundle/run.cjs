'use strict';
// Runs a module of the project from the bundle, or from its own file when there is no bundle:
//
//   node tools/bundle/run.cjs tools/commands/report.ts
//
// Without a name the bundle is only made.
const path = require('node:path');
const { useCompileCache } = require('./compile-cache.cjs');

const root = path.resolve(__dirname, '..', '..');

async function run(file) {
  useCompileCache(root);
  const { openBundle } = require('./bundle.cjs');
  const bundle = await openBundle(root);
  if (file === undefined || bundle?.load(file) !== undefined) return;
  require('tsx/cjs/api').register();
  require(path.join(root, file));
}

void run(process.argv[2]);
