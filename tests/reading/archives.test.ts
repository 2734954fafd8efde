import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { SourceError, type ReadingSettings } from '../../src/reading';
import { inFolder, readFileLines, workbook, LINES, zip } from './forms-support';

const read = (files: Readonly<Record<string, Buffer | string>>, settings: Partial<ReadingSettings> = {}) =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'exports.zip');
    await writeFile(file, zip(files));
    const { reading, rows } = await readFileLines(file, { source: 'exports.zip', settings });
    return { reading, invoices: rows.map(({ invoice_no }) => invoice_no) };
  });

const HEADER = 'Order ID,Order Date,Customer ID,Amount';
const january = `${HEADER}\nA1,2024-01-05,C-1,10\nA2,2024-01-31,C-2,20\n`;
const february = `${HEADER}\nA2,2024-01-31,C-2,20\nA3,2024-02-10,C-1,30\n`;
const PRODUCTS = 'Product,Title,Colour\nP1,Cup,red\n';

describe('an archive of several tables', () => {
  test('is read as a folder of these is where they have the same columns: by name, a shared line once', async () => {
    const { reading, invoices } = await read({
      'out/2024-02.csv': february,
      'out/2024-01.csv': january,
      '__MACOSX/out/._2024-01.csv': 'x',
      'README.md': 'x',
    });
    assert.deepEqual(invoices, ['A1', 'A2', 'A3']);
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside, reading.packing], [4, 3, 1, 'zip']);
    assert.deepEqual(
      reading.tables.map(({ name }) => name),
      ['2024-01.csv', '2024-02.csv'],
    );
    assert.ok(
      reading.notices.includes(
        '2 files of the same columns in the archive were read one after the other: 2024-01.csv, 2024-02.csv.',
      ),
      reading.notices.join('\n'),
    );
  });

  test('may have the columns in another order, the same name in two folders, and rows that are set aside by their file', async () => {
    const turned = 'Amount,Customer ID,Order Date,Order ID\n30,C-1,2024-02-10,A3\nno,C-1,2024-02-11,A4\n';
    const { reading, invoices } = await read({ 'jan/orders.csv': january, 'feb/orders.csv': turned });
    assert.deepEqual(invoices.sort(), ['A1', 'A2', 'A3']);
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside], [4, 3, 1]);
    assert.deepEqual(reading.setAsideReasons[0].examples, [
      { line: 'orders.csv:3', raw: 'no,C-1,2024-02-11,A4' },
    ]);
  });

  test('may be of workbooks', async () => {
    const { reading } = await read({
      'a.xlsx': workbook(LINES.slice(0, 2)),
      'b.xlsx': workbook(LINES.slice(2, 5)),
    });
    assert.deepEqual([reading.rowsIn, reading.kept, reading.tables.length], [5, 5, 2]);
  });

  test('of different columns is refused with a list of them, and the setting table picks one', async () => {
    const files = { 'shop/products.csv': PRODUCTS, 'shop/orders.csv': january };
    await assert.rejects(
      read(files),
      (error) =>
        error instanceof SourceError &&
        /^exports\.zip is an archive of 2 tables of different columns: orders\.csv with Order ID, Order Date, Customer ID, Amount; products\.csv with Product, Title, Colour: pick the one that holds the transactions, such as --table "orders\.csv"/.test(
          error.message,
        ),
    );
    for (const table of ['orders.csv', 'shop/orders.csv']) {
      const { invoices, reading } = await read(files, { table });
      assert.deepEqual([invoices, reading.kept], [['A1', 'A2'], 2]);
    }
    await assert.rejects(
      read(files, { table: 'order.csv' }),
      /archive without the file “order\.csv” \(it holds shop\/orders\.csv, shop\/products\.csv\): name one of these with --table/,
    );
  });
});
