import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { isManySetAside, loadTransactions } from '../../src/transactions';
import { withRun } from '../support/run';

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const row = (i: number, quantity: string): string =>
  `${i},A,Thing,${quantity},2024-03-${String(1 + (i % 28)).padStart(2, '0')},2.5,7,Portugal`;

/** A run over 40 rows of which so many have a quantity that cannot be read. */
function withBroken(
  broken: number,
  accept: 'no' | 'yes',
  work: (load: () => Promise<unknown>) => Promise<void>,
) {
  return withRun({}, async (settings) => {
    const data = path.join(settings.dataDir, 'export.csv');
    await mkdir(settings.dataDir, { recursive: true });
    const rows = Array.from({ length: 40 }, (_, i) => row(i + 1, i < broken ? 'many' : '3'));
    await writeFile(data, [header, ...rows].join('\n'));
    await work(() => loadTransactions({ ...settings, data, acceptSetAside: accept }));
  });
}

describe('rows set aside', () => {
  test('stop the run where they are more than a fifth: how many, why, and what to do', () =>
    withBroken(9, 'no', (load) =>
      assert.rejects(
        load(),
        /export\.csv has 9 rows of 40 \(22\.5%\) that cannot be read: .*quantity.*\(9\).*--accept-set-aside/i,
      ),
    ));

  test('let it go on where they are a fifth, or the settings accept more', async () => {
    await withBroken(8, 'no', async (load) => void (await load()));
    await withBroken(30, 'yes', async (load) => void (await load()));
  });

  test('are said on the first screen from more than one in a hundred on', () => {
    assert.equal(isManySetAside(1, 100), false);
    assert.equal(isManySetAside(2, 100), true);
    assert.equal(isManySetAside(0, 0), false);
  });
});
