'use strict';
// Failures that no cell can catch: unhandled rejections, and exceptions from timers and events.

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets the event loop turn, so that what the finished code has set going gets its say. */
async function someTurns(count = 3) {
  for (let i = 0; i < count; i += 1) await turn();
}

/** Collects late failures: for the cell that runs, or for the one that runs next. */
class Failures {
  /** @param {(error: unknown) => void} onIdleFailure told of a failure while no cell runs */
  constructor(onIdleFailure) {
    this.onIdleFailure = onIdleFailure;
    this.waiting = [];
    this.onFailure = undefined;
    this.baseline = new Map();
  }

  listen() {
    process.on('uncaughtException', (error) => this.add(error));
    process.on('unhandledRejection', (reason) => this.add(reason));
    this.baseline = countPending();
  }

  add(error) {
    this.waiting.push(error);
    if (this.onFailure) this.onFailure();
    else this.onIdleFailure(error);
  }

  /** Calls back on the first failure from now on, until {@link take}. */
  watch(onFailure) {
    this.onFailure = onFailure;
    if (this.waiting.length > 0) onFailure();
  }

  /** The failures so far, which are then forgotten. */
  take() {
    this.onFailure = undefined;
    return this.waiting.splice(0);
  }

  /** Waits until nothing is under way that could still fail (timers, requests), or for the time at most. */
  async settle(limitMs) {
    const deadline = Date.now() + limitMs;
    await someTurns();
    while (this.waiting.length === 0 && Date.now() < deadline && this.workIsPending()) await sleep(10);
    await someTurns();
  }

  workIsPending() {
    for (const [name, count] of countPending()) {
      if (count > (this.baseline.get(name) ?? 0)) return true;
    }
    return false;
  }
}

/** How many of each kind of resource keep the event loop alive. */
function countPending() {
  const counts = new Map();
  for (const name of process.getActiveResourcesInfo()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

module.exports = { Failures, someTurns };
