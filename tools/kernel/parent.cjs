'use strict';
// Ends the kernel when the program that started it is gone, however that one ended.
const { Worker } = require('node:worker_threads');

/** How often to look, in milliseconds. */
const PERIOD = 500;

// A thread's work, since the kernel's own loop stands still while a cell computes.
const WATCH = `
  const { workerData: { parent, period } } = require('node:worker_threads');
  const isGone = () => {
    if (process.ppid !== parent) return true;
    try {
      process.kill(parent, 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  setInterval(() => isGone() && process.kill(process.pid, 'SIGKILL'), period);
`;

/** Follows the program that has started this process. */
function followParent() {
  const watch = new Worker(WATCH, {
    eval: true,
    workerData: { parent: process.ppid, period: PERIOD },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  watch.unref();
}

module.exports = { followParent };
