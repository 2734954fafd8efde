import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { withDatabase, type Row } from '../../src/store';
import { generateSample } from '../../src/sample';
import { readTransactions, type Form } from '../../src/reading';
import {
  courseCsv,
  crlf,
  gzip,
  HEADER,
  inFolder,
  isoCsv,
  latin1,
  LINES,
  monthFirstCsv,
  readContent,
  readFileLines,
  workbook,
  writeParquet,
  zip,
  type Line,
} from './forms-support';

/** The lines without their numbers, which count lines in a text and rows elsewhere. */
const plain = (rows: readonly Row[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'line_no')));
const byDays = (rows: readonly Row[]): Row[] =>
  plain(rows).map((row) => ({ ...row, invoice_date: String(row.invoice_date).slice(0, 10) }));

const expected = LINES.map((line) => ({
  invoice_no: line.invoice,
  stock_code: line.code,
  description: line.description,
  quantity: Number(line.quantity),
  invoice_date: line.moment,
  unit_price: Number(line.price),
  customer_id: line.customer,
  country: line.country,
}));

const iso = isoCsv(LINES);
const monthFirst = monthFirstCsv(LINES);

const CASES: readonly (readonly [string, Form, Buffer | string])[] = [
  ['an ISO CSV in UTF-8', 'iso-csv', iso],
  ['an ISO CSV with a byte order mark', 'iso-csv', `\ufeff${iso}`],
  ['an ISO CSV in ISO-8859-1', 'iso-csv', latin1(iso)],
  ['an ISO CSV with CRLF', 'iso-csv', crlf(iso)],
  ['a gzipped ISO CSV', 'iso-csv', gzip(iso)],
  ['a zipped ISO CSV', 'iso-csv', zip({ 'data/lines.csv': iso, '__MACOSX/data/._lines.csv': 'x' })],
  ['an ISO CSV without a last line break', 'iso-csv', iso.slice(0, -1)],
  ['the UCI CSV in ISO-8859-1', 'month-first-csv', latin1(monthFirst)],
  ['the UCI CSV with CRLF, gzipped', 'month-first-csv', gzip(latin1(crlf(monthFirst)))],
  ['the UCI CSV with a byte order mark', 'month-first-csv', `\ufeff${monthFirst}`],
  ['the workbook with shared texts', 'workbook', workbook(LINES)],
  ['the workbook with texts in its cells', 'workbook', workbook(LINES, { bookSST: false })],
  ['the workbook in a zip archive', 'workbook', zip({ 'Online Retail.xlsx': workbook(LINES) })],
  ['the workbook, gzipped', 'workbook', gzip(workbook(LINES))],
];

