import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { errorOf } from './client';
import { kernelsOf } from './kernels';
import { Project } from './project';

const COUNTER = "import { counter } from './src/state';\n";
const GREET = "import { greet } from './src/words';\n";
/** How many modules of the project were loaded one by one. */
const ASK =
  "console.log(Object.keys(require.cache).filter((file) => file.includes('/src/') && file.endsWith('.ts')).length);";

describe('the bundle of the sources', () => {
  const project = new Project({
    'src/state/index.ts': "export { counter } from './counter';\n",
    'src/state/counter.ts': 'export const counter = { value: 0 };\n',
    'src/words/index.ts': "export { greet, fail } from './greet';\n",
    'src/words/greet.ts':
      "import { counter } from '../state';\nimport { word } from './deep/word';\nexport const greet = (): string => `${word} ${counter.value}`;\n" +
      "export function fail(): never {\n  throw new RangeError('too far');\n}\n",
    'src/words/deep/word.ts': "export const word = 'hello';\nexport const place = __filename;\n",
    'src/words/say.ts': "import { greet } from './greet';\nconsole.log(greet());\n",
    'src/words/throw.ts': "import { fail } from './greet';\n\nfail();\n",
  });
  const { started, start, printed } = kernelsOf(project);
  const home = path.join(project.root, '.cache', 'bundles');
  const runCommand = (module: string) =>
    spawnSync(process.execPath, [path.join(project.root, 'tools', 'bundle', 'run.cjs'), module], {
      cwd: project.root,
      encoding: 'utf8',
    });

  test('gives cells the faces and all behind them, each once', async () => {
    const kernel = await start();
    const code = `${COUNTER}${GREET}counter.value = 5;\nconsole.log(greet());`;
    assert.equal(await printed(kernel, code), 'hello 5');
    const deep = "import { counter as same } from './src/state/counter';\nconsole.log(same === counter);";
    assert.equal(await printed(kernel, deep), 'true');
    const place = "import { place } from './src/words/deep/word';\nconsole.log(place);";
    assert.equal(await printed(kernel, place), path.join(project.root, 'src', 'words', 'deep', 'word.ts'));
    assert.equal(await printed(kernel, ASK), '0');
  });

  test('leaves errors the file and line of their source', async () => {
    const run = await started[0].run("import { fail } from './src/words';\n\nfail();");
    const { traceback } = errorOf(run);
    assert.equal(traceback[2], 'src/words/greet.ts, line 5');
    const frames = traceback.filter((line) => line.startsWith('    at '));
    assert.match(frames[0], /^ {4}at fail \(src\/words\/greet\.ts:5:9\)$/);
    assert.match(frames[1], /^ {4}at In\[\d+\]:3:\d+$/);
    assert.equal(frames.length, 2);
  });

  test('is left for what is edited while the kernel lives, and for what imports that; all else keeps its state', async () => {
    const [kernel] = started;
    project.write(
      'src/words/deep/word.ts',
      "export const word = 'good morning';\nexport const place = __filename;\n",
    );
    assert.equal(await printed(kernel, `${GREET}console.log(greet());`), 'good morning 5');
    assert.equal(await printed(kernel, `${COUNTER}console.log(counter.value);`), '5');
    // The edited module, the one that imports it and its face; and the state's face, which stands for the bundle's.
    assert.equal(await printed(kernel, ASK), '4');
    project.write('src/state/counter.ts', 'export const counter = { value: 7 };\n');
    assert.equal(await printed(kernel, `${GREET}console.log(greet());`), 'good morning 7');
    assert.equal(await printed(await start(), `${GREET}console.log(greet());`), 'good morning 7');
  });

  test('runs commands, and says where one failed', () => {
    const said = runCommand('src/words/say.ts');
    assert.deepEqual([said.stdout, said.stderr, said.status], ['good morning 7\n', '', 0]);
    const failed = runCommand('src/words/throw.ts');
    assert.match(failed.stderr, /RangeError: too far\n\s+at fail \(.*src\/words\/greet\.ts:5:9\)/);
    assert.equal(failed.status, 1);
  });

  test('is made again when it is damaged', () => {
    for (const name of readdirSync(home)) {
      const file = path.join(home, name, 'bundle.cjs');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('good morning', 'bad morning'));
    }
    assert.equal(runCommand('src/words/say.ts').stdout, 'good morning 7\n');
  });

  test('is done without when a source is broken, which is then named', async () => {
    project.write('src/words/deep/word.ts', 'export const word = ;\n');
    const failed = runCommand('src/words/say.ts');
    assert.match(failed.stderr, /word\.ts:1:/);
    assert.notEqual(failed.status, 0);
    const { reply } = await (await start()).run(`${COUNTER}console.log(counter.value);`);
    assert.equal(reply.status, 'ok', JSON.stringify(reply));
    project.write('src/words/deep/word.ts', "export const word = 'hi';\nexport const place = __filename;\n");
    assert.equal(runCommand('src/words/say.ts').stdout, 'hi 7\n');
  });

  test('is kept for a few states of the sources', () => {
    for (let i = 0; i < 6; i += 1) {
      project.write(
        'src/words/deep/word.ts',
        `export const word = 'state ${i}';\nexport const place = __filename;\n`,
      );
      assert.equal(runCommand('src/words/say.ts').stdout, `state ${i} 7\n`);
    }
    const kept = readdirSync(home).filter((name) => statSync(path.join(home, name)).isDirectory());
    assert.equal(kept.length, 4);
  });
});

describe('a worker thread of a kernel', () => {
  const project = new Project({
    'package.json': '{ "name": "insiders" }',
    'src/jobs/tasks.ts': "import { said } from './said';\nexport const say = (): string => said;\n",
    'src/jobs/said.ts': "export const said = 'first';\n",
  });
  for (const room of ['workers', 'numeric', 'config']) project.copy(path.join('src', room));
  const { start } = kernelsOf(project);

  test('runs the bundle, and the files as they are once one was edited', async () => {
    const kernel = await start();
    const code =
      "import { runInWorkers } from './src/workers';\nconsole.log(await runInWorkers('src/jobs/tasks.ts', 'say', [0]));";
    assert.equal((await kernel.run(code)).stdout, "[ 'first' ]\n");
    project.write('src/jobs/said.ts', "export const said = 'second';\n");
    assert.equal((await kernel.run(code)).stdout, "[ 'second' ]\n");
  });
});
