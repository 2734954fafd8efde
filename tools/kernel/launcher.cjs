'use strict';
// The program that Jupyter starts for every notebook of this project: `node launcher.cjs --config-path <file>`.
//
// It is tslab's kernel with another engine room. tslab's compiler, completion, inspection and display functions
// are used as they are; talking to Jupyter and running cells is done here, because there tslab 1.0.22 loses
// output, hides errors and skips cells. README.md beside this file lists what differs and why.
const path = require('node:path');
const { useCompileCache } = require('../bundle/compile-cache.cjs');
const { startAgainWithMemory } = require('./memory.cjs');

const root = path.resolve(__dirname, '..', '..');

/** The connection file's path from the command line. */
function connectionFile(args) {
  const at = args.indexOf('--config-path');
  if (at < 0 || !args[at + 1]) {
    console.error('launcher.cjs: --config-path <connection file> is missing; Jupyter passes it by itself');
    process.exit(2);
  }
  return path.resolve(args[at + 1]);
}

const connection = connectionFile(process.argv.slice(2));
if (!startAgainWithMemory()) {
  // Notebooks import './src/...' wherever Jupyter was started.
  process.chdir(root);
  useCompileCache(root);
  require('./kernel.cjs')
    .startKernel({ root, connection })
    .catch((error) => {
      console.error('The kernel could not start:', error);
      process.exit(1);
    });
}
