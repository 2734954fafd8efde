import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { NotebookError, runNotebooks, type RunEvent } from '../../tools/headless';
import { standBeside, tagMade, writeNotebook } from './notebooks';
import { needsPython, python } from './python';

const skip = availableParallelism() < 2 ? 'one core' : needsPython.skip;

describe('notebooks side by side', { skip }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-beside-'));
  after(() => rmSync(folder, { recursive: true }));
  const sign = path.join(folder, 'sign');

  const second = standBeside(
    writeNotebook(folder, '02-beside', `require('node:fs').writeFileSync(${JSON.stringify(sign)}, ''); 0;`),
  );
  /** Ends only once the second has begun. */
  const waits = (end: string): string =>
    `const fs = require('node:fs');
for (let i = 0; i < 400 && !fs.existsSync(${JSON.stringify(sign)}); i++) await new Promise((go) => setTimeout(go, 100));
console.log(fs.existsSync(${JSON.stringify(sign)}));
${end}`;

  const events: RunEvent[] = [];
  const run = (first: string, outDir: string): Promise<unknown> =>
    runNotebooks({
      python,
      notebooks: [first, second],
      outDir,
      onEvent: (event) => events.push(event),
    });

  test('run at once, and tell of themselves in order', async () => {
    const first = writeNotebook(folder, '01-waits', waits('0;'));
    await run(first, path.join(folder, 'out'));
    const told = events.map(({ event, notebook }) => `${event} ${path.basename(notebook)}`);
    assert.deepEqual(told, [
      ...['notebook-start', 'cell-start', 'cell-end', 'notebook-end'].map(
        (event) => `${event} 01-waits.ipynb`,
      ),
      ...['notebook-start', 'cell-start', 'cell-end', 'notebook-end'].map(
        (event) => `${event} 02-beside.ipynb`,
      ),
    ]);
    assert.ok(events.some((event) => event.event === 'cell-end'));
  });

  test('one starts once the cell tagged “made” of the one before is done, and not before', async () => {
    const done = path.join(folder, 'done');
    rmSync(sign, { force: true });
    const first = tagMade(
      writeNotebook(
        folder,
        '01-made',
        `await new Promise((go) => setTimeout(go, 500)); require('node:fs').writeFileSync(${JSON.stringify(done)}, ''); 0;`,
        waits("if (!fs.existsSync(file)) throw new Error('nobody came'); 0;").replaceAll(
          'file',
          JSON.stringify(sign),
        ),
      ),
      1,
    );
    const next = writeNotebook(
      folder,
      '02-next',
      `const fs = require('node:fs');
if (!fs.existsSync(${JSON.stringify(done)})) throw new Error('too early');
fs.writeFileSync(${JSON.stringify(sign)}, ''); 0;`,
    );
    const told: string[] = [];
    await runNotebooks({
      python,
      notebooks: [first, next],
      outDir: path.join(folder, 'made'),
      onEvent: ({ event, notebook }) => {
        if (event.startsWith('notebook')) told.push(`${event} ${path.basename(notebook)}`);
      },
    });
    assert.deepEqual(told, [
      'notebook-start 01-made.ipynb',
      'notebook-end 01-made.ipynb',
      'notebook-start 02-next.ipynb',
      'notebook-end 02-next.ipynb',
    ]);
  });

  test('a failure of the first leaves nothing of the second', async () => {
    rmSync(sign, { force: true });
    events.length = 0;
    const first = writeNotebook(folder, '01-fails', waits("throw new Error('on purpose');"));
    const outDir = path.join(folder, 'failed');
    await assert.rejects(
      run(first, outDir),
      (error) => error instanceof NotebookError && error.message.includes('on purpose'),
    );
    assert.deepEqual(readdirSync(outDir), []);
    assert.ok(events.every(({ notebook }) => notebook === first));
  });
});
