'use strict';
// The one entry of every worker thread: loads a TypeScript module of this project and calls one of its functions.
// Plain JavaScript, because a thread started from a notebook's kernel cannot start from a .ts file.
require('tsx/cjs/api').register();
const path = require('node:path');

/** @param {{ module: string, fn: string, input: unknown, port: import('node:worker_threads').MessagePort }} task */
module.exports = async (task) => {
  try {
    const loaded = require(path.resolve(__dirname, '..', '..', task.module));
    if (typeof loaded[task.fn] !== 'function')
      throw new Error(`${task.module} exports no function "${task.fn}"`);
    const report = (message) => task.port.postMessage({ message });
    return await loaded[task.fn](task.input, report);
  } finally {
    task.port.postMessage({ last: true });
    task.port.close();
  }
};
