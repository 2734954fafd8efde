import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EvenLines } from '../../src/reading/tables/text/even-lines';
import { crlf, gzip, HEADER, isoCsv, latin1, LINES, monthFirstCsv } from './forms-support';
import { readWatched } from './two-ways';

/** Lines that have nothing in them that readers differ about. */
const EVEN = isoCsv(LINES.filter(({ description }) => description?.includes('\n') !== true));
const MONTH_FIRST = monthFirstCsv(LINES.filter(({ description }) => description?.includes('\n') !== true));

const isEven = (text: string | Buffer, size: number, separator = ','): boolean => {
  const bytes = Buffer.from(text as string);
  const lines = new EvenLines(separator.charCodeAt(0), HEADER.length);
  for (let i = 0; i < bytes.length; i += size) if (!lines.push(bytes.subarray(i, i + size))) return false;
  return lines.end() !== null;
};

const first = EVEN.split('\n')[1];

describe('a text is read as it is only where all its lines are records', () => {
  const even: Readonly<Record<string, string>> = {
    'an ISO CSV': EVEN,
    'line breaks of Windows': crlf(EVEN),
    'no line break at the end': EVEN.slice(0, -1),
    'quotes around everything': `${HEADER.map((name) => `"${name}"`).join(',')}\n${'"a""b",'.repeat(7)}"c"\n`,
  };
  for (const [name, text] of Object.entries(even)) {
    test(`${name}: even, wherever the blocks are cut`, () => {
      for (const size of [1, 2, 3, 7, 100, 1 << 20]) assert.equal(isEven(text, size), true, `${size}`);
    });
  }
  const odd: Readonly<Record<string, string>> = {
    'a blank line': `${EVEN}\n`,
    'a row of separators': `${EVEN},,,,,,,\n`,
    'too few fields': `${EVEN}1,2,3\n`,
    'too many fields': `${EVEN}${first},\n`,
    'a line break between quotes': `${EVEN}${first.replace('6', '"6\n"')}\n`,
    'a carriage return between quotes': `${EVEN}${first.replace('6', '"6\r"')}\n`,
    'a quote inside a bare field': `${EVEN}${first.replace('WHITE', 'W"HITE')}\n`,
    'something behind a closing quote': `${EVEN}"x"${first}\n`,
    'a quote that does not close': `${EVEN}"${first}\n`,
    'line breaks of both kinds': crlf(EVEN) + EVEN,
    'a carriage return in a line': EVEN.replace('WHITE', 'W\rHITE'),
  };
  for (const [name, text] of Object.entries(odd)) {
    test(`${name}: odd, wherever the blocks are cut`, () => {
      for (const size of [1, 2, 3, 7, 100, 1 << 20]) assert.equal(isEven(text, size), false, `${size}`);
    });
  }
});

describe('a field with something to trim is noticed', () => {
  const columnsWithBlanks = (fields: readonly string[], size: number): number[] => {
    const bytes = Buffer.from(`${fields.join(',')}\n`);
    const lines = new EvenLines(44, fields.length);
    for (let i = 0; i < bytes.length; i += size) assert.ok(lines.push(bytes.subarray(i, i + size)));
    assert.ok(lines.end());
    return lines.blanks.flatMap((has, i) => (has ? [i] : []));
  };
  const fields = [
    'a',
    ' a',
    'a ',
    '"b"',
    '" b"',
    '"b "',
    'b c',
    '\u00a0d',
    'd\u00a0',
    '""',
    '',
    '\td',
    '"a"" "',
    'é',
  ];
  test('wherever the blocks are cut', () => {
    for (const size of [1, 2, 5, 1000]) {
      assert.deepEqual(columnsWithBlanks(fields, size), [1, 2, 4, 5, 7, 8, 9, 11, 12], `${size}`);
    }
  });
});

test('a very long line is odd', () => {
  for (const size of [1 << 15, 1 << 20]) {
    assert.equal(isEven(EVEN.replace('WHITE', 'W'.repeat(1 << 17)), size), false);
  }
});

describe('what is read without a look at each record equals what is read with one', () => {
  const forms: Readonly<Record<string, string | Buffer>> = {
    'an ISO CSV': EVEN,
    'an ISO CSV with line breaks of Windows': crlf(EVEN),
    'an ISO CSV with a byte order mark': `\ufeff${EVEN}`,
    'an ISO CSV without a last line break': EVEN.slice(0, -1),
    'the UCI CSV': MONTH_FIRST,
  };
  for (const [name, text] of Object.entries(forms)) {
    test(name, async () => {
      const direct = await readWatched(text);
      assert.deepEqual([direct.even, direct.plain], [true, true]);
      // A blank line at the end is odd, and no row.
      const careful = await readWatched(`${String(text)}\n\n`);
      assert.deepEqual([careful.even, careful.plain], [false, true]);
      assert.deepEqual(careful.rows, direct.rows);
      assert.deepEqual({ ...careful.reading, blankLines: 0 }, direct.reading);
      // A row that is set aside keeps all others from being cast where they stand.
      const separate = await readWatched(`${String(text).trimEnd()}\n${first.replace(',6,', ',,')}\n`);
      assert.deepEqual([separate.plain, separate.reading?.setAside], [false, 1]);
      assert.deepEqual(separate.rows, direct.rows);
    });
  }

  test('packed by gzip', async () => {
    const [plain, packed] = [await readWatched(EVEN), await readWatched(gzip(EVEN))];
    assert.equal(packed.even, true);
    assert.deepEqual(packed.rows, plain.rows);
  });

  test('a text that is read in several pieces', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => {
      const line = LINES[i % 3];
      return { ...line, invoice: String(100_000 + i), description: `${line.description} `.repeat(16).trim() };
    });
    const text = isoCsv(rows);
    assert.ok(text.length > 13 << 20);
    const direct = await readWatched(text);
    assert.deepEqual([direct.even, direct.plain, direct.rows.length], [true, true, rows.length]);
    direct.rows.forEach((row, i) => {
      assert.deepEqual([row.line_no, row.invoice_no], [i + 2, rows[i].invoice]);
    });
  });

  test('blanks that only a later piece has are trimmed as with care', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => ({
      ...LINES[i % 3],
      invoice: String(100_000 + i),
      description: `${i > 20_000 ? '\u00a0' : ''}${'long words '.repeat(10)}${i > 28_000 ? ' ' : 'end'}`,
      country: i === 29_500 ? ' France\u00a0' : 'France',
    }));
    const text = isoCsv(rows);
    assert.ok(text.length > 3 << 20);
    const direct = await readWatched(text);
    assert.equal(direct.even, true);
    const careful = await readWatched(`${text}\n\n`);
    assert.equal(careful.even, false);
    assert.deepEqual(careful.rows, direct.rows);
    assert.deepEqual(new Set(direct.rows.map(({ country }) => country)), new Set(['France']));
    assert.equal(direct.rows[20_001].description, `${'long words '.repeat(10)}end`);
    assert.equal(direct.rows[29_999].description, 'long words '.repeat(10).trim());
  });

  test('ISO-8859-1 is read with care', async () => {
    assert.equal((await readWatched(latin1(EVEN))).even, false);
  });
});
