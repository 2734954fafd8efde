import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { errorOf, KernelClient, projectRoot } from './client';

describe('a module of the project', () => {
  const folder = path.join('.cache', `kernel-test-${process.pid}`);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(projectRoot, folder, file)), { recursive: true });
    writeFileSync(path.join(projectRoot, folder, file), text);
  };
  const importAll = `import { greet, where } from './${folder}';\n`;
  let kernel: KernelClient;
  before(async () => {
    write('index.ts', "export { greet } from './a';\nexport { where } from './a/deep';\n");
    write(
      'a/index.ts',
      "import { word } from './deep';\nexport const greet = (): string => `${word} there`;\n",
    );
    write('a/deep.ts', "export const word = 'hello';\nexport const where = (): string => __filename;\n");
    kernel = await KernelClient.start();
  });
  after(async () => {
    await kernel.shutDown();
    rmSync(path.join(projectRoot, folder), { recursive: true, force: true });
  });

  test('is read again, with all that import it, when it was edited and the import is run again', async () => {
    assert.equal((await kernel.run(`${importAll}console.log(greet());`)).stdout, 'hello there\n');
    write(
      'a/deep.ts',
      "export const word = 'good morning';\nexport const where = (): string => __filename;\n",
    );
    assert.equal((await kernel.run(`${importAll}console.log(greet());`)).stdout, 'good morning there\n');
  });

  test('keeps its state between imports when nothing was edited', async () => {
    write('state.ts', 'export const list: number[] = [];\n');
    await kernel.run(`import { list } from './${folder}/state';\nlist.push(1);`);
    const { stdout } = await kernel.run(`import { list } from './${folder}/state';\nconsole.log(list);`);
    assert.equal(stdout, '[ 1 ]\n');
  });

  test('is seen with new exports of new files at once', async () => {
    const missing = await kernel.run(`import { sum } from './${folder}/new';`);
    assert.equal(errorOf(missing).ename, 'CompileError');
    write('new.ts', 'export const sum = (a: number, b: number): number => a + b;\n');
    const { stdout } = await kernel.run(`import { sum } from './${folder}/new';\nconsole.log(sum(1, 2));`);
    assert.equal(stdout, '3\n');
  });

  test('names the right line after an edit that moved it', async () => {
    write('fails.ts', "export const fail = (): never => {\n  throw new Error('line 2');\n};\n");
    const code = `import { fail } from './${folder}/fails';\nfail();`;
    assert.match(errorOf(await kernel.run(code)).traceback[2], /fails\.ts, line 2$/);
    write('fails.ts', "\n\n\nexport const fail = (): never => {\n  throw new Error('line 5');\n};\n");
    assert.match(errorOf(await kernel.run(code)).traceback[2], /fails\.ts, line 5$/);
  });

  test('fails the cell with file and line when an edit broke its types', async () => {
    write('a/deep.ts', "export const word = 'hello';\nexport const where = (): number => __filename;\n");
    const { ename, evalue } = errorOf(await kernel.run(importAll));
    assert.equal(ename, 'CompileError');
    assert.equal(
      evalue,
      `${folder}/a/deep.ts:2:36 - Type 'string' is not assignable to type 'number'. (TS2322)`,
    );
    write('a/deep.ts', "export const word = 'hi';\nexport const where = (): string => __filename;\n");
    assert.equal((await kernel.run(`${importAll}console.log(greet());`)).stdout, 'hi there\n');
  });

  test('knows its own place', async () => {
    const { stdout } = await kernel.run(`${importAll}console.log(where());`);
    assert.equal(stdout, `${path.join(projectRoot, folder, 'a', 'deep.ts')}\n`);
  });

  test('can load a package that only exists as an ES module', async () => {
    write(
      'esm.ts',
      "export const isAnyArray = require('is-any-array').isAnyArray as (x: unknown) => boolean;\n",
    );
    const code = `import { isAnyArray } from './${folder}/esm';\nconsole.log(isAnyArray(new Float64Array(1)));`;
    assert.equal((await kernel.run(code)).stdout, 'true\n');
  });

  test('can also be written in a cell', async () => {
    await kernel.run('/** @module written */\nexport const twice = (x: number): number => 2 * x;');
    const { stdout } = await kernel.run("import { twice } from './written';\nconsole.log(twice(4));");
    assert.equal(stdout, '8\n');
    await kernel.run('/** @module written */\nexport const twice = (x: number): number => 3 * x;');
    const again = await kernel.run("import { twice } from './written';\nconsole.log(twice(4));");
    assert.equal(again.stdout, '12\n');
  });
});
