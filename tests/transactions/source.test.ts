import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, projectRoot, type Settings } from '../../src/config';
import { artefactPath, literal, readArtefact, readRecord, recordPath, withDatabase } from '../../src/store';
import { findSource, loadTransactions, PUBLIC_TOTALS } from '../../src/transactions';
import { readTransactions } from '../../src/reading';
import { totalsDifferences } from '../../src/transactions/sources/public-data-set';
import { realCsv, realTransactions, skipWithoutReal } from '../support/real';
import { inFolder, isoCsv, latin1, LINES, monthFirstCsv, workbook } from '../reading/forms-support';

const settingsIn = (folder: string, over: Partial<Settings> = {}): Settings => ({
  ...loadSettings({}, { environment: {} }),
  dataDir: folder,
  sampleCustomers: 50,
  downloadUrl: 'http://127.0.0.1:1/nobody',
  ...over,
});

const raw = async (folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> => {
  await mkdir(path.join(folder, 'raw'), { recursive: true });
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, 'raw', name), content);
};

describe('the order of search', () => {
  test('takes what data names before all else', () =>
    inFolder(async (folder) => {
      await raw(folder, { 'a.csv': isoCsv(LINES) });
      await writeFile(path.join(folder, 'mine'), isoCsv(LINES));
      const source = await findSource(settingsIn(folder, { data: path.join(folder, 'mine') }));
      assert.deepEqual(source, {
        kind: 'file',
        paths: [path.join(folder, 'mine')],
        name: 'mine',
        notice: null,
        isSample: false,
        currency: 'GBP',
      });
    }));

  test('takes a path from the project’s root, and refuses one that leads nowhere', () =>
    assert.rejects(findSource(settingsIn('unused', { data: 'no/such.csv' })), {
      name: 'SourceError',
      message: `${path.join(projectRoot(), 'no', 'such.csv')} does not exist: check the path`,
    }));

  test('takes a file of a known form in data/raw, whatever its name, and passes over what is none', () =>
    inFolder(async (folder) => {
      await raw(folder, {
        'README.md': '# Raw data',
        '.hidden': isoCsv(LINES),
        'a.txt': 'notes',
        'b.dat': workbook(LINES),
      });
      const said: string[] = [];
      const source = await findSource(settingsIn(folder), { log: (sentence) => said.push(sentence) });
      assert.equal(source.paths[0], path.join(folder, 'raw', 'b.dat'));
      assert.equal(source.notice, null);
      assert.match(said.join(), /Left out of .*raw: a\.txt is no table of transactions/);
    }));

  test('says which of several files in data/raw was taken', () =>
    inFolder(async (folder) => {
      await raw(folder, { 'b.csv': isoCsv(LINES), 'a.csv': isoCsv(LINES) });
      const source = await findSource(settingsIn(folder));
      assert.equal(source.name, 'a.csv');
      assert.equal(source.notice, 'data/raw holds several files of transactions: a.csv was read, not b.csv.');
    }));

  test('ends at the generated sample, and its notice tells why, and why a file in data/raw was of no use', () =>
    inFolder(async (folder) => {
      await raw(folder, { 'mine.csv': isoCsv(LINES).replace('UnitPrice', 'Worth') });
      const { kind, isSample, notice } = await findSource(settingsIn(folder));
      assert.equal(kind, 'sample');
      assert.equal(isSample, true);
      assert.match(
        notice ?? '',
        /^These are not real customers: .*http:\/\/127\.0\.0\.1:1\/nobody cannot be fetched \(.*\)\. In data\/raw nothing could be used: mine\.csv has no column for money/,
      );
    }));

  test('takes the sample when it is asked for, without looking further', () =>
    inFolder(async (folder) => {
      const source = await findSource(settingsIn(folder, { data: 'sample', seed: 5 }));
      assert.deepEqual(source, {
        kind: 'sample',
        paths: [path.join(folder, 'interim', 'sample', 'sample-50-5.csv')],
        name: 'generated sample of 50 customers (seed 5)',
        notice: 'These are not real customers: the transactions were generated, as was asked for.',
        isSample: true,
        currency: 'GBP',
      });
      assert.equal(existsSync(path.join(folder, 'raw')), false);
    }));
});

