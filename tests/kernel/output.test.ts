import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { KernelClient, projectRoot } from './client';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i}\n`).join('');

describe('what a cell prints and displays', () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await KernelClient.start();
    await kernel.run('const show = (globalThis as any).insidersKernel.display;');
  });
  after(() => kernel.shutDown());

  test("the working directory is the project's root although the kernel was started elsewhere", async () => {
    const { stdout } = await kernel.run('console.log(process.cwd());');
    assert.equal(stdout, `${projectRoot}\n`);
  });

  test('5,000 lines printed in one loop all arrive, in order', async () => {
    const { reply, stdout } = await kernel.run('for (let i = 0; i < 5000; i++) console.log(`line ${i}`);');
    assert.equal(reply.status, 'ok');
    assert.equal(stdout, lines(5000));
  });

  test('5,000 lines printed between awaits arrive in fewer messages than JupyterLab lets through a second', async () => {
    const code = 'for (let i = 0; i < 5000; i++) { await null; console.log(`line ${i}`); }';
    const { outputs, stdout } = await kernel.run(code);
    assert.equal(stdout, lines(5000));
    assert.ok(outputs.length < 1000, `${outputs.length} messages`);
  });

  test('5,000 displays in one loop all arrive, in order', async () => {
    const code = "for (let i = 0; i < 5000; i++) show({ 'text/plain': String(i) });";
    const { reply, outputs } = await kernel.run(code);
    assert.equal(reply.status, 'ok');
    const shown = outputs.map(({ content }) =>
      Number((content.data as Record<string, string>)['text/plain']),
    );
    assert.deepEqual(
      shown,
      Array.from({ length: 5000 }, (_, i) => i),
    );
  });

  test('prints and displays keep their order', async () => {
    const show = "show({ 'text/plain': 'shown' });";
    const { outputs } = await kernel.run(`console.log('a'); ${show} console.log('b'); console.error('c');`);
    const told = outputs.map(({ type, content }) =>
      type === 'stream' ? `${String(content.name)} ${String(content.text)}` : type,
    );
    assert.deepEqual(told, ['stdout a\n', 'display_data', 'stdout b\n', 'stderr c\n']);
  });

  test('prints of a synchronous loop are seen while it runs', async () => {
    const { outputs } = await kernel.run(
      'for (const end = Date.now() + 300, start = Date.now(); Date.now() < end; ) console.log(Date.now() - start);',
    );
    assert.ok(outputs.length >= 3, `${outputs.length} messages`);
  });

  test('a display carries several mime types, metadata and bytes', async () => {
    const bundle =
      "{ 'text/plain': 'a figure', 'application/json': { k: [1] }, 'image/png': new Uint8Array([1, 2, 3]) }";
    const { outputs } = await kernel.run(`show(${bundle}, { 'image/png': { width: 3 } });`);
    assert.equal(outputs.length, 1);
    assert.equal(outputs[0].type, 'display_data');
    assert.deepEqual(outputs[0].content, {
      data: { 'text/plain': 'a figure', 'application/json': { k: [1] }, 'image/png': 'AQID' },
      metadata: { 'image/png': { width: 3 } },
      transient: {},
    });
  });

  test('a display with an id is updated in place', async () => {
    const show = (text: string, options: string) => `show({ 'text/plain': '${text}' }, {}, ${options});`;
    const { outputs } = await kernel.run(
      show('1', "{ displayId: 'p' }") + show('2', "{ displayId: 'p', update: true }"),
    );
    assert.deepEqual(
      outputs.map(({ type, content }) => [type, content.data, content.transient]),
      [
        ['display_data', { 'text/plain': '1' }, { display_id: 'p' }],
        ['update_display_data', { 'text/plain': '2' }, { display_id: 'p' }],
      ],
    );
  });

  test("tslab's own display functions work, and can be updated", async () => {
    const code =
      "import * as tslab from 'tslab';\nconst d = tslab.newDisplay(); d.html('<b>1</b>'); d.html('<b>2</b>');";
    const { outputs } = await kernel.run(code);
    assert.deepEqual(
      outputs.map(({ type, content }) => [type, content.data]),
      [
        ['display_data', { 'text/html': '<b>1</b>' }],
        ['update_display_data', { 'text/html': '<b>2</b>' }],
      ],
    );
  });

  test('what cannot be sent as JSON fails where it is displayed', async () => {
    const { reply } = await kernel.run("show({ 'application/json': 1n });");
    assert.equal(reply.status, 'error');
    assert.match(String(reply.evalue), /BigInt/);
  });

  test('the last expression is the result of the cell, in the form it names itself', async () => {
    const plain = await kernel.run('const answer = 41;\nanswer + 1');
    assert.deepEqual(
      plain.outputs.map(({ type, content }) => [type, content.data]),
      [['execute_result', { 'text/plain': '42' }]],
    );
    const rich = await kernel.run(
      "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>x</i>' }) })",
    );
    assert.deepEqual(rich.outputs[0].content.data, { 'text/html': '<i>x</i>' });
    assert.deepEqual((await kernel.run('undefined')).outputs, []);
  });

  test('a write to stdout calls back, so that it can be awaited', async () => {
    const { stdout } = await kernel.run(
      "await new Promise<void>((done) => process.stdout.write('bytes', () => done()));",
    );
    assert.equal(stdout, 'bytes');
  });

  test('Node warnings of other packages do not reach the notebook', async () => {
    const { stderr } = await kernel.run(
      "process.emitWarning('old', 'DeprecationWarning'); process.emitWarning('mind');",
    );
    assert.equal(stderr, 'Warning: mind\n');
  });

  test('a cell may export, and wait for a stream without another await', async () => {
    await kernel.run(
      'export const half = 0.5;\nexport function twice(x: number): number {\n  return 2 * x;\n}',
    );
    const { stdout } = await kernel.run('for await (const x of [1, 2]) console.log(x, twice(half));');
    assert.equal(stdout, '1 1\n2 1\n');
  });

  test('a variable whose type cannot be written down is kept, untyped', async () => {
    const first = await kernel.run("const fs = await import('fs'), [{ length }] = ['four'];");
    assert.equal(first.reply.status, 'ok', JSON.stringify(first.reply));
    const { stdout } = await kernel.run("console.log(fs.existsSync('package.json'), length);");
    assert.equal(stdout, 'true 4\n');
  });
});
