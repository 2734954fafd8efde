import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { withDatabase } from '../../src/store';
import { recognise } from '../../src/reading';
import { RecordScanner } from '../../src/reading/tables/text/records';
import {
  gzip,
  HEADER,
  inFolder,
  isoCsv,
  latin1,
  LINES,
  readContent,
  readFileLines,
  zip,
} from './forms-support';

const GOOD = '536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,EIRE';
const table = (...rows: string[]): string => [HEADER.join(','), ...rows, ''].join('\n');

/** Reads a text and returns what was set aside, as the rows of the file. */
async function setAside(content: string | Buffer): Promise<{ kept: number; rows: object[]; text: string }> {
  return inFolder(async (folder) => {
    const setAsideFile = path.join(folder, 'run', 'set_aside.csv');
    const { reading, rows } = await readContent(content, { setAsideFile });
    assert.equal(reading.kept, rows.length);
    assert.equal(reading.rowsIn, reading.kept + reading.setAside);
    assert.deepEqual(await readdir(path.dirname(setAsideFile)), ['set_aside.csv']);
    const written = await withDatabase((database) =>
      database.rows(
        `SELECT * FROM read_csv('${setAsideFile}', header = true, auto_detect = false, quote = '"', escape = '"',
          columns = {'line': 'INTEGER', 'reason': 'VARCHAR', 'raw': 'VARCHAR'})`,
      ),
    );
    assert.equal(written.length, reading.setAside);
    return { kept: reading.kept, rows: written, text: await readFile(setAsideFile, 'utf8') };
  });
}