describe('loading', () => {
  test('writes the lines with a record of what they are, and the file of the rows set aside', () =>
    inFolder(async (folder) => {
      await raw(folder, { 'shop.csv': `${isoCsv(LINES)}x\n` });
      const settings = settingsIn(folder, { run: 'one' });
      const loaded = await loadTransactions(settings);
      assert.equal(loaded.rowsIn, 14);
      assert.equal(loaded.rowsKept, 13);
      assert.equal(loaded.rowsSetAside, 1);
      assert.deepEqual(loaded.reasons, [
        { reason: 'too few fields', rows: 1, examples: [{ line: 16, raw: 'x' }] },
      ]);
      assert.equal(loaded.setAsideFile, path.join(folder, 'interim', 'one', 'set_aside.csv'));
      assert.equal(await readFile(loaded.setAsideFile, 'utf8'), 'line,reason,raw\n16,too few fields,x\n');
      // Nobody gave a currency, and the public form is in pounds.
      const ofRun = { ...settings, currency: 'GBP' };
      const lines = await readArtefact(ofRun, 'lines');
      assert.equal(lines.length, 13);
      assert.equal(lines[0].description, 'WHITE HANGING HEART T-LIGHT HOLDER');
      const { details, inputs, rows } = await readRecord(ofRun, 'lines');
      assert.equal(rows, 13);
      assert.equal(inputs[0].file, 'shop.csv');
      assert.deepEqual(details, {
        form: 'CSV with ISO dates',
        encoding: 'UTF-8',
        rowsIn: 14,
        rowsKept: 13,
        rowsSetAside: 1,
        reasons: [{ reason: 'too few fields', rows: 1 }],
        firstDay: '2010-12-01',
        lastDay: '2011-12-09',
        hasTimeOfDay: true,
        isPublicDataSet: false,
        totals: loaded.totals,
        source: { name: 'shop.csv', kind: 'file', isSample: false, notice: null },
        setAsideFile: 'set_aside.csv',
        dates: { form: 'iso', order: null, evidence: 'year first', notices: [] },
        export: 'online-retail',
        columns: {
          day: 'InvoiceDate',
          customer: 'CustomerID',
          quantity: 'Quantity',
          price: 'UnitPrice',
          invoice: 'InvoiceNo',
          product: 'StockCode',
          description: 'Description',
          country: 'Country',
        },
        roles: ['day', 'customer', 'quantity', 'price', 'invoice', 'product', 'description', 'country'],
        numbers: {
          quantity: { decimal: 'point', evidence: null },
          price: { decimal: 'point', evidence: 'decimal point: 11 values such as -11062.06' },
        },
        currency: null,
        hasStates: false,
        shiftUndoneDays: 0,
        separator: ',',
        packing: 'none',
        blankLines: 0,
        roundedPrices: 0,
      });
    }));

  test('gives the same bytes for the same input, in another run and another folder', () =>
    inFolder((one) =>
      inFolder(async (two) => {
        const read = async (folder: string, run: string): Promise<string[]> => {
          const settings = settingsIn(folder, { data: 'sample', run });
          await loadTransactions(settings);
          const file = artefactPath(settings, 'lines');
          return [await readFile(file, 'base64'), await readFile(recordPath(file), 'utf8')];
        };
        assert.deepEqual(await read(one, 'a'), await read(two, 'b'));
      }),
    ));

  test('tells in the notice what the reading found out', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'few.csv');
      await writeFile(file, monthFirstCsv(LINES.slice(0, 4)));
      const { source } = await loadTransactions(settingsIn(folder, { data: file }));
      assert.match(source.notice ?? '', /day first/);
    }));

  test('leaves earlier lines as they were when a file is refused', () =>
    inFolder(async (folder) => {
      await raw(folder, { 'shop.csv': isoCsv(LINES) });
      await loadTransactions(settingsIn(folder));
      const before = await readFile(artefactPath(settingsIn(folder), 'lines'), 'base64');
      await writeFile(path.join(folder, 'bad.csv'), 'nothing');
      await assert.rejects(loadTransactions(settingsIn(folder, { data: path.join(folder, 'bad.csv') })));
      assert.equal(await readFile(artefactPath(settingsIn(folder), 'lines'), 'base64'), before);
    }));
});

describe('the real transactions', () => {
  test('add up to what was published, with nothing set aside', { skip: skipWithoutReal }, () =>
    inFolder(async (folder) => {
      await raw(folder, {});
      await copyFile(realTransactions!, path.join(folder, 'raw', 'x'));
      const loaded = await loadTransactions(settingsIn(folder));
      assert.deepEqual(loaded.totals, PUBLIC_TOTALS);
      assert.equal(loaded.isPublicDataSet, true);
      assert.equal(loaded.source.name, 'UCI Online Retail');
      assert.equal(loaded.rowsIn, 541_909);
      assert.equal(loaded.rowsSetAside, 0);
    }),
  );

  test(
    'are the same lines, known as the public data set, from the UCI CSV and from the course CSV',
    { skip: skipWithoutReal },
    () =>
      inFolder((folder) =>
        withDatabase(async (database) => {
          const print = async (file: string, table: string): Promise<string> => {
            const { kept, form, totals } = await readTransactions(database, file, { table });
            assert.deepEqual(totalsDifferences(totals, PUBLIC_TOTALS, form === 'course-csv'), []);
            const { hash } = await database.row<{ hash: string }>(
              `SELECT bit_xor(hash(line_no, invoice_no, stock_code, description, quantity, invoice_date::DATE, unit_price,
              customer_id, country))::VARCHAR AS hash FROM ${table}`,
            );
            return `${form} ${kept} ${hash}`;
          };
          const [form, ...rest] = (await print(await realCsv(), 'whole')).split(' ');
          assert.equal(form, 'iso-csv');
          const columns = (date: string, customer: string): string =>
            `invoice_no AS "InvoiceNo", stock_code AS "StockCode", description AS "Description", quantity AS "Quantity",
            ${date} AS "InvoiceDate", unit_price AS "UnitPrice", ${customer} AS "CustomerID", country AS "Country"`;
          const file = path.join(folder, 'x.csv');
          const copy = (select: string): Promise<void> =>
            database.run(
              `COPY (SELECT ${select} FROM whole ORDER BY line_no) TO ${literal(file)} (FORMAT csv)`,
            );
          await copy(columns(`strftime(invoice_date, '%-m/%-d/%Y %-H:%M')`, 'customer_id'));
          await writeFile(file, latin1(await readFile(file, 'utf8')));
          assert.equal(await print(file, 'month_first'), ['month-first-csv', ...rest].join(' '));
          await copy(
            `${columns(`strftime(invoice_date + INTERVAL 2190 DAY, '%-d-%b-%y')`, `customer_id || '.0'`)}, NULL AS "Unnamed: 8"`,
          );
          await writeFile(file, latin1(await readFile(file, 'utf8')));
          assert.equal(await print(file, 'course'), ['course-csv', ...rest].join(' '));
        }),
      ),
  );
});
