'use strict';
// The kernel's memory limit. Node reads --max-old-space-size only when it starts, so a limit that differs from
// the one in the kernel specification takes a second process.
const { spawn } = require('node:child_process');
const { followParent } = require('./parent.cjs');

const FLAG = /^--max[-_]old[-_]space[-_]size=(\d+)$/;
const SMALLEST_MB = 256;

/** INSIDERS_MEMORY_MB as a number, or undefined when it is not set. */
function wantedMemoryMb(env = process.env) {
  const text = env.INSIDERS_MEMORY_MB;
  if (text === undefined || text.trim() === '') return undefined;
  const wanted = Number(text);
  if (!Number.isInteger(wanted) || wanted < SMALLEST_MB) {
    throw new RangeError(`INSIDERS_MEMORY_MB: whole megabytes from ${SMALLEST_MB} expected, got '${text}'`);
  }
  return wanted;
}

/** The limit this process was started with, or undefined. */
function currentMemoryMb(flags = process.execArgv) {
  return flags.reduce((found, flag) => (FLAG.test(flag) ? Number(FLAG.exec(flag)[1]) : found), undefined);
}

/**
 * Starts this program again with the wanted limit and stays as its shadow, when INSIDERS_MEMORY_MB asks for
 * another limit than the process has.
 *
 * @returns {boolean} whether another process does the work
 */
function startAgainWithMemory() {
  const wanted = wantedMemoryMb();
  if (wanted === undefined || wanted === currentMemoryMb()) return false;
  const flags = process.execArgv.filter((flag) => !FLAG.test(flag));
  const args = [...flags, `--max-old-space-size=${wanted}`, ...process.argv.slice(1)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  if (process.env.JPY_PARENT_PID) followParent();
  // Jupyter signals the whole process group, so the child has had its own copy.
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
  return true;
}

module.exports = { startAgainWithMemory, wantedMemoryMb, currentMemoryMb };
