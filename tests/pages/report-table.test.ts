import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportTable } from '../../tools/pages/report-table';
import { type ReportCell } from '../../src/report';

const written = (cell: ReportCell, numeric = true) => {
  const columns = [{ heading: 'x', numeric }];
  return reportTable({ type: 'table', caption: '', columns, rows: [[cell]] }).rows[0][0];
};

describe('a cell of a report’s table', () => {
  test('is copied as the number that it shows, however that is written', () => {
    for (const text of ['5.190.301', '£5,190,301.40', 'R$ 5,2 mi', '−63,2%', '12 345 dias']) {
      assert.deepEqual(written({ text, sort: 7.5 }), { text, value: '7.5' }, text);
    }
  });

  test('is copied as it is read when it shows more than a number, or a word', () => {
    for (const text of ['63% (58% – 66%)', '812 de 4.333', 'nunca']) {
      assert.deepEqual(written({ text, sort: 0.63 }), { text, sort: '0.63' }, text);
    }
    assert.deepEqual(written({ text: '9 Dec 2011', sort: 1 }, false), { text: '9 Dec 2011', sort: '1' });
    assert.deepEqual(written({ text: '12' }), { text: '12' });
  });

  test('is empty where a value is missing', () => {
    assert.deepEqual(written({ text: '–' }), { text: '–', value: '' });
    assert.deepEqual(written({ text: '–', sort: 3 }), { text: '–', value: '' });
  });
});

test('the first column names the rows unless it holds numbers', () => {
  const named = (numeric: boolean) =>
    reportTable({ type: 'table', caption: 'c', columns: [{ heading: 'x', numeric }], rows: [] }).columns[0]
      .named;
  assert.deepEqual([named(false), named(true)], [true, false]);
});
