import { formatNumber } from '../format';
import { checkNumber } from '../numeric';
import { tableHtml } from '../tables';
import { pageTexts } from '../texts';
import { resolveColumns, type TableColumn } from './columns';
import { display, mime, type MimeBundle } from './display';
import { readRows, type TableData } from './rows';
import { tableText } from './table-text';
import { writtenTable, type TableView } from './written-table';

/** Options of {@link showTable}. */
export interface TableOptions {
  /** Which columns, in which order, and how each is shown; default: all, by their values. */
  readonly columns?: readonly (string | TableColumn)[];
  /** What the table shows, as a sentence without a full stop. */
  readonly caption?: string;
  /** How many rows are shown at most; default 50. */
  readonly maxRows?: number;
  /** Whether a reader of the page can sort by a column; default true. */
  readonly sortable?: boolean;
  /** ISO 4217 code for money; default: that of the notebook that is open. */
  readonly currency?: string;
}

/**
 * Shows rows, or a danfo DataFrame, as a table.
 *
 * @throws Error that names a column which the rows do not have
 *
 * @example
 * showTable(rows, { caption: 'Customers', columns: ['customer_id', { name: 'net_revenue', format: 'money' }] });
 */
export function showTable(data: TableData, options: TableOptions = {}): void {
  display(tableBundle(data, options));
}

/** A table in all its forms. */
export function tableBundle(data: TableData, options: TableOptions = {}): MimeBundle {
  const view = tableView(data, options);
  const { caption, rows, columns } = view;
  return {
    [mime.table]: { caption, rows: rows.length, columns: columns.length },
    'text/html': tableHtml(writtenTable(view), pageTexts.en),
    'text/plain': tableText(view),
  };
}

let notebookCurrency: string | undefined;

/** Says in which currency the tables of the open notebook show money. */
export function useCurrency(currency: string): void {
  notebookCurrency = currency;
}

function openCurrency(): string {
  if (notebookCurrency !== undefined) return notebookCurrency;
  throw new Error('a table of money needs a currency: open the notebook first, or give showTable a currency');
}

/** Decides everything about a table, without showing it. */
function tableView(data: TableData, options: TableOptions = {}): TableView {
  const { caption = '', maxRows = 50, sortable = true, currency } = options;
  checkNumber('maxRows', maxRows, { integer: true, min: 1 });
  const named = readRows(data);
  const shown = named.rows.slice(0, maxRows);
  const total = named.rows.length;
  const note =
    total === 0
      ? 'No rows.'
      : total > shown.length
        ? `The first ${formatNumber(shown.length)} of ${formatNumber(total)} rows.`
        : '';
  const columns = resolveColumns(
    { names: named.names, rows: shown },
    options.columns,
    () => currency ?? openCurrency(),
  );
  return { caption, columns, rows: shown, note, sortable };
}
