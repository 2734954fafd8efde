import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { mime } from '../../src/notebook';
import { byData } from '../../tools/commands/executed-data';
import { inFolder } from '../reading/forms-support';

test('pages of a run leave out the notebooks that an earlier run of its name left of other data', () =>
  inFolder(async (folder) => {
    const executed = async (name: string, outputs: readonly object[]): Promise<string> => {
      const file = path.join(folder, name);
      await writeFile(file, JSON.stringify({ cells: [{ outputs: [] }, {}, { outputs }] }));
      return file;
    };
    const on = (data: string): object[] => [
      { text: 'x' },
      { data: { [mime.run]: { notice: 'n' } } },
      { data: { [mime.run]: { data } } },
    ];
    const first = await executed('01_description.ipynb', on('as found by the order of search'));
    const real = await executed('02_cleaning.ipynb', on('UCI Online Retail'));
    const sample = await executed('07_segments.ipynb', on('generated sample (seed 352)'));
    const bare = await executed('08_value.ipynb', []);
    assert.deepEqual(await byData([first, real, sample, bare], 'UCI Online Retail'), {
      fit: [first, real, bare],
      others: [sample],
    });
  }));
