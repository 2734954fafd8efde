import { toPlotly, type Figure } from '../charts';
import { escapeMarkdown } from '../format';
import {
  type Block,
  type CodeBlock,
  type Markdown,
  type ReportCell,
  type ReportColumn,
  type TableBlock,
} from './document';

/** A paragraph; none where there is nothing to say. */
export function proseBlocks(...paragraphs: readonly Markdown[]): Block[] {
  return paragraphs
    .filter((markdown) => markdown.trim() !== '')
    .map((markdown) => ({ type: 'prose', markdown }));
}

/** A figure; none where there is nothing to draw. */
export function figureBlocks(...figures: readonly (Figure | null)[]): Block[] {
  return figures.flatMap((figure) => (figure === null ? [] : [{ type: 'figure', figure: toPlotly(figure) }]));
}

/** A column of text. */
export function words(heading: string): ReportColumn {
  return { heading, numeric: false };
}

/** A column of numbers. */
export function numbers(heading: string, explanation?: string): ReportColumn {
  return { heading, numeric: true, ...(explanation === undefined ? {} : { explanation }) };
}

/** A cell: its text, and what it is sorted by where that is a number. */
export function cell(text: string, sort?: number | null): ReportCell {
  return sort === undefined || sort === null || !Number.isFinite(sort) ? { text } : { text, sort };
}

/** A table; none where it has no rows. @throws RangeError when a row is not as long as the columns */
export function tableBlocks(
  caption: string,
  columns: readonly ReportColumn[],
  rows: readonly (readonly ReportCell[])[],
): TableBlock[] {
  rows.forEach((row, i) => {
    if (row.length !== columns.length) {
      throw new RangeError(
        `row ${i} of the table "${caption}" must have ${columns.length} cells, received ${row.length}`,
      );
    }
  });
  return rows.length === 0 ? [] : [{ type: 'table', caption, columns, rows }];
}

/** A rule to be copied. */
export function sqlBlock(caption: string, text: string): CodeBlock {
  return { type: 'code', caption, language: 'sql', text };
}

/** Plain sentences as Markdown that shows them as they are; empty ones are left out. */
export function plain(...sentences: readonly string[]): Markdown {
  return sentences
    .filter((sentence) => sentence.trim() !== '')
    .map(escapeMarkdown)
    .join(' ');
}

/** Plain sentences as a Markdown list. */
export function plainList(...items: readonly string[]): Markdown {
  return items
    .filter((item) => item.trim() !== '')
    .map((item) => `- ${escapeMarkdown(item)}`)
    .join('\n');
}
