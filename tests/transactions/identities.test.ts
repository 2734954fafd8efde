import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, type Settings } from '../../src/config';
import { artefactPath, readArtefact } from '../../src/store';
import { loadTransactions, readShownIds } from '../../src/transactions';
import { inFolder } from '../reading/forms-support';

const settingsIn = (folder: string, over: Partial<Settings>): Settings => ({
  ...loadSettings({}, { environment: {} }),
  dataDir: folder,
  run: 'one',
  // Amounts without a sign are in a currency that nobody knows.
  currency: 'none',
  ...over,
});

/** Loads a source whose customers have these ids, and answers what stands in the artefacts. */
function load(ids: readonly string[], over: Partial<Settings> = {}, order = 'Order ID,') {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'a.csv');
    const rows = ids.map((id, i) => `${order === '' ? '' : `${i + 1},`}2024-01-0${i + 1},${id},1.5`);
    await writeFile(file, `${order}Order Date,Customer,Amount\n${rows.join('\n')}\n`);
    const settings = settingsIn(folder, { data: file, ...over });
    await loadTransactions(settings);
    const lines = await readArtefact<{ customer_id: number }>(settings, 'lines');
    const bytes = await Promise.all(
      (['lines', 'ids'] as const).map((name) => readFile(artefactPath(settings, name), 'latin1')),
    );
    return {
      numbers: lines.map((line) => line.customer_id),
      ids: await readShownIds(settings),
      text: bytes.join(''),
    };
  });
}

describe('ids of customers', () => {
  test('that are whole numbers stay what they are', async () => {
    const { numbers, ids } = await load(['17', '4', '17']);
    assert.deepEqual(numbers, [17, 4, 17]);
    assert.equal(ids.shown(17), 17);
    assert.equal(ids.numberOf('17'), 17);
  });

  test('of any other kind are numbered, and shown as they are', async () => {
    const { numbers, ids } = await load(['C-10', '007', 'C-9', 'C-10']);
    assert.deepEqual(numbers, [3, 1, 2, 3]);
    assert.deepEqual([1, 2, 3].map(ids.listed), ['007', 'C-9', 'C-10']);
    assert.equal(ids.numberOf('C-9'), 2);
  });

  test('that are addresses are keyed hashes, and addresses in the lists alone', async () => {
    const people = ['ann@example.com', 'bob@example.com'];
    const { numbers, ids } = await load(people);
    assert.deepEqual(numbers, [1, 2]);
    assert.match(String(ids.shown(1)), /^[0-9a-f]{16}$/);
    assert.equal(ids.listed(1), 'ann@example.com');
    const hidden = await load(people, { identify: 'none' });
    assert.match(String(hidden.ids.listed(1)), /^[0-9a-f]{16}$/);
    assert.doesNotMatch(hidden.text, /example/);
    // Nor where purchases are known by the customer and the day alone.
    const unnumbered = await load(people, { identify: 'none' }, '');
    assert.doesNotMatch(unnumbered.text, /example/);
  });

  test('have the same hash under the same key, and another under another', async () => {
    const hashOf = async (key: string): Promise<string | number> => {
      process.env.INSIDERS_IDENTITY_KEY = key;
      try {
        return (await load(['ann@example.com'])).ids.shown(1);
      } finally {
        delete process.env.INSIDERS_IDENTITY_KEY;
      }
    };
    assert.equal(await hashOf('a'), await hashOf('a'));
    assert.notEqual(await hashOf('a'), await hashOf('b'));
  });

  test('have addresses and names beside them for lists alone, the last that a line has', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'a.csv');
      const rows = [
        '1,2024-01-01,17,old@example.com,,1.5',
        '2,2024-01-02,17,ann@example.com,Ann,1.5',
        '3,2024-01-03,4,-,,1.5',
        '4,2024-01-04,,eve@example.com,Eve,1.5',
      ];
      await writeFile(
        file,
        `Order ID,Order Date,Customer ID,Email,Customer Name,Amount\n${rows.join('\n')}\n`,
      );
      const settings = settingsIn(folder, { data: file });
      await loadTransactions(settings);
      assert.deepEqual(await readArtefact(settings, 'contacts'), [
        { customer_id: 4, email: null, name: null },
        { customer_id: 17, email: 'ann@example.com', name: 'Ann' },
      ]);
      const hidden = settingsIn(folder, { data: file, identify: 'none' });
      await loadTransactions(hidden);
      assert.deepEqual(await readArtefact(hidden, 'contacts'), []);
    }));
});
