import { isNumeric, missing } from '../format';
import { type WrittenCell, type WrittenTable } from '../tables';
import { cellText, type ResolvedColumn } from './columns';
import { type TableRow } from './rows';

/** A table with everything decided. */
export interface TableView {
  readonly caption: string;
  readonly columns: readonly ResolvedColumn[];
  /** The rows that are shown. */
  readonly rows: readonly TableRow[];
  /** A sentence below, when not all rows are shown. */
  readonly note: string;
  readonly sortable: boolean;
}

/** Writes every cell of a table. */
export function writtenTable(view: TableView): WrittenTable {
  const { caption, columns, rows, note, sortable } = view;
  return {
    caption,
    columns: columns.map((column, i) => ({
      heading: column.heading,
      unit: column.unit,
      explanation: column.explanation,
      align: column.align,
      named: i === 0 && !isNumeric(column.format),
      width: widthOf(column),
    })),
    rows: rows.map((row) => columns.map((column) => writtenCell(row, column))),
    note,
    sortable,
  };
}

function writtenCell(row: TableRow, column: ResolvedColumn): WrittenCell {
  const text = cellText(row, column);
  const raw = row[column.name];
  // What sorting and copying read, where it differs from what is shown.
  if (text === missing) return { text, value: '' };
  return typeof raw === 'number' && String(raw) !== text ? { text, value: String(raw) } : { text };
}

function widthOf({ format }: ResolvedColumn): 'line' | 'text' | null {
  if (format === 'date' || format === 'dateTime') return 'line';
  return format === 'text' ? 'text' : null;
}
