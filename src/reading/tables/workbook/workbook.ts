import path from 'node:path';
import { type Database } from '../../../store';
import { countRoles, findHead, type HeadRow } from '../../columns';
import { listArchive, type OnBytes, type Unpacked } from '../../bytes';
import { quoteField } from '../fields';
import { scanSheet } from './sheet';
import { SourceError } from '../../source-error';
import { RecordWriter, stageRecords } from '../staging';
import { type StagedColumn, type StagedRows, type Table } from '../table';
import { openWorkbook, type Workbook } from './parts';

/** How many rows of a sheet are looked at before it is read. */
const HEAD_ROWS = 500;
/** How many different columns a sheet of transactions names at least. */
const FEWEST_ROLES = 3;

/** The sheets of a workbook: those that can be tables of transactions, and the names of the others. */
export interface Sheets {
  readonly tables: readonly Table[];
  readonly others: readonly string[];
}

/**
 * Opens a workbook's sheets as tables: the one that names most columns, and those with the same ones.
 *
 * Numbers become text as short as they can be told; a date is its serial number. The line numbers are the rows.
 *
 * @param folder for files of the work in between
 * @throws SourceError when no sheet has a filled cell
 */
export async function openSheets(unpacked: Unpacked, folder: string): Promise<Sheets> {
  const { file, source } = unpacked;
  const workbook = await openWorkbook(file, await listArchive(file, source), source);
  const heads: { readonly sheet: number; readonly head: NonNullable<ReturnType<typeof findHead>> }[] = [];
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    const head = findHead(await firstRows(workbook, sheet));
    if (head !== null) heads.push({ sheet, head });
  }
  if (heads.length === 0) {
    throw new SourceError(source, 'is a workbook without a filled cell', 'name one that holds rows');
  }
  const best = heads.reduce((most, each) =>
    countRoles(each.head.header) > countRoles(most.head.header) ? each : most,
  );
  const names = (header: readonly string[]): string =>
    [...header]
      .filter((name) => name !== '')
      .sort()
      .join('\n');
  const like = heads.filter(
    (each) =>
      each === best ||
      (countRoles(each.head.header) >= FEWEST_ROLES && names(each.head.header) === names(best.head.header)),
  );
  return {
    tables: like.map(({ sheet, head }) => ({
      source: like.length === 1 ? source : `${source}, sheet “${workbook.sheets[sheet].name}”`,
      kind: 'workbook',
      packing: unpacked.packing,
      sheet: workbook.sheets[sheet].name,
      head,
      separator: null,
      from1904: workbook.from1904,
      stage: (database, into, columns, onBytes) =>
        stage({ workbook, sheet, after: head.row, folder }, database, into, columns, onBytes),
      raw: () => Promise.resolve(false),
    })),
    others: workbook.sheets.filter((_, i) => !like.some(({ sheet }) => sheet === i)).map(({ name }) => name),
  };
}

async function firstRows(workbook: Workbook, sheet: number): Promise<HeadRow[]> {
  const rows: HeadRow[] = [];
  await scanSheet(
    workbook,
    sheet,
    (row, cells) => {
      if (rows.length < HEAD_ROWS) rows.push({ row, cells: Array.from(cells, (cell) => cell?.text ?? '') });
    },
    { goOn: () => rows.length < HEAD_ROWS },
  );
  return rows;
}

interface SheetPlace {
  readonly workbook: Workbook;
  readonly sheet: number;
  /** The header's row. */
  readonly after: number;
  readonly folder: string;
}

async function stage(
  { workbook, sheet, after, folder }: SheetPlace,
  database: Database,
  into: string,
  columns: readonly StagedColumn[],
  onBytes?: OnBytes,
): Promise<StagedRows> {
  const file = path.join(folder, `records-${into}.csv`);
  const writer = new RecordWriter(file, ',');
  const places = columns.map(({ place }) => place);
  let rows = 0;
  let empty = 0;
  try {
    await scanSheet(
      workbook,
      sheet,
      (row, cells) => {
        if (row <= after) return;
        if (cells.every((cell) => cell === undefined || cell.text.trim() === '')) {
          empty += 1;
          return;
        }
        rows += 1;
        writer.text(row, places.map((place) => quoteField(cells[place]?.text ?? '')).join(','));
      },
      { onBytes },
    );
  } finally {
    writer.close();
  }
  await stageRecords(
    database,
    into,
    { file, separator: ',', width: columns.length },
    columns.map(({ name }, place) => ({ name, place })),
  );
  return { rows, faults: [], empty, encoding: 'utf-8' };
}
