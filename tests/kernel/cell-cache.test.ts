import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { errorOf } from './client';
import { kernelsOf } from './kernels';
import { Project } from './project';

const IMPORT = "import { area } from './src/shapes';\n";
/** Whether the kernel has loaded TypeScript, as its next line of output. */
const ASK = "console.log(Object.keys(require.cache).some((file) => file.includes('typescript-for-tslab')));";

describe('compiled cells', () => {
  const project = new Project({
    'src/shapes/index.ts': "export { area } from './area';\n",
    'src/shapes/area.ts': 'export const area = (a: number, b: number): number => a * b;\n',
    'other.ts': 'export const other = 1;\n',
  });
  const { started, start, printed } = kernelsOf(project);
  const cache = path.join(project.root, '.cache', 'cells');
  const fileOf = (code: string): string => {
    const found = readdirSync(cache).filter((name) =>
      readFileSync(path.join(cache, name), 'utf8').includes(code),
    );
    assert.equal(found.length, 1, `${found.length} entries with ${code}`);
    return path.join(cache, found[0]);
  };

  test('are found by the next kernel, which runs them without TypeScript', async () => {
    const cells = [
      `${IMPORT}const shape = { a: 3 };\nconsole.log(area(shape.a, 5));`,
      'console.log({ shape });',
      ASK,
    ];
    const first = await start();
    assert.deepEqual(
      [await printed(first, cells[0]), await printed(first, cells[1])],
      ['15', '{ shape: { a: 3 } }'],
    );
    assert.equal(await printed(first, cells[2]), 'true');
    const second = await start();
    assert.deepEqual(
      [await printed(second, cells[0]), await printed(second, cells[1])],
      ['15', '{ shape: { a: 3 } }'],
    );
    assert.equal(await printed(second, cells[2]), 'false');
    // What needs TypeScript still has it.
    const { reply } = await second.request('complete_request', { code: 'shape.', cursor_pos: 6 });
    assert.deepEqual(reply.matches, ['a']);
    assert.match(errorOf(await second.run('const wrong: string = shape;')).evalue, /TS2322/);
  });

  test('show an error of theirs at the same place', async () => {
    const code = 'const parts = { shape: 1 };\n\nconst both = { parts }; (both as any).none.x;';
    const [first, second] = [errorOf(await started[0].run(code)), errorOf(await (await start()).run(code))];
    assert.match(second.traceback.at(-1) ?? '', /^ {4}at In\[1\]:3:\d+$/);
    const places = [first, second].map(({ traceback }) => (traceback.at(-1) ?? '').replace(/In\[\d+\]/, ''));
    assert.equal(places[0], places[1]);
  });

  test('with a mistake are never kept, so that the mistake is found again', async () => {
    const code = "const count: number = 'three';";
    const found = [];
    for (const kernel of [await start(), await start()]) found.push(errorOf(await kernel.run(code)).evalue);
    assert.deepEqual(
      found,
      Array(2).fill("In[1]:1:7 - Type 'string' is not assignable to type 'number'. (TS2322)"),
    );
  });

  test('are compiled anew when an entry is damaged', async () => {
    const code = "console.log('a cell ' + 'to damage');\n0;";
    assert.equal(await printed(await start(), code), 'a cell to damage');
    const file = fileOf('to damage');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('to damage', 'of damage'));
    assert.equal(await printed(await start(), code), 'a cell to damage');
    assert.equal(readFileSync(file, 'utf8'), whole);
  });

  test('are checked against the sources as they are, edits in the kernel’s life included', async () => {
    const code = `${IMPORT}console.log(area(2, 3));`;
    const kernel = await start();
    assert.equal(await printed(kernel, code), '6');
    project.write(
      'src/shapes/area.ts',
      'export const area = (a: number, b: number): number => a * b * 10;\n',
    );
    assert.equal(await printed(kernel, code), '60');
    project.write('src/shapes/area.ts', "export const area = (a: number, b: number): number => 'wide';\n");
    const mistake = "src/shapes/area.ts:1:55 - Type 'string' is not assignable to type 'number'. (TS2322)";
    assert.equal(errorOf(await kernel.run(code)).evalue, mistake);
    // A kernel that starts now does not check the file, and what it keeps is not for the one that must.
    assert.equal(await printed(await start(), code), 'wide');
    assert.equal(errorOf(await kernel.run(code)).evalue, mistake);
    project.write('src/shapes/area.ts', 'export const area = (a: string, b: string): string => a + b;\n');
    assert.match(errorOf(await (await start()).run(code)).evalue, /^In\[1\]:2:18 - .*\(TS2345\)/);
    project.write('src/shapes/area.ts', 'export const area = (a: number, b: number): number => a * b;\n');
    assert.equal(await printed(kernel, code), '6');
  });

  test('are not kept when they depend on more than the sources', async () => {
    const code = "import { other } from './other';\nconsole.log('outside', other);";
    assert.equal(await printed(await start(), code), 'outside 1');
    project.write('other.ts', 'export const another = 1;\n');
    assert.match(errorOf(await (await start()).run(code)).evalue, /no exported member named 'other'/);
  });

  test('of whole notebooks can be made beforehand', async () => {
    const cells = [`${IMPORT}const five = area(1, 5);`, '', 'console.log(five);', ASK];
    const notebook = { cells: cells.map((source) => ({ cell_type: 'code', source: [source] })) };
    const broken = { cells: [{ cell_type: 'code', source: 'nope(' }] };
    project.write('good.ipynb', JSON.stringify(notebook));
    project.write('broken.ipynb', JSON.stringify(broken));
    const paths = ['broken.ipynb', 'good.ipynb'].map((name) => path.join(project.root, name));
    const program = path.join(project.root, 'tools', 'kernel', 'compile-notebooks.cjs');
    const { stdout, status } = spawnSync(process.execPath, [program, ...paths], { encoding: 'utf8' });
    assert.deepEqual([stdout, status], [`${paths.join('\n')}\n`, 0]);
    const kernel = await start();
    await printed(kernel, cells[0]);
    assert.deepEqual([await printed(kernel, cells[2]), await printed(kernel, cells[3])], ['5', 'false']);
  });
});
