import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createConsoleReporter, type RunEvent } from '../../tools/headless';

const notebook = 'notebooks/04-exploration.ipynb';
const EVENTS: readonly RunEvent[] = [
  { event: 'notebook-start', notebook, cells: 2 },
  { event: 'cell-start', notebook, cell: 1, cells: 2 },
  { event: 'cell-end', notebook, cell: 1, cells: 2, seconds: 0.5 },
  { event: 'cell-start', notebook, cell: 2, cells: 2 },
  { event: 'cell-end', notebook, cell: 2, cells: 2, seconds: 0.5 },
  { event: 'notebook-end', notebook, cells: 2, seconds: 1.25, peakMemoryBytes: 301e6, executedPath: '' },
];

function shown(isTTY: boolean, events: readonly RunEvent[] = EVENTS): string {
  let text = '';
  const report = createConsoleReporter({ isTTY, write: (more) => (text += more) });
  events.forEach(report);
  return text;
}

describe('the progress of a run', () => {
  test('is one line a notebook in a log', () => {
    assert.equal(shown(false), '04-exploration  2 cells  1.3 s  301 MB\n');
  });

  test('is one line that is written over on a terminal', () => {
    const steps = shown(true).split('\r\u001b[K');
    assert.deepEqual(steps, [
      '',
      '04-exploration  starting  0 s',
      '04-exploration  cell 1 of 2  0 s',
      '04-exploration  cell 2 of 2  0 s',
      '04-exploration  2 cells  1.3 s  301 MB\n',
    ]);
  });

  test('says which notebook failed, and leaves out a memory that was not measured', () => {
    const failure: RunEvent = { event: 'failure', kind: 'died', notebook, evalue: 'gone' };
    assert.equal(shown(false, [EVENTS[0], failure]), '04-exploration  failed\n');
    const end: RunEvent = {
      event: 'notebook-end',
      notebook,
      cells: 2,
      seconds: 2,
      peakMemoryBytes: null,
      executedPath: '',
    };
    assert.equal(shown(false, [EVENTS[0], end]), '04-exploration  2 cells  2.0 s\n');
  });
});