describe('every form of the same transactions gives the same lines', () => {
  for (const [name, form, content] of CASES) {
    test(name, async () => {
      const { reading, rows } = await readContent(content);
      assert.equal(reading.form, form);
      assert.equal(reading.setAside, 0);
      assert.equal(reading.hasTimeOfDay, true);
      // A line break between quotes is the text's own, and stays as it is.
      const breaks = name.includes('CRLF') ? '\r\n' : '\n';
      const told = expected.map((line) => ({
        ...line,
        description: line.description?.replace('\n', breaks) ?? null,
      }));
      assert.deepEqual(plain(rows), told);
    });
  }

  test('a Parquet file with the types of a data frame', () =>
    inFolder(async (folder) => {
      const csv = path.join(folder, 'lines.csv');
      await writeFile(csv, iso);
      await writeParquet(csv, path.join(folder, 'lines.data'));
      const { reading, rows } = await readFileLines(path.join(folder, 'lines.data'));
      assert.equal(reading.form, 'parquet');
      assert.deepEqual(plain(rows), expected);
      assert.deepEqual(
        rows.map((row) => row.line_no),
        LINES.map((_, i) => i + 1),
      );
    }));

  for (const [name, ninth] of [
    ['Unnamed: 8', 'Unnamed: 8'],
    ['nothing', ''],
  ]) {
    test(`the course CSV, its ninth column called ${name}, has its dates moved back and no time of day`, async () => {
      const { reading, rows } = await readContent(latin1(courseCsv(LINES, ninth)));
      assert.equal(reading.form, 'course-csv');
      assert.equal(reading.shiftUndoneDays, 2190);
      assert.equal(reading.hasTimeOfDay, false);
      assert.deepEqual(byDays(rows), byDays(expected));
      assert.ok(rows.every((row) => String(row.invoice_date).endsWith('00:00:00')));
    });
  }

  test('a generated sample in all four forms', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'sample.csv');
      await generateSample(file, { customers: 50, seed: 7 });
      const { rows } = await readFileLines(file);
      const lines = rows.map((row): Line => {
        const text = Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
        ) as Record<string, string>;
        return {
          invoice: text.invoice_no,
          code: text.stock_code,
          description: text.description,
          quantity: text.quantity,
          moment: text.invoice_date,
          price: text.unit_price,
          customer: text.customer_id,
          country: text.country,
        };
      });
      assert.ok(lines.length > 1000);
      for (const content of [latin1(monthFirstCsv(lines)), workbook(lines), gzip(isoCsv(lines))]) {
        assert.deepEqual(plain((await readContent(content)).rows), plain(rows));
      }
      assert.deepEqual(byDays((await readContent(latin1(courseCsv(lines)))).rows), byDays(rows));
      await writeParquet(file, path.join(folder, 'sample.parquet'));
      assert.deepEqual(plain((await readFileLines(path.join(folder, 'sample.parquet'))).rows), plain(rows));
    }));
});

describe('the table of lines', () => {
  test('has the canonical columns and types, in the order of the file', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'lines.csv');
      await writeFile(file, iso);
      const columns = await withDatabase(async (database) => {
        await readTransactions(database, file, { table: 'new lines' });
        return database.rows<{ column_name: string; column_type: string }>('DESCRIBE "new lines"');
      });
      assert.deepEqual(
        columns.map((column) => `${column.column_name} ${column.column_type}`),
        [
          'line_no INTEGER',
          'invoice_no VARCHAR',
          'stock_code VARCHAR',
          'description VARCHAR',
          'quantity INTEGER',
          'invoice_date TIMESTAMP',
          'unit_price DECIMAL(18,4)',
          'customer_id VARCHAR',
          'country VARCHAR',
        ],
      );
    }));

  test('numbers the lines of a text by where they start, line breaks in a description counted', async () => {
    const { rows } = await readContent(iso);
    // The sixth line has a line break in its description.
    assert.deepEqual(
      rows.map((row) => row.line_no),
      [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15],
    );
  });

  test('adds up', async () => {
    const { totals } = (await readContent(iso)).reading;
    assert.deepEqual(totals, {
      lines: 13,
      invoices: 12,
      stockCodes: 12,
      customers: 7,
      linesWithoutCustomer: 4,
      linesWithoutDescription: 1,
      quantity: 80723,
      // 15.3 + 15.3 + 4.2 + 100.8 + 15.3 + 15.3 − 27.5 + 0 + 34.04 + 0 + 168,469.6 − 11,062.06 + 0.001
      value: 157580.28,
      firstMoment: '2010-12-01 08:26',
      lastMoment: '2011-12-09 09:15',
      countries: 3,
    });
  });
});

const row = (
  over: Partial<Record<'date' | 'price' | 'quantity' | 'customer' | 'country' | 'description', string>>,
): string =>
  [
    '536365',
    '85123A',
    over.description ?? 'HEART',
    over.quantity ?? '6',
    over.date ?? '2010-12-01 08:26:00',
    over.price ?? '2.55',
    over.customer ?? '17850',
    over.country ?? 'EIRE',
  ].join(',');
