import { escapeHtml } from '../format';
import { type PageTexts } from '../texts';
import { type WrittenCell, type WrittenColumn, type WrittenTable } from './types';

/** The words that stand in a table's HTML beside those of the table. */
export type TableWords = Pick<PageTexts, 'table' | 'columnMeanings'>;

/** For JupyterLab; a page has styles of its own and takes these out. Only a long table has a window of its own. */
const style =
  '<style>.insiders-table .scroll{overflow:auto}.insiders-table .scroll:has(tbody tr:nth-child(21)){max-height:32em}.insiders-table caption{text-align:left;font-weight:600;padding:.3em 0}' +
  '.insiders-table .r{text-align:right!important;font-variant-numeric:tabular-nums}.insiders-table .c{text-align:center!important}.insiders-table .l{text-align:left!important}' +
  '.insiders-table .unit,.insiders-table .note{opacity:.7;font-weight:400}.insiders-table th[title]{text-decoration:underline dotted;cursor:help}</style>';

const classes = { left: 'l', right: 'r', centre: 'c' } as const;

/**
 * The table as HTML: caption, headings with scope, numbers flush right, its own box to scroll in, and what the
 * columns mean in a list below. All text is escaped.
 *
 * @param words the words around the table, in its language
 * @throws RangeError when a row has more or fewer cells than there are columns
 */
export function tableHtml(table: WrittenTable, words: TableWords): string {
  const { caption, columns, rows, note, sortable } = table;
  rows.forEach((row, i) => {
    if (row.length === columns.length) return;
    throw new RangeError(
      `row ${i} of the table "${caption}" must have ${columns.length} cells, received ${row.length}`,
    );
  });
  const label = escapeHtml(caption === '' ? words.table : caption);
  const kinds = columns.map((column, i) =>
    cellClass(column, Math.max(0, ...rows.map((row) => row[i].text.length))),
  );
  const body = rows
    .map((row) => `<tr>${row.map((cell, i) => bodyCell(cell, columns[i], kinds[i])).join('')}</tr>`)
    .join('\n');
  return [
    `<div class="insiders-table tex2jax_ignore mathjax_ignore"${sortable ? ' data-sortable="true"' : ''}>${style}`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>`,
    caption === '' ? '' : `<caption>${label}</caption>`,
    `<thead><tr>${columns.map(headCell).join('')}</tr></thead>`,
    `<tbody>${body}</tbody></table></div>`,
    note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`,
    explanations(columns, words),
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headCell(column: WrittenColumn): string {
  const { heading, unit, explanation, align } = column;
  const title = explanation === '' ? '' : ` title="${escapeHtml(explanation)}"`;
  const shownUnit = unit === '' ? '' : ` <span class="unit">${escapeHtml(unit)}</span>`;
  return `<th scope="col" class="${classes[align]}"${title}>${escapeHtml(heading)}${shownUnit}</th>`;
}

function bodyCell({ text, value, sort }: WrittenCell, { named }: WrittenColumn, kind: string): string {
  const exact = value === undefined ? '' : ` data-value="${escapeHtml(value)}"`;
  const sorted = sort === undefined ? '' : ` data-sort="${escapeHtml(sort)}"`;
  const opening = `${named ? 'th scope="row"' : 'td'} class="${kind}"${exact}${sorted}`;
  return `<${opening}>${escapeHtml(text)}</${named ? 'th' : 'td'}>`;
}

/** Dates stay on one line, and text is not squeezed into a column of single words. */
function cellClass({ align, width }: WrittenColumn, longest: number): string {
  if (width === 'line') return `${classes[align]} d`;
  if (width !== 'text' || longest <= 20) return classes[align];
  return `${classes[align]} ${longest > 48 ? 'long' : 'text'}`;
}

function explanations(columns: readonly WrittenColumn[], { columnMeanings }: TableWords): string {
  const explained = columns.filter(({ explanation }) => explanation !== '');
  if (explained.length === 0) return '';
  const list = explained
    .map(({ heading, explanation }) => `<dt>${escapeHtml(heading)}</dt><dd>${escapeHtml(explanation)}</dd>`)
    .join('');
  return `<details class="meanings"><summary>${escapeHtml(columnMeanings)}</summary><dl>${list}</dl></details>`;
}
