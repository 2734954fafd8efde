import path from 'node:path';
import { type Database } from '../../store';
import { listArchive } from './archive';
import { COLUMNS, countColumns, placeColumns, type ColumnPlaces } from './columns';
import { excelMoments } from './excel-date';
import { quoteField } from './fields';
import { scanSheet, type Cell } from './sheet';
import { SourceError } from './source-error';
import { createStaged, RecordWriter, type Staged } from './staging';
import { type OnBytes } from './types';
import { type Unpacked } from './unpack';
import { openWorkbook, type Workbook } from './workbook-parts';

/** A worksheet's header: which sheet, and what its first filled row says. */
export interface SheetHeader {
  readonly sheet: number;
  readonly header: readonly string[];
}

/**
 * Reads a workbook's worksheet of transactions into the table `staged`: the first sheet whose first filled row names
 * all the columns.
 *
 * Numbers become text as short as they can be told, dates become ISO text, so that a cell comes out as the same text
 * that a CSV has. The line numbers are the sheet's row numbers.
 *
 * @param folder for files of the work in between
 * @throws SourceError when no sheet has the columns
 */
export async function stageWorkbook(
  database: Database,
  unpacked: Unpacked,
  folder: string,
  onBytes?: OnBytes,
): Promise<Staged> {
  const { source } = unpacked;
  const workbook = await openWorkbook(unpacked.file, await listArchive(unpacked.file, source), source);
  const { sheet, header } = await findSheet(workbook);
  const places = placeColumns(header, source);
  const file = path.join(folder, 'records.csv');
  const writer = new RecordWriter(file, ',');
  const order = COLUMNS.map((column) => places[column]);
  const moment = excelMoments(workbook.from1904);
  let rows = -1;
  try {
    await scanSheet(
      workbook,
      sheet,
      (row, cells) => {
        rows += 1;
        if (rows === 0) return;
        let record = '';
        for (const place of order) {
          const cell = cells[place];
          if (place !== order[0]) record += ',';
          if (cell === undefined) continue;
          const isDate = place === places.invoice_date && cell.isNumber;
          record += quoteField(isDate ? moment(cell.text) : cell.text);
        }
        writer.text(row, record);
      },
      { onBytes },
    );
  } finally {
    writer.close();
  }
  await createStaged(database, file, ',', COLUMNS.length, inOrder);
  const others = workbook.sheets.filter((_, i) => i !== sheet).map(({ name }) => name);
  return {
    rows,
    faults: [],
    blankLines: 0,
    encoding: 'utf-8',
    separator: null,
    emptyNinth: false,
    notices:
      others.length === 0
        ? []
        : [`Only the sheet "${workbook.sheets[sheet].name}" was read, not ${others.join(', ')}.`],
  };
}

/** The header of a workbook's sheet of transactions; where none has all columns, of the sheet that has most. */
export async function workbookHeader(unpacked: Unpacked): Promise<SheetHeader> {
  const { file, source } = unpacked;
  return findSheet(await openWorkbook(file, await listArchive(file, source), source));
}

async function findSheet(workbook: Workbook): Promise<SheetHeader> {
  let best: SheetHeader | null = null;
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    let first: readonly (Cell | undefined)[] | null = null;
    await scanSheet(workbook, sheet, (_, cells) => (first ??= cells), { goOn: () => first === null });
    if (first === null) continue;
    const header = Array.from(first as readonly (Cell | undefined)[], (cell) => cell?.text ?? '');
    if (best === null || countColumns(header) > countColumns(best.header)) best = { sheet, header };
    if (countColumns(header) === COLUMNS.length) break;
  }
  if (best === null) {
    throw new SourceError(workbook.source, 'is a workbook without a filled cell', 'name one that holds rows');
  }
  return best;
}

const inOrder = Object.fromEntries(COLUMNS.map((column, i) => [column, i])) as unknown as ColumnPlaces;