const table = (...rows: string[]): string => [HEADER.join(','), ...rows, ''].join('\n');

describe('a company’s own file', () => {
  test('is never shifted, though its dates have month names', async () => {
    const { reading, rows } = await readContent(
      table(row({ date: '29-Nov-16' }), row({ date: '5-Mar-2017' })),
    );
    assert.equal(reading.form, 'month-name-csv');
    assert.equal(reading.shiftUndoneDays, 0);
    assert.deepEqual(
      rows.map((line) => line.invoice_date),
      ['2016-11-29 00:00:00', '2017-03-05 00:00:00'],
    );
  });

  test('is never shifted, though it has an empty ninth column as well, when its dates are its own', async () => {
    const text = table(...[1, 2, 3].map((day) => `${row({ date: `${day}-Mar-24` })},`)).replace(
      'Country',
      'Country,',
    );
    const { reading, rows } = await readContent(text);
    assert.equal(reading.shiftUndoneDays, 0);
    assert.equal(rows[0].invoice_date, '2024-03-01 00:00:00');
  });

  test('is never shifted when its ninth column is filled', async () => {
    const text = table(`${row({ date: '29-Nov-16' })},x`).replace('Country', 'Country,Unnamed: 8');
    assert.equal((await readContent(text)).reading.shiftUndoneDays, 0);
  });

  test('with ISO dates in 2016 and 2017 is never shifted', async () => {
    const { rows } = await readContent(table(row({ date: '2016-11-29' })));
    assert.equal(rows[0].invoice_date, '2016-11-29 00:00:00');
  });

  for (const [date, moment] of [
    ['2024-03-05', '2024-03-05 00:00:00'],
    ['2024-03-05T18:01:02.500Z', '2024-03-05 18:01:02.5'],
    ['2024-03-05 23:30:00+02:00', '2024-03-05 23:30:00'],
    ['2024/3/5 9:07', '2024-03-05 09:07:00'],
    ['3/25/2024 9:07:30 PM', '2024-03-25 21:07:30'],
    ['3/25/24 9:07', '2024-03-25 09:07:00'],
    ['25/3/2024 09:07', '2024-03-25 09:07:00'],
    ['5.3.2024', '2024-03-05 00:00:00'],
  ]) {
    test(`may write its dates as ${date}`, async () => {
      assert.equal((await readContent(table(row({ date })))).rows[0].invoice_date, moment);
    });
  }

  test('has the day first when a first number is above 12 and no second one is', async () => {
    const { reading, rows } = await readContent(table(row({ date: '3/4/2024' }), row({ date: '25/3/2024' })));
    assert.equal(reading.form, 'day-first-csv');
    assert.equal(rows[0].invoice_date, '2024-04-03 00:00:00');
    assert.deepEqual(reading.notices, []);
  });

  test('is refused with both readings when its dates could be read both ways, unless a setting decides', async () => {
    const text = table(row({ date: '3/4/2024' })).replaceAll('85123A', 'P015');
    await assert.rejects(readContent(text), {
      name: 'SourceError',
      message:
        /"3\/4\/2024" is 2024-04-03 with the day first, 2024-03-04 with the month first; .*Sundays.*--dates day-first/,
    });
    const { rows } = await readContent(text, { settings: { dates: 'day-first' } });
    assert.equal(rows[0].invoice_date, '2024-04-03 00:00:00');
  });

  test('of the public form has the month first then, and says so', async () => {
    const { reading, rows } = await readContent(table(row({ date: '3/4/2024' })));
    assert.equal(rows[0].invoice_date, '2024-03-04 00:00:00');
    assert.match(reading.notices.join(), /day first or the month first; they were read with the month first/);
  });

  test('may separate by semicolons and write decimal commas, or separate by tabs', async () => {
    const semicolons = table(row({})).replaceAll(',', ';').replace('2.55', '2,55');
    assert.equal((await readContent(semicolons)).rows[0].unit_price, 2.55);
    const { reading, rows } = await readContent(table(row({})).replaceAll(',', '\t'));
    assert.equal(reading.separator, '\t');
    assert.equal(rows[0].country, 'EIRE');
  });

  test('may name its columns as the second UCI data set does, in any case, with others between them', async () => {
    const text =
      'Shop,invoice,STOCK_CODE,Description,quantity,Invoice Date,Price,Customer ID,country\n' +
      'north,489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085,EIRE\n';
    const { rows } = await readContent(text);
    assert.deepEqual(plain(rows), [
      {
        invoice_no: '489434',
        stock_code: '85048',
        description: 'LIGHTS',
        quantity: 12,
        invoice_date: '2009-12-01 07:45:00',
        unit_price: 6.95,
        customer_id: '13085',
        country: 'EIRE',
      },
    ]);
  });

  test('has prices with more than four decimals rounded to four, and counted', async () => {
    const { reading, rows } = await readContent(table(row({ price: '1.23455' }), row({ price: '2.550000' })));
    assert.equal(rows[0].unit_price, 1.2346);
    assert.equal(reading.roundedPrices, 1);
  });

  test('may write what is missing as NA, NULL or nothing, and leave the country out', async () => {
    const missing = ['NA', 'NULL', 'null', 'NaN', 'None', '#N/A', ' '].map((word) =>
      row({ customer: word, description: word, country: '' }),
    );
    const { rows } = await readContent(table(...missing));
    assert.equal(rows.length, 7);
    assert.ok(rows.every((line) => line.customer_id === null && line.description === null));
    assert.ok(rows.every((line) => line.country === 'Unspecified'));
  });

  test('has no country where there is no such column', async () => {
    const { rows } = await readContent('InvoiceNo,InvoiceDate,CustomerID,Amount\n1,2024-01-13,7,5.00\n');
    assert.deepEqual(
      rows.map(({ country }) => country),
      [null],
    );
  });

  test('reads the bytes 0x80 to 0x9F of ISO-8859-1 as Windows does', async () => {
    const bytes = latin1(table(row({ description: 'GIFT \u0080 5 \u0093BIG\u0094 \u00a3' })));
    const { reading, rows } = await readContent(bytes);
    assert.equal(reading.encoding, 'iso-8859-1');
    assert.equal(rows[0].description, 'GIFT € 5 “BIG” £');
  });
});

