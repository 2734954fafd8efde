import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { csvNumber, csvText, readCsv } from '../../src/store';

/** The one cell of a table with one row, as it is written. */
const cell = (value: unknown, decimals?: number): string =>
  csvText([{ x: value }], [{ name: 'x', ...(decimals === undefined ? {} : { decimals }) }])
    .replace(/^x\n/, '')
    .replace(/\n$/, '');

describe('CSV text', () => {
  test('has a header, LF ends, and the columns in the order that is asked for', () => {
    const rows = [
      { a: 1, b: 'x', c: true },
      { a: 2, b: 'y', c: false },
    ];
    assert.equal(csvText(rows, [{ name: 'c' }, { name: 'a' }]), 'c,a\ntrue,1\nfalse,2\n');
  });

  test('of no rows is the header', () => assert.equal(csvText([], [{ name: 'a' }]), 'a\n'));

  test('leaves a missing value empty', () => {
    assert.equal(cell(null), '');
    assert.equal(cell(undefined), '');
  });

  test('quotes a comma, a quote and a line break, and doubles the quote (RFC 4180)', () => {
    assert.equal(cell('a,b'), '"a,b"');
    assert.equal(cell('say "x"'), '"say ""x"""');
    assert.equal(cell('two\nlines'), '"two\nlines"');
    assert.equal(cell('plain text; with 1 semicolon'), 'plain text; with 1 semicolon');
  });

  for (const formula of [
    '=1+1',
    '+1',
    '-1+2',
    '@SUM(A1)',
    '\tx',
    '\uff1d1+1',
    '\uff0b1',
    '\uff0d1',
    '\uff20x',
  ]) {
    test(`disarms the formula ${JSON.stringify(formula)}`, () => assert.equal(cell(formula), `'${formula}`));
  }

  test('disarms a formula that needs quotes as well', () => {
    assert.equal(cell('=HYPERLINK("http://x","y")'), `"'=HYPERLINK(""http://x"",""y"")"`);
    assert.equal(cell('\r=1'), `"'\r=1"`);
  });

  test('leaves a negative number a number', () => {
    assert.equal(cell(-1.5), '-1.5');
    assert.equal(cell(-1.5, 2), '-1.50');
  });

  test('writes as many decimals as are asked for', () => {
    assert.equal(cell(2, 2), '2.00');
    assert.equal(cell(1 / 3, 4), '0.3333');
    assert.equal(cell(1 / 3), '0.3333333333333333');
    assert.equal(cell(12345678901234567890n), '12345678901234567890');
  });

  test('refuses a number that is not finite, and a value that is no cell, by the column', () => {
    assert.throws(() => cell(NaN), {
      name: 'RangeError',
      message: /^column x must hold finite .*received NaN/,
    });
    assert.throws(() => cell(-Infinity, 2), /column x must hold finite numbers, received -Infinity/);
    assert.throws(() => cell({}), {
      name: 'TypeError',
      message: /^column x must hold text, .*received object/,
    });
  });
});

describe('CSV for Excel', () => {
  const style = { separator: ';', decimalSign: ',', byteOrderMark: true } as const;
  const rows = [
    { id: 1, amount: -1234.5, name: 'a;b', note: null },
    { id: 2, amount: 0.25, name: 'São “Paulo”, 1,5', note: '=1' },
  ];
  const columns = [{ name: 'id' }, { name: 'amount', decimals: 2 }, { name: 'name' }, { name: 'note' }];

  test('begins with a byte order mark only when asked to', () => {
    assert.equal(csvText([], [{ name: 'a' }], { byteOrderMark: true }), '\ufeffa\n');
    assert.equal(csvText([], [{ name: 'a' }]), 'a\n');
  });

  test('parts cells by semicolons, writes decimal commas, and quotes what holds a semicolon', () => {
    assert.equal(
      csvText(rows, columns, style),
      '\ufeffid;amount;name;note\n1;-1234,50;"a;b";\n2;0,25;São “Paulo”, 1,5;\'=1\n',
    );
  });

  test('refuses cells and decimals that are parted by the same character', () => {
    assert.throws(() => csvText([], [{ name: 'a' }], { decimalSign: ',' }), /must differ, received ","/);
  });
});

describe('CSV read back', () => {
  const hostile = ['a,b', 'say "x"', 'two\nlines', 'a;b', '', 'São Tomé', 'x\ty'];
  const columns = [{ name: 'id' }, { name: 'text' }, { name: 'amount', decimals: 2 }];
  const rows = hostile.map((text, id) => ({ id, text, amount: id / 4 }));

  for (const style of [{}, { byteOrderMark: true }, { separator: ';', decimalSign: ',' }] as const) {
    test(`holds what was written in the style ${JSON.stringify(style)}`, () => {
      const table = readCsv(csvText(rows, columns, style));
      assert.deepEqual(table.columns, ['id', 'text', 'amount']);
      assert.deepEqual(
        table.rows.map(({ text }) => text),
        hostile,
      );
      assert.deepEqual(
        table.rows.map(({ amount }) => csvNumber(table, amount)),
        rows.map(({ amount }) => amount),
      );
    });
  }

  test('takes CRLF and a last line without an end', () => {
    assert.deepEqual(readCsv('a,b\r\n1,"x\r\ny"\r\n2,z').rows, [
      { a: '1', b: 'x\r\ny' },
      { a: '2', b: 'z' },
    ]);
  });

  test('refuses a line of another length by its number, an open quote, and text where a number must be', () => {
    assert.throws(() => readCsv('a,b\n1,2\n3\n'), /row 2 must have 2 cells as the header, received 1/);
    assert.throws(() => readCsv('a\n"x\n'), /a quote is left open/);
    assert.throws(() => csvNumber({ decimalSign: '.' }, '1,5'), /must hold a number, received "1,5"/);
    assert.equal(csvNumber({ decimalSign: '.' }, ''), null);
  });
});
