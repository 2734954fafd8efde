'use strict';
// The one door to tslab's internals (version 1.0.22, pinned; every behaviour used is tested with the real kernel).
// To load it takes a second, so it is loaded when it is needed: to compile, complete or explain, or for a cell that
// imports 'tslab'.
const path = require('node:path');
const display = require('./display.cjs');

/**
 * tslab's TypeScript, as a copy whose functions can be replaced: the original is sealed. It has to be in place
 * before anything of tslab is loaded.
 */
function openTypeScript() {
  const file = require.resolve('@tslab/typescript-for-tslab', {
    paths: [path.dirname(require.resolve('tslab/package.json'))],
  });
  const ts = { ...require(file) };
  require.cache[file].exports = ts;
  return ts;
}

const ts = openTypeScript();
// tslab.display and tslab.newDisplay() write through this variable.
require('tslab/dist/jupyter').lastWriteDisplayData = (content, update) => display.show(content, update);

module.exports = {
  ts,
  ...require('tslab/dist/converter'),
  ...require('tslab/dist/metadata'),
  ...require('tslab/dist/inspect'),
};
