import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { csvText } from '../../src/store';

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

  for (const formula of ['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx']) {
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
