import { isNumeric, missing } from '../format';
import { cellText, type ResolvedColumn } from './columns';
import { escapeHtml } from './html';
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

/** For JupyterLab; a page has styles of its own and takes these out. */
const style =
  '<style>.insiders-table .scroll{overflow:auto;max-height:32em}.insiders-table caption{text-align:left;font-weight:600;padding:.3em 0}' +
  '.insiders-table .r{text-align:right!important;font-variant-numeric:tabular-nums}.insiders-table .c{text-align:center!important}.insiders-table .l{text-align:left!important}' +
  '.insiders-table .unit,.insiders-table .note{opacity:.7;font-weight:400}.insiders-table th[title]{text-decoration:underline dotted;cursor:help}</style>';

const classes = { left: 'l', right: 'r', centre: 'c' } as const;

/**
 * The table as HTML: caption, headings with scope, numbers flush right, its own box to scroll in, and what the
 * columns mean in a list below. All text is escaped.
 */
export function tableHtml(view: TableView): string {
  const { caption, columns, rows, note, sortable } = view;
  const label = escapeHtml(caption === '' ? 'Table' : caption);
  const head = columns.map(headCell).join('');
  const lengths = columns.map((column) => Math.max(0, ...rows.map((row) => cellText(row, column).length)));
  const body = rows
    .map(
      (row) => `<tr>${columns.map((column, i) => bodyCell(row, column, i === 0, lengths[i])).join('')}</tr>`,
    )
    .join('\n');
  return [
    `<div class="insiders-table tex2jax_ignore mathjax_ignore"${sortable ? ' data-sortable="true"' : ''}>${style}`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>`,
    caption === '' ? '' : `<caption>${label}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>${body}</tbody></table></div>`,
    note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`,
    explanations(columns),
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headCell(column: ResolvedColumn): string {
  const { heading, unit, explanation, align } = column;
  const title = explanation === '' ? '' : ` title="${escapeHtml(explanation)}"`;
  const shownUnit = unit === '' ? '' : ` <span class="unit">${escapeHtml(unit)}</span>`;
  return `<th scope="col" class="${classes[align]}"${title}>${escapeHtml(heading)}${shownUnit}</th>`;
}

function bodyCell(row: TableRow, column: ResolvedColumn, first: boolean, longest: number): string {
  const text = cellText(row, column);
  const named = first && !isNumeric(column.format);
  const raw = row[column.name];
  // What sorting and copying read, where it differs from what is shown.
  const exact = typeof raw === 'number' && String(raw) !== text ? ` data-value="${raw}"` : '';
  const empty = text === missing && exact === '' ? ' data-value=""' : '';
  const kinds = [classes[column.align], ...widthKind(column, longest)].join(' ');
  const opening = `${named ? 'th scope="row"' : 'td'} class="${kinds}"${exact}${empty}`;
  return `<${opening}>${escapeHtml(text)}</${named ? 'th' : 'td'}>`;
}

/** Dates stay on one line, and text is not squeezed into a column of single words. */
function widthKind({ format }: ResolvedColumn, longest: number): string[] {
  if (format === 'date' || format === 'dateTime') return ['d'];
  if (format !== 'text' || longest <= 20) return [];
  return [longest > 48 ? 'long' : 'text'];
}

function explanations(columns: readonly ResolvedColumn[]): string {
  const explained = columns.filter(({ explanation }) => explanation !== '');
  if (explained.length === 0) return '';
  const list = explained
    .map(({ heading, explanation }) => `<dt>${escapeHtml(heading)}</dt><dd>${escapeHtml(explanation)}</dd>`)
    .join('');
  return `<details class="meanings"><summary>What the columns mean</summary><dl>${list}</dl></details>`;
}
