import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errorOf, KernelClient, sleep } from './client';

describe('cells in a queue', () => {
  let kernel: KernelClient;
  // The kernel that this file uses has a memory limit of its own, which takes a second start of Node.
  before(async () => (kernel = await KernelClient.start({ env: { INSIDERS_MEMORY_MB: '777' } })));
  after(() => kernel.close());

  test('have the memory that INSIDERS_MEMORY_MB asks for', async () => {
    const { stdout } = await kernel.run(
      "import * as v8 from 'v8';\nconsole.log(v8.getHeapStatistics().heap_size_limit / 2 ** 20);",
    );
    assert.ok(Number(stdout) >= 777 && Number(stdout) < 900, stdout);
  });

  test('run one after the other, in the order they came in', async () => {
    const runs = await Promise.all([
      kernel.run(
        'const seen: number[] = [];\nawait new Promise((done) => setTimeout(done, 100));\nseen.push(1);',
      ),
      kernel.run('seen.push(2);'),
      kernel.run('seen.push(3); console.log(seen);'),
    ]);
    assert.deepEqual(
      runs.map(({ reply }) => reply.status),
      ['ok', 'ok', 'ok'],
    );
    assert.equal(runs[2].stdout, '[ 1, 2, 3 ]\n');
  });

  test('are aborted, and told so, when one before them fails', async () => {
    const code = "const end = Date.now() + 200; while (Date.now() < end);\nthrow new Error('first');";
    const [first, second, third] = await Promise.all([
      kernel.run(code),
      kernel.run("console.log('second');"),
      kernel.run("console.log('third');"),
    ]);
    assert.equal(first.reply.status, 'error');
    assert.deepEqual([second.reply.status, second.outputs], ['aborted', []]);
    assert.deepEqual([third.reply.status, third.outputs], ['aborted', []]);
  });

  test('run when they are sent right after a failure was seen', async () => {
    await kernel.run("throw new Error('x');");
    const { reply, stdout } = await kernel.run("console.log('at once');");
    assert.deepEqual([reply.status, stdout], ['ok', 'at once\n']);
  });

  test('run although one before them fails, when the client says so', async () => {
    const [first, second] = await Promise.all([
      kernel.run("throw new Error('allowed');", { stopOnError: false }),
      kernel.run("console.log('second');", { stopOnError: false }),
    ]);
    assert.equal(first.reply.status, 'error');
    assert.deepEqual([second.reply.status, second.stdout], ['ok', 'second\n']);
  });

  test('count up, unless they are silent', async () => {
    const first = (await kernel.run('0;')).reply.execution_count as number;
    await kernel.run('0;', { silent: true });
    assert.equal((await kernel.run('0;')).reply.execution_count, first + 1);
  });

  test('can be interrupted in a loop and while they wait', async () => {
    for (const code of ['for (;;);', 'await new Promise(() => {});']) {
      const running = kernel.run(code);
      await sleep(500);
      kernel.interrupt();
      const { ename } = errorOf(await running);
      assert.equal(ename, 'Interrupted', code);
    }
    assert.equal((await kernel.run("console.log('usable');")).stdout, 'usable\n');
  });

  test('are completed, explained and judged complete or not', async () => {
    await kernel.run('const basket = { price: 3 };');
    const complete = await kernel.request('complete_request', { code: 'basket.pr', cursor_pos: 9 });
    assert.deepEqual(complete.reply.matches, ['price']);
    const explain = await kernel.request('inspect_request', {
      code: 'basket',
      cursor_pos: 2,
      detail_level: 0,
    });
    assert.match(JSON.stringify(explain.reply.data), /price: number/);
    const judge = await kernel.request('is_complete_request', { code: 'if (true) {' });
    assert.equal(judge.reply.status, 'incomplete');
  });

  test('leave a kernel that ends within a second, open timers and workers or not', async () => {
    await kernel.run('setInterval(() => {}, 1000);\nsetTimeout(() => {}, 60_000); 0;');
    await kernel.run(
      "import { Worker } from 'worker_threads';\nconst w = new Worker('setInterval(() => {}, 1000)', { eval: true });",
    );
    const waiting = kernel.run('await new Promise(() => {});');
    void waiting;
    const { reply, seconds, code } = await kernel.shutDown();
    assert.equal(reply.status, 'ok');
    assert.equal(code, 0);
    assert.ok(seconds < 1, `${seconds} s`);
  });
});