describe('a row that cannot be read is set aside with its line, its reason and its text', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['too few fields', '536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850', 'too few fields'],
    ['too many fields', `${GOOD},more`, 'too many fields'],
    ['a comma that nobody quoted', GOOD.replace('HEART', 'HEART, RED'), 'too many fields'],
    [
      'neither an invoice nor a customer',
      GOOD.replace('536365', '').replace('17850', ''),
      'invoice_no and customer_id are empty',
    ],
    ['a quantity in words', GOOD.replace(',6,', ',six,'), 'quantity is no number: "six"'],
    ['an infinite quantity', GOOD.replace(',6,', ',inf,'), 'quantity is no number: "inf"'],
    ['a missing quantity', GOOD.replace(',6,', ',,'), 'quantity is empty'],
    ['a quantity beyond 2^31', GOOD.replace(',6,', ',2147483648,'), 'quantity is out of range: "2147483648"'],
    ['30 February', GOOD.replace('12-01', '02-30'), 'invoice_date is no date: "2010-02-30 08:26:00"'],
    ['25 o’clock', GOOD.replace('08:26', '25:26'), 'invoice_date is no date: "2010-12-01 25:26:00"'],
    ['24 o’clock', GOOD.replace('08:26', '24:00'), 'invoice_date is no date: "2010-12-01 24:00:00"'],
    ['a date in words', GOOD.replace('2010-12-01 08:26:00', 'soon'), 'invoice_date is no date: "soon"'],
    ['the header again', HEADER.join(','), 'the header again'],
    ['a row of totals', 'Total,,,12,2010-12-31,5.1,,', 'a row of totals'],
    ['a row of totals with one field', 'Total de registros: 600', 'a row of totals'],
    ['a missing date', GOOD.replace('2010-12-01 08:26:00', ''), 'invoice_date is empty'],
    [
      'a date before all trade',
      GOOD.replace('2010', '0010'),
      'invoice_date is out of range: "0010-12-01 08:26:00"',
    ],
    ['a price that is not a number', GOOD.replace('2.55', 'NaN'), 'unit_price is no number: "NaN"'],
    ['a missing price', GOOD.replace('2.55', ''), 'unit_price is empty'],
    ['a price beyond all bounds', GOOD.replace('2.55', '1e20'), 'unit_price is out of range: "1e20"'],
    ['a quoted value', GOOD.replace(',6,', ',"6 ""x""",'), 'quantity is no number: "6 \\"x\\""'],
    [
      'an old joke',
      GOOD.replace(',6,', ",6'; DROP TABLE lines; --,"),
      'quantity is no number: "6\'; DROP TABLE lines; --"',
    ],
  ];
  for (const [name, raw, reason] of cases) {
    test(name, async () => {
      const { kept, rows } = await setAside(table(GOOD, raw, GOOD, GOOD));
      assert.deepEqual(rows, [{ line: 3, reason, raw }]);
      assert.equal(kept, 3);
    });
  }

  test('a broken line over two lines keeps its line break, and is counted at its first', async () => {
    const raw = GOOD.replace('HEART', '"RED\nHEART"').replace(',6,', ',x,');
    const { rows } = await setAside(table(GOOD, raw, GOOD));
    assert.deepEqual(rows, [{ line: 3, reason: 'quantity is no number: "x"', raw }]);
  });

  test('the text of an ISO-8859-1 file is shown as it was meant', async () => {
    const raw = GOOD.replace('HEART', '£5').replace(',6,', ',é,');
    const { rows } = await setAside(latin1(table(GOOD, raw)));
    assert.deepEqual(rows, [{ line: 3, reason: 'quantity is no number: "é"', raw }]);
  });

  test('of a gzipped file as well', async () => {
    const { rows } = await setAside(gzip(table(GOOD, 'x')));
    assert.deepEqual(rows, [{ line: 3, reason: 'too few fields', raw: 'x' }]);
  });

  test('of a workbook, with the row of the sheet and its values as a CSV has them', async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      HEADER,
      [536365, '85123A', 'HEART', 6, 40513, 2.55, 17850, 'EIRE'],
      [536365, '85123A', 'HEART, RED', 'six', 'soon', 2.55, 17850, 'EIRE'],
      [536365, '85123A', 'HEART', 6, 12, 2.55, 17850, 'EIRE'],
    ]);
    utils.book_append_sheet(book, sheet);
    const { rows } = await setAside(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    assert.deepEqual(rows, [
      {
        line: 3,
        reason: 'quantity is no number: "six"',
        raw: '536365,85123A,"HEART, RED",six,soon,2.55,17850,EIRE',
      },
      { line: 4, reason: 'invoice_date is no date: "12"', raw: '536365,85123A,HEART,6,12,2.55,17850,EIRE' },
    ]);
  });

  test('of a Parquet file, with the row’s number', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'lines.parquet');
      await withDatabase((database) =>
        database.run(`
          COPY (SELECT '1' AS Invoice, 'A' AS StockCode, NULL AS Description, q AS Quantity, DATE '2020-01-02' AS InvoiceDate,
            1.5 AS Price, 17.0::DOUBLE AS "Customer ID", 'EIRE' AS Country FROM (VALUES ('1.0'), ('x'), (NULL)) v (q))
          TO '${file}' (FORMAT parquet)`),
      );
      const setAsideFile = path.join(folder, 'aside.csv');
      const { reading, rows } = await readFileLines(file, { setAsideFile });
      assert.equal(rows[0].customer_id, '17');
      assert.equal(reading.hasTimeOfDay, false);
      assert.equal(
        await readFile(setAsideFile, 'utf8'),
        'line,reason,raw\n2,"quantity is no number: ""x""","1,A,,x,2020-01-02,1.5,17.0,EIRE"\n3,quantity is empty,"1,A,,,2020-01-02,1.5,17.0,EIRE"\n',
      );
    }));

  test('the file has its header when nothing was set aside', async () => {
    const { text } = await setAside(isoCsv(LINES));
    assert.equal(text, 'line,reason,raw\n');
  });

  test('reasons are counted without the values, the most frequent first', async () => {
    const bad = (quantity: string): string => GOOD.replace(',6,', `,${quantity},`);
    const { reading } = await readContent(table(GOOD, 'x', bad('a'), bad('b'), bad('')));
    assert.deepEqual(reading.setAsideReasons[0].examples, [
      { line: 4, raw: bad('a') },
      { line: 5, raw: bad('b') },
    ]);
    const counted = reading.setAsideReasons.map(({ reason, rows }) => ({ reason, rows }));
    assert.deepEqual(counted, [
      { reason: 'quantity is no number', rows: 2 },
      { reason: 'quantity is empty', rows: 1 },
      { reason: 'too few fields', rows: 1 },
    ]);
  });
});

