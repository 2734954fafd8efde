import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { NotebookError, runNotebooks, type RunEvent, type RunOptions } from '../../tools/headless';
import { readCells, writeNotebook } from './notebooks';
import { needsPython, python } from './python';

describe('running notebooks headless', needsPython, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-headless-'));
  const out = (name: string): string => path.join(folder, name);
  after(() => rmSync(folder, { recursive: true }));

  const good = writeNotebook(
    folder,
    '01-good',
    "for (let i = 0; i < 3000; i++) { await null; console.log(i); }\nconsole.error('told');\nconsole.log('end');",
    "const word = process.env.TEST_WORD;\nconst show = (globalThis as any).insidersKernel.display;\nshow({ 'text/plain': '1' }, {}, { displayId: 'a' });",
    "show({ 'text/plain': '2' }, {}, { displayId: 'a', update: true });\nword",
  );
  const second = writeNotebook(
    folder,
    '02-second',
    'typeof (globalThis as any).leak',
    "(globalThis as any).leak = 1;\nsetTimeout(() => console.log('a late word'), 200);\n0;",
  );
  const failing = writeNotebook(
    folder,
    '03-failing',
    'let x: { y: number };',
    '',
    '\nconsole.log(x.y);',
    'x = { y: 1 };',
  );
  const never = writeNotebook(folder, '04-never', "console.log('must not run');");

  async function failureOf(notebooks: string[], more: Partial<RunOptions> = {}): Promise<NotebookError> {
    try {
      await runNotebooks({ python, notebooks, outDir: out('failed'), ...more });
    } catch (error) {
      if (error instanceof NotebookError) return error;
      throw error;
    }
    throw new Error('The run did not fail');
  }

  test('gives executed copies with nothing left over, and the same bytes for the same inputs', async () => {
    const events: RunEvent[] = [];
    const env = { TEST_WORD: 'given' };
    const runs = await runNotebooks({
      python,
      notebooks: [good, second],
      outDir: out('a'),
      env,
      onEvent: (event) => events.push(event),
    });
    assert.deepEqual(
      runs.map(({ notebook, cells, executedPath }) => [notebook, cells, executedPath]),
      [
        [good, 3, path.join(out('a'), '01-good.ipynb')],
        [second, 2, path.join(out('a'), '02-second.ipynb')],
      ],
    );
    for (const { seconds, peakMemoryBytes } of runs) {
      assert.ok(seconds > 0 && seconds < 120, `${seconds} s`);
      assert.ok(
        peakMemoryBytes !== null && peakMemoryBytes > 50e6 && peakMemoryBytes < 2e9,
        `${peakMemoryBytes} bytes`,
      );
    }
    assert.deepEqual(
      events.slice(0, 4).map((event) => [event.event, 'cell' in event ? event.cell : undefined]),
      [
        ['notebook-start', undefined],
        ['cell-start', 1],
        ['cell-end', 1],
        ['cell-start', 2],
      ],
    );

    const [head, first, display, last] = readCells(runs[0].executedPath);
    assert.equal(head.cell_type, 'markdown');
    assert.deepEqual([first.metadata, first.execution_count, last.execution_count], [{}, 1, 3]);
    const [numbers, told, end, ...rest] = first.outputs ?? [];
    assert.equal(rest.length, 0);
    assert.equal([numbers.text].flat().join(''), Array.from({ length: 3000 }, (_, i) => `${i}\n`).join(''));
    assert.deepEqual([told.name, end.name], ['stderr', 'stdout']);
    assert.deepEqual(display.outputs?.[0].data, { 'text/plain': ['2'] });
    assert.deepEqual(last.outputs?.[0].data, { 'text/plain': ['given'] });

    // What a cell prints after its end still belongs to it.
    const late = readCells(runs[1].executedPath)[2].outputs ?? [];
    assert.deepEqual(late.at(-1)?.text, ['a late word\n']);

    const [again] = await runNotebooks({ python, notebooks: [good], outDir: out('b'), env });
    assert.equal(readFileSync(again.executedPath, 'utf8'), readFileSync(runs[0].executedPath, 'utf8'));
  });

  test('stops at a failing cell with notebook, number, source and error, and keeps what was done', async () => {
    const { kind, notebook, cell, source, ename, evalue, traceback, message } = await failureOf([
      second,
      failing,
      never,
    ]);
    assert.deepEqual(
      { kind, notebook, cell, source },
      { kind: 'error', notebook: failing, cell: 2, source: '\nconsole.log(x.y);' },
    );
    assert.deepEqual([ename, evalue], ['TypeError', "Cannot read properties of undefined (reading 'y')"]);
    assert.equal(traceback[2], 'In[2], line 2');
    assert.match(message, /03-failing\.ipynb failed in cell 2 of 3\n/);
    assert.ok(
      message.includes(' 2 | console.log(x.y);') && message.includes(`TypeError: ${evalue}`),
      message,
    );
    assert.deepEqual(readdirSync(out('failed')), ['02-second.ipynb']);
    // The second notebook's kernel was a fresh one.
    assert.deepEqual(readCells(path.join(out('failed'), '02-second.ipynb'))[1].outputs?.[0].data, {
      'text/plain': ['undefined'],
    });
  });

  test('fails for what is thrown after the last cell', async () => {
    const late = writeNotebook(
      folder,
      'late',
      "console.log('fine');",
      "setTimeout(() => void Promise.reject(new RangeError('too late')), 300); 0;",
    );
    const error = await failureOf([late]);
    assert.deepEqual(
      [error.kind, error.cell, error.ename, error.evalue],
      ['late', 2, 'RangeError', 'too late'],
    );
    assert.match(error.message, /late\.ipynb failed after its last cell/);
    assert.ok(!existsSync(path.join(out('failed'), 'late.ipynb')));
  });

  test('ends a stuck cell at the time limit', async () => {
    const stuck = writeNotebook(folder, 'stuck', '0;', '// comes to no end\nfor (;;);');
    const error = await failureOf([stuck], { timeoutSeconds: 2 });
    assert.deepEqual([error.kind, error.cell], ['timeout', 2]);
    assert.match(error.message, /stuck\.ipynb took too long in cell 2 of 2\n/);
    assert.match(error.message, /showed nothing new for 2 s, the limit that --cell-timeout-seconds sets/);
  });

  test('lets a cell run on that shows its progress, up to ten times the limit', async () => {
    const busy =
      "const end = Date.now() + 3000;\nwhile (Date.now() < end) {\n  console.log('on');\n  for (const next = Date.now() + 100; Date.now() < next; );\n}";
    const good = writeNotebook(folder, 'busy', busy);
    await runNotebooks({ python, notebooks: [good], outDir: out('busy'), timeoutSeconds: 1 });
    // It waits, and leaves the processor to others.
    const waiting =
      "for (let i = 0; i < 600; i++) {\n  console.log('on');\n  await new Promise((go) => setTimeout(go, 100));\n}";
    const error = await failureOf([writeNotebook(folder, 'busier', waiting)], { timeoutSeconds: 1 });
    assert.deepEqual([error.kind, error.cell], ['timeout', 1]);
    assert.match(error.message, /ran for 10 s: .*--cell-timeout-seconds sets is 1 s without progress/);
  });

  test('names the remedy when the kernel runs out of memory', async () => {
    const code = 'const all: number[][] = [];\nfor (;;) all.push(new Array(1e5).fill(Math.random()));';
    const error = await failureOf([writeNotebook(folder, 'hungry', code)], {
      env: { INSIDERS_MEMORY_MB: '300' },
    });
    assert.deepEqual([error.kind, error.cell], ['died', 1]);
    assert.match(error.evalue, /ran out of its memory \(300 MB\): set INSIDERS_MEMORY_MB/);
  });

  test('refuses a Python that is not there, two notebooks of one name, and a limit that is none', async () => {
    const outDir = out('refused');
    await assert.rejects(
      runNotebooks({ python: '/no/such/python', notebooks: [good], outDir }),
      /does not start: .*ENOENT/,
    );
    await assert.rejects(
      runNotebooks({ python, notebooks: [good, good], outDir }),
      /Two notebooks are called 01-good\.ipynb/,
    );
    await assert.rejects(
      runNotebooks({ python, notebooks: [good], outDir, timeoutSeconds: NaN }),
      RangeError,
    );
    await assert.rejects(
      runNotebooks({ python, notebooks: [good], outDir, env: { INSIDERS_MEMORY_MB: 'much' } }),
      /INSIDERS_MEMORY_MB must be whole megabytes from 256, received much/,
    );
  });
});
