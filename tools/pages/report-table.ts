import { missing } from '../../src/format';
import { type ReportCell, type ReportColumn, type TableBlock } from '../../src/report';
import { type WrittenCell, type WrittenTable } from '../../src/tables';

/**
 * A report's table, as the one writer of tables takes it.
 *
 * A number is copied without its signs and separators, so that a spreadsheet takes it for one; a cell that shows more
 * than one number, such as an estimate with its interval, is copied as it is read.
 */
export function reportTable({ caption, columns, rows }: TableBlock): WrittenTable {
  return {
    caption,
    columns: columns.map(({ heading, numeric, explanation = '' }, i) => ({
      heading,
      unit: '',
      explanation,
      align: numeric ? 'right' : 'left',
      named: i === 0 && !numeric,
      width: numeric ? null : 'text',
    })),
    rows: rows.map((row) => row.map((cell, i) => writtenCell(cell, columns[i]))),
    note: '',
    sortable: true,
  };
}

function writtenCell({ text, sort }: ReportCell, column: ReportColumn | undefined): WrittenCell {
  if (text === '' || text === missing) return { text, value: '' };
  if (sort === undefined) return { text };
  const single = column?.numeric === true && /^\D*\d[\d.,\s]*\D*$/.test(text);
  return single ? { text, value: String(sort) } : { text, sort: String(sort) };
}
