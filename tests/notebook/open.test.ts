import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingsEnvironment, type Settings } from '../../src/config';
import { openNotebook } from '../../src/notebook';
import { withDatabase, writeArtefact } from '../../src/store';
import { linesArtefact, type LinesDetails } from '../../src/transactions';
import { withRun } from '../support/run';
import { recordOutputs } from './support/kernel';

/** Lines of a run, as far as a header tells of them. */
function writeLines(settings: Settings, name: string): Promise<unknown> {
  const source = { name, kind: 'file', isSample: false, notice: null };
  return withDatabase((database) =>
    writeArtefact(database, settings, linesArtefact, {
      select: 'SELECT 1 AS line_no',
      details: { source } as LinesDetails,
    }),
  );
}

/** What a notebook's header says of the data. */
async function headerOf(settings: Settings, number: string): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, settingsEnvironment(settings));
  try {
    const [{ data }] = await recordOutputs(async () => {
      await openNotebook({ number, title: 'A test' });
    });
    return (data as Record<string, string>)['text/plain'];
  } finally {
    process.env = before;
  }
}

describe('the header of a notebook', () => {
  test('names the data that the run has; of the first, which reads them anew, those that are asked for', () =>
    withRun({ data: 'exports/second.csv', run: 'mine' }, async (settings) => {
      await writeLines(settings, 'first.csv');
      assert.match(await headerOf(settings, '02'), /^Notebook 02, run mine: .*, data: first\.csv\.$/);
      assert.match(await headerOf(settings, '01'), /^Notebook 01, run mine: .*, data: second\.csv\.$/);
    }));
});
