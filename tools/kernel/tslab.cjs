'use strict';
// The one door to tslab's internals (version 1.0.22, pinned; every behaviour used is tested with the real kernel).
const path = require('node:path');

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

module.exports = {
  ts,
  /** tslab's release. */
  version: require('tslab/package.json').version,
  /** Holds `lastWriteDisplayData`, through which tslab's display functions write. */
  jupyter: require('tslab/dist/jupyter'),
  ...require('tslab/dist/converter'),
  ...require('tslab/dist/metadata'),
  ...require('tslab/dist/inspect'),
};
