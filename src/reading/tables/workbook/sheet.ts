import { SourceError } from '../../source-error';
import { limits, tooMuch, type OnBytes } from '../../bytes';
import { cellText, scanMember, type Workbook } from './parts';

/** A cell: its text, or a number as the workbook writes it. */
export interface Cell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** The last row of a sheet, by the format (ECMA-376). */
const LAST_ROW = 1_048_576;

/** A row's number in the sheet, and its cells by column; nothing where a cell is empty. */
export type OnRow = (row: number, cells: readonly (Cell | undefined)[]) => void;

/**
 * Goes through a worksheet's rows that have a cell, in order, without holding the sheet in memory.
 *
 * @param sheet its place among the workbook's sheets
 * @param options.goOn is asked now and then; false ends the reading early
 * @throws SourceError when a cell stands beyond the last row of a sheet, or beyond the limit of columns
 */
export async function scanSheet(
  workbook: Workbook,
  sheet: number,
  onRow: OnRow,
  options: { readonly goOn?: () => boolean; readonly onBytes?: OnBytes } = {},
): Promise<void> {
  let cells: (Cell | undefined)[] = [];
  let filled = false;
  let row = 0;
  let column = -1;
  let type = '';
  let value = '';
  let capture = false;
  const mostColumns = limits().columns;
  const place = `has, in the sheet “${workbook.sheets[sheet].name}”,`;
  const handler = {
    open: (name: string, attributes: string): void => {
      switch (name) {
        case 'row':
          row = Number(/ r=["'](\d+)/.exec(attributes)?.[1] ?? row + 1);
          column = -1;
          cells = [];
          filled = false;
          break;
        case 'c':
          column = Math.max(columnOf(attributes) ?? column + 1, 0);
          type = / t=["'](\w+)/.exec(attributes)?.[1] ?? 'n';
          value = '';
          break;
        case 'v':
        case 't':
          capture = true;
      }
    },
    close: (name: string): void => {
      switch (name) {
        case 'v':
        case 't':
          capture = false;
          break;
        case 'c':
          if (value === '') break;
          if (column >= mostColumns) {
            throw tooMuch(workbook.source, `${place} a cell beyond column ${mostColumns}`, 'columns');
          }
          if (!(row >= 1 && row <= LAST_ROW)) {
            throw new SourceError(
              workbook.source,
              `${place} a row with the number ${row}, where a sheet ends at ${LAST_ROW}`,
              'open it in a spreadsheet and save it again',
            );
          }
          cells[column] = readCell(type, value, workbook.strings);
          filled = true;
          break;
        case 'row':
          if (filled) onRow(row, cells);
      }
    },
    text: (text: string): void => {
      if (capture) value += text;
    },
  };
  await scanMember(workbook.file, workbook.sheets[sheet].member, workbook.source, handler, options);
}

/** The column of a cell's reference such as `AB12`, counted from 0; null when the cell has none. */
function columnOf(attributes: string): number | null {
  const start = attributes.indexOf(' r=');
  if (start < 0) return null;
  let column = 0;
  for (let i = start + 4; ; i += 1) {
    const letter = attributes.charCodeAt(i);
    if (letter < 65 || letter > 90 || Number.isNaN(letter)) return column - 1;
    column = column * 26 + letter - 64;
  }
}

function readCell(type: string, value: string, strings: readonly string[]): Cell {
  switch (type) {
    case 's':
      return { text: strings[Number(value)] ?? '', isNumber: false };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', isNumber: false };
    case 'n':
      return { text: shortest(value), isNumber: true };
    default:
      return { text: cellText(value), isNumber: false };
  }
}

/** A number as short as it can be told: Excel writes 2.55 as 2.5499999999999998. */
function shortest(value: string): string {
  if (value.length < 16 && /^-?\d+(\.\d+)?$/.test(value)) return value;
  const number = Number(value);
  return Number.isFinite(number) ? String(number) : value;
}
