'use strict';
// Loaded before a program: kills it, as the system does for want of memory, right after its nth renaming or linking.
const fs = require('node:fs');
const promises = require('node:fs/promises');

const wanted = Number(process.env.KILL_AFTER_RENAME);
let renamings = 0;

function count() {
  renamings += 1;
  if (renamings === wanted) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['renameSync', 'linkSync']) {
  const real = fs[name];
  fs[name] = (...words) => {
    real(...words);
    count();
  };
}
const rename = promises.rename;
promises.rename = async (...words) => {
  await rename(...words);
  count();
};
