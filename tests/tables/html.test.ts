import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tableHtml, type WrittenColumn, type WrittenTable } from '../../src/tables';
import { pageTexts } from '../../src/texts';

const column = (heading: string, more: Partial<WrittenColumn> = {}): WrittenColumn => ({
  heading,
  unit: '',
  explanation: '',
  align: 'left',
  named: false,
  width: null,
  ...more,
});

const table = (more: Partial<WrittenTable> = {}): WrittenTable => ({
  caption: 'Two',
  columns: [column('Name', { named: true, width: 'text' }), column('Value', { align: 'right' })],
  rows: [
    [{ text: 'a' }, { text: '1.204,5', value: '1204.5' }],
    [{ text: 'b' }, { text: '5% (4% – 6%)', sort: '0.05' }],
  ],
  note: '',
  sortable: true,
  ...more,
});

describe('a written table', () => {
  test('tells what is copied from what is only sorted, and names its rows', () => {
    const html = tableHtml(table(), pageTexts.en);
    assert.match(html, /<th scope="row" class="l">a<\/th><td class="r" data-value="1204\.5">1\.204,5<\/td>/);
    assert.match(html, /<td class="r" data-sort="0\.05">5% \(4% – 6%\)<\/td>/);
    assert.match(html, /aria-label="Two"><table>\n<caption>Two<\/caption>/);
  });

  test('is named and explained in its language', () => {
    const columns = [column('Nome'), column('Valor', { explanation: 'Em libras.', unit: '£' })];
    const html = tableHtml(table({ caption: '', columns, sortable: false }), pageTexts.pt);
    assert.match(html, /aria-label="Tabela"/);
    assert.match(html, /<summary>O que significa cada coluna<\/summary><dl><dt>Valor<\/dt><dd>Em libras\./);
    assert.doesNotMatch(html, /<caption>|data-sortable/);
  });

  test('gives long texts room, and does not break dates', () => {
    const of = (text: string, width: WrittenColumn['width']) =>
      tableHtml(table({ columns: [column('x', { width })], rows: [[{ text }]] }), pageTexts.en);
    assert.match(of('9 Dec 2011', 'line'), /class="l d">9 Dec 2011/);
    assert.match(of('x'.repeat(20), 'text'), /class="l">x/);
    assert.match(of('x'.repeat(21), 'text'), /class="l text">x/);
    assert.match(of('x'.repeat(49), 'text'), /class="l long">x/);
    assert.match(of('x'.repeat(49), null), /class="l">x/);
  });

  test('refuses a row that has not a cell for each column', () => {
    assert.throws(
      () => tableHtml(table({ rows: [[{ text: 'a' }]] }), pageTexts.en),
      /row 0 of the table "Two" must have 2 cells, received 1/,
    );
  });
});
