'use strict';
// Required before a program of .ts files, as every test is: what they import of the project comes from the bundle.
//
//   node --require ./tools/bundle/preload.cjs --test tests/format/format.test.ts
const { spawnSync } = require('node:child_process');
const Module = require('node:module');
const path = require('node:path');
const { isMainThread } = require('node:worker_threads');
const { useCompileCache } = require('./compile-cache.cjs');

const root = path.resolve(__dirname, '..', '..');

/** The bundle of the sources as they are. To make it takes time to wait for, which this thread cannot; another process can. */
function bundleNow() {
  const { findBundle } = require('./bundle.cjs');
  const found = findBundle(root);
  if (found !== undefined) return found;
  spawnSync(process.execPath, [path.join(__dirname, 'run.cjs')], { cwd: root, stdio: 'ignore' });
  return findBundle(root);
}

function preload() {
  useCompileCache(root);
  const bundle = bundleNow();
  const loadPackage = Module._extensions['.js'];
  require('tsx/cjs/api').register();
  const { '.ts': loadFile, '.js': loadScript } = Module._extensions;
  Module._extensions['.ts'] = (module, file) => {
    const name = bundle?.nameOf(file);
    const bundled = name === undefined ? undefined : bundle.load(name);
    if (bundled === undefined) loadFile(module, file);
    else module.exports = bundled;
  };
  // Packages are what Node.js runs as it is, and large: tsx would look through each.
  Module._extensions['.js'] = (module, file) =>
    (file.includes(`${path.sep}node_modules${path.sep}`) ? loadPackage : loadScript)(module, file);
}

// A worker thread inherits the option, and loads its modules by itself.
if (isMainThread) preload();
