import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { runInWorkers } from '../../src/workers';

const tasks = 'tests/workers/tasks.ts';

describe('work in threads', () => {
  test('comes back in the order of its inputs, whatever finishes first', async () => {
    const done: number[] = [];
    const output = await runInWorkers<{ wait: number; value: number }, number>(
      tasks,
      'wait',
      [
        { wait: 300, value: 1 },
        { wait: 0, value: 2 },
        { wait: 50, value: 3 },
      ],
      {
        threads: 2,
        onDone: (finished, of) => {
          assert.equal(of, 3);
          done.push(finished);
        },
      },
    );
    assert.deepEqual(output, [1, 2, 3]);
    assert.deepEqual(done, [1, 2, 3]);
  });

  test('runs in threads other than this one, at most as many as are asked for', async () => {
    const threads = await runInWorkers<null, number>(tasks, 'thread', [null, null, null, null], {
      threads: 2,
    });
    assert.ok(threads.every((thread) => thread > 0));
    assert.ok(new Set(threads).size <= 2);
  });

  test('finds the threads of an earlier call again, but not once a source has been edited', async () => {
    const first = await runInWorkers<null, number>(tasks, 'thread', [null], { threads: 1 });
    assert.deepEqual(await runInWorkers<null, number>(tasks, 'thread', [null], { threads: 1 }), first);
    // An edit as far as anybody can tell: the file has a new time.
    const now = new Date();
    utimesSync(path.join(projectRoot(), 'src', 'workers', 'worker.cjs'), now, now);
    const [fresh] = await runInWorkers<null, number>(tasks, 'thread', [null], { threads: 1 });
    assert.notEqual(fresh, first[0]);
  });

  test('of several calls at once goes through the same threads', async () => {
    const calls = Array.from({ length: 4 }, () => runInWorkers<null, number>(tasks, 'thread', [null, null]));
    const threads = new Set((await Promise.all(calls)).flat());
    assert.ok(threads.size <= availableParallelism(), `${threads.size} threads`);
  });

  test('that fails arrives with its message and its kind, and the rest is given up', async () => {
    await assert.rejects(runInWorkers(tasks, 'failOnTwo', [1, 2, 3], { threads: 1 }), {
      name: 'RangeError',
      message: 'task 2 cannot be done',
    });
  });

  test('that fails after a while arrives as well', async () => {
    await assert.rejects(runInWorkers(tasks, 'failLater', ['the reason']), /the reason/);
  });

  test('reports all that it has to say, in order, before its output counts as done', async () => {
    const heard: number[][] = [[], [], []];
    const heardAtDone: number[] = [];
    await runInWorkers<number, number, number>(tasks, 'talk', [2000, 0, 500], {
      threads: 2,
      onMessage: (message, task) => heard[task].push(message),
      onDone: () => heardAtDone.push(heard.reduce((sum, { length }) => sum + length, 0)),
    });
    assert.deepEqual(
      heard,
      [2000, 0, 500].map((n) => Array.from({ length: n }, (_, i) => i)),
    );
    assert.equal(heardAtDone.at(-1), 2500);
  });

  test('takes and gives typed arrays, and leaves the caller’s as they are', async () => {
    const input = Float64Array.of(1, 2, 3);
    const [output] = await runInWorkers<Float64Array, { doubled: Float64Array; n: Int32Array }>(
      tasks,
      'double',
      [input],
    );
    assert.ok(output.doubled instanceof Float64Array && output.n instanceof Int32Array);
    assert.deepEqual(output.doubled, Float64Array.of(2, 4, 6));
    assert.deepEqual(input, Float64Array.of(1, 2, 3));
  });

  test('of no inputs is no outputs, and starts nothing', async () => {
    assert.deepEqual(await runInWorkers('src/there/is/no/such.ts', 'nothing', []), []);
  });

  test('names the function or the module that is not there', async () => {
    await assert.rejects(runInWorkers(tasks, 'noSuch', [1]), {
      message: 'tests/workers/tasks.ts exports no function "noSuch"',
    });
    await assert.rejects(runInWorkers('src/no/such.ts', 'x', [1]), /Cannot find module .*src.no.such\.ts/);
  });

  test('refuses inputs that cannot go to a thread', async () => {
    await assert.rejects(runInWorkers(tasks, 'wait', [() => 1]), /could not be cloned/);
  });

  for (const threads of [0, -1, 1.5, NaN]) {
    test(`refuses ${threads} threads`, () =>
      assert.rejects(
        runInWorkers(tasks, 'wait', [1], { threads }),
        /threads must be a whole number at least 1/,
      ));
  }
});
