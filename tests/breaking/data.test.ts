import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { withDatabase } from '../../src/store';
import { SourceError } from '../../src/reading';
import { HEADER, inFolder, readContent, zip } from '../reading/forms-support';

const header = HEADER.join(',');
const on = (day: string, invoice: number | string = day.replaceAll('-', '')): string =>
  `${invoice},85123A,HEART,6,${day} 08:26:00,2.55,17850,EIRE`;
/** A line a day from the first of January on. */
const daily = (days: number): string[] =>
  Array.from({ length: days }, (_, i) => on(new Date(Date.UTC(2011, 0, 1 + i)).toISOString().slice(0, 10)));
const text = (...lines: readonly string[]): string => [header, ...lines, ''].join('\n');

describe('dates', () => {
  test('far after all others are set aside and do not decide the last day; the notice says so', async () => {
    const { reading } = await readContent(text(on('2031-05-04'), ...daily(60), on('2031-05-05')));
    assert.deepEqual([reading.kept, reading.setAside], [60, 2]);
    assert.equal(reading.totals.lastMoment.slice(0, 10), '2011-03-01');
    assert.equal(reading.setAsideReasons[0].reason, 'invoice_date is far after all others');
    assert.deepEqual(reading.notices.slice(-1), [
      '2 lines are dated 2031-05-04 or later, 7369 days after all others, and set aside: the last day is 2011-03-01.',
    ]);
  });

  test('after a gap stay where the trade goes on, where gaps are common, and where there are few days in all', async () => {
    const onward = Array.from({ length: 4 }, (_, i) => on(`2011-12-0${i + 1}`));
    const yearly = Array.from({ length: 40 }, (_, i) => on(`${1970 + i}-07-01`));
    for (const lines of [
      [...daily(60), ...onward],
      [...yearly, on('2012-07-01')],
      [...daily(20), on('2031-05-04')],
    ]) {
      const { reading } = await readContent(text(...lines));
      assert.equal(reading.setAside, 0);
    }
  });
});

describe('a file', () => {
  const notice = /The second half of the lines repeats the first, line for line/;

  test('that was joined with itself is noticed; one that goes on after its header came again is not', async () => {
    const twice = await readContent(text(...daily(40), header, ...daily(40)));
    assert.match(twice.reading.notices.join(' '), notice);
    assert.deepEqual([twice.reading.kept, twice.reading.setAside], [80, 1]);
    const other = await readContent(text(...daily(40), header, ...daily(41).slice(1)));
    assert.doesNotMatch(other.reading.notices.join(' '), notice);
  });

  test('in an archive is found, though its name leads out of it or is too long for a disk', async () => {
    for (const name of ['../../lines.csv', `${'n'.repeat(300)}.csv`, 'a\nb.csv']) {
      const { reading } = await readContent(zip({ [name]: text(...daily(3)) }));
      assert.equal(reading.kept, 3, name);
    }
  });

  test('with a character that is none, in a workbook, has the sign for one in its place', async () => {
    const parts = (value: string): Buffer =>
      zip({
        'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
        'xl/sheet.xml': `<worksheet><sheetData>${[HEADER, ...daily(2).map((line) => line.split(','))]
          .map(
            (cells, row) =>
              `<row>${cells.map((cell) => `<c t="str"><v>${row === 1 && cell === 'HEART' ? value : cell}</v></c>`).join('')}</row>`,
          )
          .join('')}</sheetData></worksheet>`,
      });
    for (const value of ['&#1114112;', '&#xD800;', '&#0;']) {
      const { rows } = await readContent(parts(value));
      assert.equal(rows[0].description, '\ufffd', value);
    }
  });

  test('of Parquet with flipped bits is a damaged file, by name', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'lines.parquet');
      await withDatabase((database) =>
        database.run(`
          COPY (SELECT 'I' || i AS "InvoiceNo", 'A' || i % 7 AS "StockCode", md5(i::VARCHAR) AS "Description", 1 AS "Quantity",
            TIMESTAMP '2011-01-01 10:00:00' + INTERVAL (i) HOUR AS "InvoiceDate", 2.5 AS "UnitPrice", i % 100 AS "CustomerID",
            'EIRE' AS "Country" FROM range(5000) AS r(i)) TO '${file}' (FORMAT parquet, COMPRESSION snappy)`),
      );
      const bytes = await readFile(file);
      let damaged = 0;
      for (let at = 100; at < bytes.length - 2000; at += Math.floor(bytes.length / 12)) {
        const flipped = Buffer.from(bytes);
        for (let i = 0; i < 40; i += 1) flipped[at + i] ^= 0xff;
        await readContent(flipped).then(
          () => undefined,
          (error: unknown) => {
            assert.ok(error instanceof SourceError, String(error));
            damaged += 1;
          },
        );
      }
      assert.ok(damaged > 0);
    }));

  test('of rows that were set aside runs nothing in a spreadsheet', () =>
    inFolder(async (folder) => {
      const setAsideFile = path.join(folder, 'set_aside.csv');
      await readContent(
        text(...daily(2), '=HYPERLINK("http://x"),1', '@SUM(A1),2', '+1,3', '-1,4', '\t=1,5'),
        { setAsideFile },
      );
      const rows = (await readFile(setAsideFile, 'utf8')).trim().split('\n').slice(1);
      assert.equal(rows.length, 5);
      for (const row of rows) assert.match(row, /^\d+,too few fields,"'[=@+\-\t]/);
    }));
});
