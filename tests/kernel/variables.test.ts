import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errorOf, KernelClient } from './client';

describe('the variables of a cell that fails', () => {
  let kernel: KernelClient;
  before(async () => (kernel = await KernelClient.start()));
  after(() => kernel.close());

  test('that it had set are there for later cells, functions too', async () => {
    const code =
      "const price = 3;\nfunction twice(x: number) {\n  return 2 * x;\n}\nthrow new Error('x');\nconst late = 4;";
    assert.equal(errorOf(await kernel.run(code)).evalue, 'x');
    assert.equal((await kernel.run('console.log(twice(price));')).stdout, '6\n');
  });

  test('that it did not come to say so, until another cell sets them', async () => {
    const { ename, evalue } = errorOf(await kernel.run('console.log(late);'));
    assert.deepEqual(
      [ename, evalue],
      ['ReferenceError', 'late has no value: In[1] failed before it was set'],
    );
    assert.equal((await kernel.run('const late = 5;\nconsole.log(late);')).stdout, '5\n');
    assert.equal((await kernel.run('console.log(late);')).stdout, '5\n');
  });

  test('of an earlier cell keep their values when it did not come to set them anew', async () => {
    await kernel.run('let total = 10;\nlet other = 1;');
    await kernel.run("let other = 2;\nlet total = (() => {\n  throw new Error('again');\n})();");
    assert.equal((await kernel.run('console.log(total, other);')).stdout, '10 2\n');
  });

  test('that was interrupted are kept as well', async () => {
    const running = kernel.run('const begun = 1;\nawait new Promise(() => {});\nconst done = 1;');
    await new Promise((resolve) => setTimeout(resolve, 300));
    kernel.interrupt();
    assert.equal(errorOf(await running).ename, 'Interrupted');
    assert.equal((await kernel.run('console.log(begun);')).stdout, '1\n');
    assert.match(errorOf(await kernel.run('console.log(done);')).evalue, /^done has no value/);
  });

  test('are what they were when it does not compile', async () => {
    assert.equal(errorOf(await kernel.run("const price: number = 'no';")).ename, 'CompileError');
    assert.equal((await kernel.run('console.log(price);')).stdout, '3\n');
  });
});

describe('a variable whose type TypeScript fails to write down', () => {
  test('is there for later cells, as any', async () => {
    const kernel = await KernelClient.start();
    try {
      await kernel.run(
        "import { md, prose } from './src/notebook';\nimport * as charts from './src/charts';",
      );
      const open =
        "import { DuckDBInstance } from '@duckdb/node-api';\nconst connection = await (await DuckDBInstance.create()).connect();";
      assert.equal((await kernel.run(open)).reply.status, 'ok');
      const ask = "console.log((await connection.runAndReadAll('select 6 * 7 as n')).getRowObjects());";
      assert.equal((await kernel.run(ask)).stdout, '[ { n: 42 } ]\n');
    } finally {
      kernel.close();
    }
  });
});

describe('a cell with %time', () => {
  let kernel: KernelClient;
  before(async () => (kernel = await KernelClient.start()));
  after(() => kernel.close());

  test('prints what it took, and keeps its result and the places in it', async () => {
    const spin = 'const end = Date.now() + 200; while (Date.now() < end); 7';
    for (const code of [`%time ${spin}`, `%%time\n${spin}`]) {
      const { stdout, outputs } = await kernel.run(code);
      const [, cpu, wall] = /^CPU (\d+\.\d\d) s, wall (\d+\.\d\d) s\n$/.exec(stdout) ?? [];
      assert.ok(Number(cpu) > 0 && Number(wall) >= 0.2 && Number(wall) < 30, stdout);
      assert.deepEqual(outputs.at(-1)?.content.data, { 'text/plain': '7' });
    }
    const failed = await kernel.run("%time throw new Error('x');");
    assert.match(failed.stdout, /^CPU /);
    assert.match(errorOf(failed).traceback.at(-1) ?? '', /In\[3\]:1:13$/);
  });
});
