import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errorOf, KernelClient, sleep } from './client';

describe('a cell that fails', () => {
  let kernel: KernelClient;
  before(async () => (kernel = await KernelClient.start()));
  after(() => kernel.close());

  test("sends an error with name, value and the cell's own line, and the same in the reply", async () => {
    const run = await kernel.run(
      'interface Gone {\n  a: number;\n}\nconst gone: Gone = undefined;\n\ngone.a;',
    );
    const { ename, evalue, traceback } = errorOf(run);
    assert.equal(ename, 'TypeError');
    assert.equal(evalue, "Cannot read properties of undefined (reading 'a')");
    assert.deepEqual(traceback.slice(0, 4), [
      `TypeError: ${evalue}`,
      '',
      'In[1], line 6',
      '  4 | const gone: Gone = undefined;',
    ]);
    assert.deepEqual(traceback.slice(-2), ['', '    at In[1]:6:6']);
    const { status, execution_count, ...reply } = run.reply;
    assert.deepEqual({ status, execution_count }, { status: 'error', execution_count: 1 });
    assert.deepEqual(
      { ename: reply.ename, evalue: reply.evalue, traceback: reply.traceback },
      { ename, evalue, traceback },
    );
  });

  test('names the TypeScript file and line when a module failed', async () => {
    const run = await kernel.run(
      "import { firstPrice } from './tests/fixtures/kernel/failing';\n\nfirstPrice({ items: [] });",
    );
    const { traceback } = errorOf(run);
    assert.equal(traceback[2], 'tests/fixtures/kernel/failing.ts, line 7');
    assert.ok(traceback.some((line) => line.startsWith('> 7 | export const firstPrice')));
    const frames = traceback.filter((line) => line.startsWith('    at '));
    assert.match(frames[0], /firstPrice \(tests\/fixtures\/kernel\/failing\.ts:7:\d+\)$/);
    assert.match(frames[1], /^ {4}at In\[2\]:3:\d+$/);
    assert.equal(frames.length, 2);
  });

  test('names the earlier cell that defined the failing function', async () => {
    await kernel.run("\nasync function later() {\n  await null;\n  throw new RangeError('too far');\n}");
    const { ename, traceback } = errorOf(await kernel.run('await later();'));
    assert.equal(ename, 'RangeError');
    const frames = traceback.filter((line) => line.startsWith('    at '));
    assert.deepEqual(frames, ['    at Proxy.later (In[3]:4:9)', '    at async In[4]:1:1']);
  });

  test('shows source positions in stacks that a cell prints itself, too', async () => {
    const { stdout } = await kernel.run("\n\nconsole.log(new Error('shown').stack);");
    assert.equal(stdout, 'Error: shown\n    at In[5]:3:13\n');
  });

  test('reports all of the compiler’s complaints, with their lines, and runs nothing', async () => {
    const run = await kernel.run("console.log('ran');\nconst n: number = 'x';\nnope();");
    assert.equal(run.stdout, '');
    const { ename, evalue, traceback } = errorOf(run);
    assert.equal(ename, 'CompileError');
    const first = "In[6]:2:7 - Type 'string' is not assignable to type 'number'. (TS2322)";
    assert.equal(evalue, `${first}\nIn[6]:3:1 - Cannot find name 'nope'. (TS2304)`);
    assert.equal(traceback[0], first);
    assert.ok(traceback.includes("> 2 | const n: number = 'x';"));
  });

  test('shows a complaint that has reasons once, with the reasons below it', async () => {
    const code = "const x: readonly ('a' | 'b')[] = ['a', 'c'] as ('a' | 'c')[];";
    const { evalue, traceback } = errorOf(await kernel.run(code));
    const said = evalue.split('\n');
    assert.ok(said.length > 1 && said.slice(1).some((line) => line.startsWith('  ')), evalue);
    assert.equal(
      new Set(traceback.filter((line) => line.startsWith('> '))).size,
      traceback.filter((line) => line.startsWith('> ')).length,
    );
  });

  test('shows causes, gathered errors, and what is thrown without being an error', async () => {
    const caused = errorOf(await kernel.run("throw new Error('outer', { cause: new TypeError('inner') });"));
    assert.ok(caused.traceback.includes('Caused by: TypeError: inner'));
    const gathered = errorOf(await kernel.run("await Promise.any([Promise.reject(new Error('one'))]);"));
    assert.equal(gathered.ename, 'AggregateError');
    assert.ok(gathered.traceback.includes('One of: Error: one'));
    assert.deepEqual(errorOf(await kernel.run('throw { code: 7 };')), {
      ename: 'Thrown',
      evalue: '{ code: 7 }',
      traceback: ['Thrown: { code: 7 }'],
    });
  });

  test('keeps what was printed before it failed', async () => {
    const run = await kernel.run("console.log('before'); throw new Error('x');");
    assert.deepEqual(
      run.outputs.map(({ type }) => type),
      ['stream', 'error'],
    );
  });
});

describe('a failure that no cell catches', () => {
  let kernel: KernelClient;
  before(async () => (kernel = await KernelClient.start()));

  test('fails the cell that left a promise rejected', async () => {
    const run = await kernel.run("\nvoid Promise.reject(new RangeError('unhandled'));");
    assert.equal(run.reply.status, 'error');
    const { ename, traceback } = errorOf(run);
    assert.equal(ename, 'RangeError');
    assert.ok(traceback.includes('    at In[1]:2:21'), traceback.join('\n'));
  });

  test('fails the cell that waits, at once, when a timer throws', async () => {
    const code = "setTimeout(() => { throw new Error('from a timer'); }, 20);\nawait new Promise(() => {});";
    const run = await kernel.run(code);
    assert.equal(errorOf(run).evalue, 'from a timer');
    assert.equal((await kernel.run('1 + 1')).reply.status, 'ok');
  });

  test('between cells is shown under the cell, and fails the next one without running it', async () => {
    const quiet = await kernel.run("setTimeout(() => { throw new Error('later'); }, 50); 0;");
    assert.equal(quiet.reply.status, 'ok');
    await sleep(150);
    const next = await kernel.run("console.log('must not run');");
    assert.equal(next.stdout, '');
    const { evalue, traceback } = errorOf(next);
    assert.equal(evalue, 'later');
    assert.match(traceback[0], /^Failed after its cell had ended/);
    assert.equal((await kernel.run("console.log('runs');")).stdout, 'runs\n');
  });

  test('is found by a silent empty request after the last cell, which waits for open timers', async () => {
    const settled = await kernel.run('', { silent: true });
    assert.equal(settled.reply.status, 'ok');
    await kernel.run("setTimeout(() => Promise.reject(new TypeError('at the very end')), 300); 0;");
    const { reply } = await kernel.run('', { silent: true });
    assert.deepEqual(
      { status: reply.status, ename: reply.ename, evalue: reply.evalue },
      {
        status: 'error',
        ename: 'TypeError',
        evalue: 'at the very end',
      },
    );
    assert.equal((await kernel.run('', { silent: true })).reply.status, 'ok');
  });

  test('that nobody asked for makes the kernel end with exit code 1', async () => {
    await kernel.run("setTimeout(() => { throw new Error('unseen'); }, 50); 0;");
    await sleep(100);
    const { code } = await kernel.shutDown();
    assert.equal(code, 1);
    assert.match(kernel.log, /Error: unseen/);
  });
});
