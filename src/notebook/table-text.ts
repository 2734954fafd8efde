import { cellText } from './columns';
import { type TableView } from './written-table';

const longestCell = 40;

/** The table as text in columns, for a terminal and for comparing notebooks. */
export function tableText(view: TableView): string {
  const { caption, columns, rows, note } = view;
  const cells = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((c) => cellText(row, c))),
  ];
  const short = cells.map((line) => line.map(shorten));
  const widths = columns.map((_, j) => Math.max(...short.map((line) => line[j].length)));
  const lines = short.map((line) =>
    line
      .map((cell, j) => (columns[j].align === 'right' ? cell.padStart(widths[j]) : cell.padEnd(widths[j])))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [caption, lines[0], rule, ...lines.slice(1), note].filter((line) => line !== '').join('\n');
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestCell ? `${line.slice(0, longestCell - 1)}…` : line;
}
