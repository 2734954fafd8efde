'use strict';
// The one entry of every worker thread: loads a module of this project and calls one of its functions. Plain
// JavaScript, because a thread started from a notebook's kernel cannot start from a .ts file.
const Module = require('node:module');
const path = require('node:path');
const { workerData } = require('node:worker_threads');

const root = path.resolve(__dirname, '..', '..');
// Node.js 22.8 and later keeps what it compiles of the modules.
Module.enableCompileCache?.(path.join(root, '.cache', 'modules'));
const fromBundle = openBundle(workerData?.bundle);

/** The modules of the bundle that the thread's process uses. */
function openBundle(file) {
  try {
    process.setSourceMapsEnabled(true);
    return file === undefined ? () => undefined : require(file);
  } catch {
    // It may have made room for later ones.
    return () => undefined;
  }
}

function fromFile(module) {
  require('tsx/cjs/api').register();
  return require(path.resolve(root, module));
}

/** @param {{ module: string, fn: string, input: unknown, port: import('node:worker_threads').MessagePort }} task */
module.exports = async (task) => {
  try {
    const loaded = fromBundle(task.module) ?? fromFile(task.module);
    if (typeof loaded[task.fn] !== 'function')
      throw new Error(`${task.module} exports no function "${task.fn}"`);
    const report = (message) => task.port.postMessage({ message });
    return await loaded[task.fn](task.input, report);
  } finally {
    task.port.postMessage({ last: true });
    task.port.close();
  }
};