describe('a quote that does not close', () => {
  const open = GOOD.replace('HEART', '"HEART');

  test('costs its own line and no other', async () => {
    const { kept, rows } = await setAside(table(GOOD, open, GOOD, GOOD));
    assert.deepEqual(rows, [{ line: 3, reason: 'a quote that does not close', raw: open }]);
    assert.equal(kept, 3);
  });

  test('costs its own line when later lines have quotes of their own', async () => {
    const quoted = GOOD.replace('HEART', '"HEART, ""RED"""');
    const { kept, rows } = await setAside(table(quoted, open, quoted, quoted));
    assert.deepEqual(rows, [{ line: 3, reason: 'a quote that does not close', raw: open }]);
    assert.equal(kept, 3);
  });

  test('costs its own line in a file of 300,000 lines', async () => {
    const many = Array.from({ length: 150_000 }, () => GOOD).join('\n');
    const { kept, rows } = await setAside(table(many, open, many));
    assert.deepEqual(rows, [{ line: 150_002, reason: 'a quote that does not close', raw: open }]);
    assert.equal(kept, 300_000);
  });

  test('in the last line, without a line break, costs that line', async () => {
    const { kept, rows } = await setAside(`${table(GOOD)}${open}`);
    assert.deepEqual(rows, [{ line: 3, reason: 'a quote that does not close', raw: open }]);
    assert.equal(kept, 1);
  });

  test('is what a quote in the middle of a quoted field is', async () => {
    const raw = GOOD.replace('HEART', '"7" HEART"');
    const { rows } = await setAside(table(GOOD, raw, GOOD));
    assert.deepEqual(rows, [{ line: 3, reason: 'a quote that does not close', raw }]);
  });
});

test('the scanner finds the same records wherever its blocks are cut', () => {
  const text =
    'a,b,c\r\n1,"x\r\n""y"", z",3\r\n\n1,2\n"open,2,3\n1,2,"3"\r\n1,"2"3,3\n1,7" w,3\n"1","2","3\n\n"\n1,2,"end';
  const scan = (size: number): string[] => {
    const found: string[] = [];
    const scanner = new RecordScanner(
      44,
      { fewest: 3, most: 3 },
      ({ bytes, start, end, line, fields, loose, fault }) =>
        found.push(`${line} ${fields} ${loose} ${fault} ${bytes.toString('utf8', start, end)}`),
    );
    for (let at = 0; at < text.length; at += size)
      scanner.push(Buffer.from(text.slice(at, at + size)), false);
    scanner.push(Buffer.alloc(0), true);
    return found;
  };
  const whole = scan(text.length);
  assert.deepEqual(
    whole.map((record) => record.split('\n')[0].trimEnd()),
    [
      '1 3 false null a,b,c',
      '2 3 false null 1,"x',
      '5 2 false too few fields 1,2',
      '6 1 false a quote that does not close "open,2,3',
      '7 3 false null 1,2,"3"',
      '8 2 false a quote that does not close 1,"2"3,3',
      '9 3 true null 1,7" w,3',
      '10 3 false null "1","2","3',
      '13 3 false a quote that does not close 1,2,"end',
    ],
  );
  for (let size = 1; size < text.length; size += 1) assert.deepEqual(scan(size), whole, `blocks of ${size}`);
});

