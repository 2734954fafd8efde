'use strict';
// `%time` in front of a cell's code, or `%%time` as its first line, as in IPython: what the cell took is printed.

const MARK = /^\s*%%?time(?=\s|$)/;

/**
 * @param {string} code a cell
 * @returns {{ code: string, isTimed: boolean }} the code with the mark replaced by blanks, so that all places stay
 */
function withoutTimeMark(code) {
  const found = MARK.exec(code);
  if (!found) return { code, isTimed: false };
  return { code: found[0].replace(/\S/g, ' ') + code.slice(found[0].length), isTimed: true };
}

/** Starts the clocks; the function returned says what they show: of the process with its threads, and on the wall. */
function startClocks() {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (micros) => (micros / 1e6).toFixed(2);
    return `CPU ${seconds(user + system)} s, wall ${seconds(Number(process.hrtime.bigint() - wall) / 1e3)} s`;
  };
}

module.exports = { withoutTimeMark, startClocks };