describe('quotes, separators and line breaks', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a quoted comma', '"A, B"', 'A, B'],
    ['doubled quotes', '"7"" FRAME"', '7" FRAME'],
    ['a quoted CRLF, kept as it is', '"A\r\nB"', 'A\r\nB'],
    ['a quote in the middle of a field', 'FRAME 7" WIDE', 'FRAME 7" WIDE'],
    ['a quote after a blank, which is not at the start of the field', ' "A" B', '"A" B'],
    ['a carriage return on its own', 'A\rB', 'A\rB'],
    ['blanks around a value, which are no part of it', ' \u00a0A  B\t', 'A  B'],
    ['a markup that nobody may run', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a byte of zero', 'A\u0000B', 'A\u0000B'],
    ['a text of a megabyte between quotes', `"${'ab,\n'.repeat(262_144)}"`, 'ab,\n'.repeat(262_144).trim()],
    ['a text of 100,000 characters between quotes', `"${'x\n'.repeat(50_000)}"`, 'x\n'.repeat(50_000).trim()],
  ];
  for (const [name, written, description] of cases) {
    test(`in a description are data: ${name}`, async () => {
      const many = Array.from({ length: 200 }, () => row({}));
      const odd = row({ description: written });
      const { reading, rows } = await readContent(table(odd, ...many, odd, ...many));
      assert.equal(reading.setAside, 0);
      assert.equal(rows.length, 402);
      // Near the beginning, by which the form is known, and far from it.
      assert.equal(rows[0].description, description);
      assert.equal(rows[201].description, description);
    });
  }

  test('blank lines are no rows', async () => {
    const { reading } = await readContent(`\n\n${table(row({}), '', '  ', row({}))}\n\n`);
    assert.equal(reading.rowsIn, 2);
    assert.equal(reading.blankLines, 6);
  });
});