describe('what is no table of transactions is refused with its reason and a remedy', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const cases: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['an empty file', '', /is empty \(0 bytes\): name a file/],
    ['an empty gzip', gzip(''), /is an empty gzip/],
    ['blank lines only', '\n \n\n', /nothing but blank lines/],
    ['a header only', table(), /has a header but no rows/],
    ['a header only, without a line break', HEADER.join(','), /has a header but no rows/],
    [
      'a text',
      'Dear Sir,\nhere is the list.\n',
      /is no table of transactions \(found instead: "Dear Sir", ""\): a row must name the columns/,
    ],
    [
      'a page',
      '<!doctype html><html><body>404</body></html>',
      /is a saved web page, no table, whatever its name: the address gave a page/,
    ],
    ['JSON', '[{"customer": 1}]', /is JSON: export the table as CSV/],
    [
      'a missing column',
      table(GOOD).replace('UnitPrice', 'Worth'),
      /has no column for money: an amount .* \(found instead: "InvoiceNo", .*"Worth", .*\): name the column that holds it, perhaps --columns amount="Worth"/,
    ],
    [
      'two missing columns',
      table(GOOD).replace('UnitPrice', 'Worth').replace('CustomerID', 'Who'),
      /no column for customer, such as CustomerID.*; nor for money/,
    ],
    ['a column twice', `Quantity,${table()}1,${GOOD}\n`, /has the column Quantity twice: remove or rename/],
    ['an image', png, /is an image \(PNG\): name a workbook \(\.xlsx\), a CSV or a Parquet file/],
    ['an image in a gzip', gzip(png), /is an image \(PNG\)/],
    ['a binary file', Buffer.from([1, 2, 0, 3, 4]), /is a binary file, no table/],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /old Excel workbook \(\.xls\) or one under a password: save it as \.xlsx/,
    ],
    [
      'a cut gzip',
      gzip(table(...Array.from({ length: 9000 }, (_, i) => `${GOOD}${i}`))).subarray(0, 9000),
      /is a damaged or cut gzip .*: get the file again/,
    ],
    [
      'a cut zip',
      zip({ 'a.csv': table(GOOD) }).subarray(0, 100),
      /is a damaged or cut zip archive \(its end is missing\)/,
    ],
    [
      'a zip of two different tables',
      zip({ 'a.csv': 'Product,Name\n1,2\n', 'b.csv': table(GOOD) }),
      /archive of 2 tables of different columns: a\.csv with Product, Name; b\.csv with InvoiceNo, .*: pick the one .* --table "b\.csv"/,
    ],
    ['a zip without a table', zip({ '__MACOSX/x': 'x' }), /archive without a file/],
    [
      'a spreadsheet of another kind',
      zip({ 'content.xml': '<x/>', mimetype: 'ods' }),
      /spreadsheet of another kind: save it as \.xlsx/,
    ],
    [
      'a workbook without cells',
      zip({
        'xl/workbook.xml': '<workbook><sheets/></workbook>',
        'xl/_rels/workbook.xml.rels': '<Relationships/>',
      }),
      /workbook without a filled cell/,
    ],
    ['a damaged Parquet file', 'PAR1 and then nothing', /is a damaged Parquet file/],
    [
      'rows of which none can be read',
      table('x', GOOD.replace(',6,', ',six,')),
      /has no row that can be read \(line 2: too few fields; line 3: quantity is no number: "six"\): check/,
    ],
    [
      'a line without an end',
      `${table(GOOD)}${'x'.repeat(6_000_000)}`,
      /has a line of more than 4 megabytes, .* raised with --set reading\.fieldKb=/,
    ],
  ];
  for (const [name, content, message] of cases) {
    test(name, () => assert.rejects(readContent(content), { name: 'SourceError', message }));
  }

  test('a damaged member of a zip archive', async () => {
    const bytes = zip({
      'a.csv': table(...Array.from({ length: 100 }, (_, i) => GOOD.replace('536365', String(i)))),
    });
    bytes[200] ^= 0xff;
    await assert.rejects(readContent(bytes), { message: /damaged or cut zip archive/ });
  });

  test('a path where nothing is, and a folder', () =>
    inFolder(async (folder) => {
      await assert.rejects(recognise(path.join(folder, 'none.csv')), {
        message: /none\.csv does not exist: check the path/,
      });
      await mkdir(path.join(folder, 'sub'));
      await assert.rejects(recognise(path.join(folder, 'sub')), {
        message: /sub is a folder: name a file in it/,
      });
    }));

  test('and nothing of the work in between stays behind', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'x.csv');
      await writeFile(file, table('x'));
      await assert.rejects(readFileLines(file, { temporaryFolder: path.join(folder, 'tmp') }));
      assert.deepEqual(await readdir(path.join(folder, 'tmp')), []);
    }));
});
