'use strict';
// Node.js 22.8 and later can keep what it compiled of a module, and find it when the module is loaded again.
const Module = require('node:module');
const path = require('node:path');
const { trimFolder } = require('../kernel/store.cjs');

/** It takes 10 MB for each release of Node.js and each state of the sources. */
const LIMIT_BYTES = 100e6;
const folderOf = (root) => path.join(root, '.cache', 'modules');

/** Turns it on for this thread, where there is such a thing. */
function useCompileCache(root) {
  Module.enableCompileCache?.(folderOf(root));
}

/** Node.js itself never removes anything. */
function trimCompileCache(root) {
  trimFolder(folderOf(root), LIMIT_BYTES);
}

module.exports = { useCompileCache, trimCompileCache };