describe('a workbook', () => {
  test('is read from the sheet that has the columns, and says which others were not', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Notes'], ['nothing here']]), 'About');
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        [],
        HEADER,
        ['536365', 85123, 'A & <B>', 6, 40513.351388888892, 2.5499999999999998, 17850, 'EIRE'],
      ]),
      'Sales',
    );
    const { reading, rows } = await readContent(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    assert.deepEqual(reading.notices, ['Only the sheet "Sales" was read, not About.']);
    assert.deepEqual(rows, [
      {
        line_no: 3,
        invoice_no: '536365',
        stock_code: '85123',
        description: 'A & <B>',
        quantity: 6,
        invoice_date: '2010-12-01 08:26:00',
        unit_price: 2.55,
        customer_id: '17850',
        country: 'EIRE',
      },
    ]);
  });

  test('may count its days from 1904, write prefixes, rich texts, flags and dates as text', async () => {
    const xml = (body: string): string => `<?xml version="1.0"?>\n<!-- no > harm -->${body}`;
    const cell = (reference: string, type: string, value: string): string =>
      `<x:c r='${reference}' t='${type}'><x:v>${value}</x:v></x:c>`;
    const header = HEADER.map((name, i) => cell(`${'ABCDEFGH'[i]}1`, 'str', name)).join('');
    const files = {
      '[Content_Types].xml': xml('<Types/>'),
      'xl/workbook.xml': xml(
        '<x:workbook><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
      ),
      'xl/_rels/workbook.xml.rels': xml(
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/one.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': xml(
        '<sst><si><r><t>RED </t></r><r><t xml:space="preserve">&amp; B&#76;UE</t></r><rPh><t>no</t></rPh></si><si><t><![CDATA[A<B]]>_x000D_</t></si></sst>',
      ),
      'xl/worksheets/one.xml': xml(
        `<x:worksheet><x:sheetData><x:row r='1'>${header}</x:row>` +
          `<x:row r="4">${cell('A4', 'n', '1')}${cell('B4', 's', '1')}${cell('C4', 's', '0')}<x:c r='D4' t='n'/>` +
          `${cell('D4', 'n', '3')}${cell('E4', 'n', '39051.5')}${cell('F4', 'n', '1E-1')}${cell('H4', 'b', '1')}</x:row>` +
          `<x:row>${cell('A5', 'n', '2')}<x:c t="inlineStr"><x:is><x:t>X1</x:t></x:is></x:c><x:c/>` +
          `${cell('D5', 'n', '1')}${cell('E5', 'd', '2010-12-02T10:00:00')}${cell('F5', 'n', '1')}${cell('G5', 'e', '#N/A')}</x:row>` +
          '</x:sheetData></x:worksheet>',
      ),
    };
    const { reading, rows } = await readContent(zip(files));
    assert.equal(reading.setAside, 0);
    assert.deepEqual(rows, [
      {
        line_no: 4,
        invoice_no: '1',
        stock_code: 'A<B',
        description: 'RED & BLUE',
        quantity: 3,
        // 39,051.5 days after 1904-01-01.
        invoice_date: '2010-12-01 12:00:00',
        unit_price: 0.1,
        customer_id: null,
        country: 'TRUE',
        no_product: false,
      },
      {
        line_no: 5,
        invoice_no: '2',
        stock_code: 'X1',
        description: null,
        quantity: 1,
        invoice_date: '2010-12-02 10:00:00',
        unit_price: 1,
        customer_id: null,
        country: 'Unspecified',
        no_product: false,
      },
    ]);
  });
});
