'use strict';
// The queue of cells to run: one after the other, none forgotten.
const { inspect } = require('node:util');
const { DISPLAY, toBundle } = require('./display.cjs');
const { someTurns } = require('./failures.cjs');

/** How long a notebook's last timers and requests may take to show whether they fail, in milliseconds. */
const SETTLE_MS = 2000;

/**
 * @typedef {import('./wire.cjs').Message} Message
 * @typedef {{ message: Message, reply: (content: object) => void }} Request
 */

class Executions {
  /**
   * @param {{
   *   cells: import('./cells.cjs').Cells,
   *   failures: import('./failures.cjs').Failures,
   *   outputs: import('./outputs.cjs').Outputs,
   *   describer: import('./errors.cjs').ErrorDescriber,
   *   status: (state: 'busy' | 'idle', parent: Message) => void,
   * }} parts
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.count = 0;
    /** @type {Request[]} */
    this.queue = [];
    this.running = false;
  }

  /** @param {Request} request */
  add(request) {
    this.queue.push(request);
    if (!this.running) void this.work();
  }

  async work() {
    this.running = true;
    while (this.queue.length > 0) await this.handle(this.queue.shift());
    this.running = false;
  }

  /** @param {Request} request */
  async handle(request) {
    const { message } = request;
    const {
      code,
      silent = false,
      store_history: counts = !silent,
      stop_on_error: stops = true,
    } = message.content;
    this.status('busy', message);
    if (silent && code.trim() === '') {
      await this.failures.settle(SETTLE_MS);
      this.finish(request, this.lateError());
      return;
    }
    if (counts && !silent) this.count += 1;
    this.outputs.belongTo(message);
    if (!silent) this.outputs.send('execute_input', { code, execution_count: this.count });
    const error =
      this.lateError('It was not this cell that failed, and it was not run.') ??
      (await this.run(code, silent));
    if (error) {
      this.outputs.send('error', error);
      // What had been asked for before this failure could be seen is not run, and is told so.
      const aborted = stops ? await this.takeWaiting() : [];
      this.finish(request, error);
      for (const each of aborted) this.abort(each);
    } else {
      this.finish(request, undefined);
    }
  }

  /** Runs a cell to its end, late failures included; returns the error described, or undefined. */
  async run(code, silent) {
    const late = new Promise((resolve) => this.failures.watch(resolve));
    let failed = false;
    let failure;
    try {
      const value = await Promise.race([
        this.cells.run(code, `In[${this.count}]`),
        late.then(() => undefined),
      ]);
      await someTurns();
      if (value != null && !silent && this.failures.waiting.length === 0) this.showResult(value);
    } catch (error) {
      failed = true;
      failure = error;
      await someTurns();
    }
    const others = this.failures.take();
    if (failed) others.unshift(failure);
    return others.length > 0 ? this.describeAll(others) : undefined;
  }

  showResult(value) {
    const own = typeof value[DISPLAY] === 'function' ? value[DISPLAY]() : undefined;
    const data = own ? toBundle(own) : { 'text/plain': typeof value === 'string' ? value : inspect(value) };
    this.outputs.send('execute_result', { execution_count: this.count, data, metadata: {} });
  }

  /** What failed since the last cell ended, or undefined. */
  lateError(remark) {
    const failures = this.failures.take();
    if (failures.length === 0) return undefined;
    const error = this.describeAll(failures);
    const head = `Failed after its cell had ended. ${remark ?? ''}`.trim();
    return { ...error, traceback: [head, ...error.traceback] };
  }

  describeAll(failures) {
    const [first, ...rest] = failures.map((failure) => this.describer.describe(failure));
    const more = rest.flatMap((error) => ['', 'And:', ...error.traceback]);
    return { ...first, traceback: [...first.traceback, ...more] };
  }

  /** @param {Request} request */
  finish({ message, reply }, error) {
    const content = {
      status: error ? 'error' : 'ok',
      execution_count: this.count,
      payload: [],
      user_expressions: {},
    };
    this.outputs.flush();
    reply(error ? { ...content, ...error } : content);
    this.status('idle', message);
  }

  async takeWaiting() {
    await someTurns();
    return this.queue.splice(0);
  }

  /** @param {Request} request */
  abort({ message, reply }) {
    this.status('busy', message);
    reply({ status: 'aborted', execution_count: this.count });
    this.status('idle', message);
  }
}

module.exports = { Executions };
