'use strict';
// Rich output for code that runs in a cell: `globalThis.insidersKernel`, and tslab's own display functions.
/** A value with this method is shown by what the method returns, as in Deno's kernel. */
const DISPLAY = Symbol.for('Jupyter.display');

/** Bytes become base64, as Jupyter wants them; all else stays. */
function toBundle(data) {
  return Object.fromEntries(
    Object.entries(data).map(([mime, value]) => [
      mime,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );
}

/**
 * Makes the display functions available to cells.
 *
 * `insidersKernel.display(data, metadata = {}, { displayId, update = false } = {})` shows one output in several
 * forms: `data` maps mime types to a string, bytes or a JSON value. With a `displayId` of its own an output can
 * be replaced in place later, by the same call with `update: true`.
 * `insidersKernel.clearOutput({ wait = false } = {})` empties the cell's output, or, with `wait`, does so when
 * the next output comes.
 *
 * @param {import('./outputs.cjs').Outputs} outputs
 */
function installDisplay(outputs) {
  const show = (content, update) => outputs.send(update ? 'update_display_data' : 'display_data', content);

  globalThis.insidersKernel = Object.freeze({
    version: 1,
    display(data, metadata = {}, { displayId, update = false } = {}) {
      if (data === null || typeof data !== 'object') {
        throw new TypeError(`display: data must map mime types to values, got ${String(data)}`);
      }
      if (update && !displayId)
        throw new TypeError('display: update needs the displayId of an earlier output');
      show({ data: toBundle(data), metadata, transient: displayId ? { display_id: displayId } : {} }, update);
    },
    clearOutput({ wait = false } = {}) {
      outputs.send('clear_output', { wait });
    },
  });
  module.exports.show = show;
}

module.exports = {
  installDisplay,
  toBundle,
  DISPLAY,
  /** Shows a message's content, or replaces an earlier one; there once the kernel has started. */
  show: undefined,
};
