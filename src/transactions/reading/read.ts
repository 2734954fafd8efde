import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identifier, type Database } from '../../store';
import { readDates } from './dates';
import { formOf } from './form';
import { stageParquet } from './parquet';
import { countReasons, eachSetAside, gatherReasons, writeSetAside, type Reasons } from './set-aside';
import { SourceError } from './source-error';
import { type Staged } from './staging';
import { stageText } from './text';
import { readTotals } from './totals';
import { typeLines } from './typed';
import { type OnBytes, type Reading, type SetAsideRow } from './types';
import { unpack, type Unpacked } from './unpack';
import { stageWorkbook } from './workbook';

/** How to read a file of transactions. */
export interface ReadOptions {
  /** The name of the table that the lines go to; default `lines`. */
  readonly table?: string;
  /** Where the rows that cannot be read are written, with a header even when there are none; default: nowhere. */
  readonly setAsideFile?: string | null;
  /** Where files of the work in between may go; default: the system's folder for them. */
  readonly temporaryFolder?: string;
  /** The file's name in messages; default: its path. */
  readonly source?: string;
  readonly onBytes?: OnBytes;
}

/**
 * Reads a file of transactions, in any of the known forms, into a temporary table.
 *
 * The form is known by the content, not by the name. The table has the columns line_no INTEGER (the line in the text,
 * or the row in the workbook or Parquet file, from 1: the order of the file), invoice_no, stock_code VARCHAR,
 * description VARCHAR or null, quantity INTEGER, invoice_date TIMESTAMP (true dates), unit_price DECIMAL(18, 4),
 * customer_id BIGINT or null, country VARCHAR. Rows that cannot be read are set aside; rows in = kept + set aside.
 *
 * @throws SourceError when the file is no table of transactions, or none of its rows can be read
 */
export async function readTransactions(
  database: Database,
  file: string,
  options: ReadOptions = {},
): Promise<Reading> {
  const {
    table = 'lines',
    setAsideFile = null,
    temporaryFolder = tmpdir(),
    source = file,
    onBytes,
  } = options;
  await mkdir(temporaryFolder, { recursive: true });
  const folder = await mkdtemp(path.join(temporaryFolder, 'insiders-reading-'));
  try {
    const unpacked = await unpack(file, folder, source);
    const staged = await stage(database, unpacked, folder, onBytes);
    if (staged.rows === 0) {
      throw new SourceError(source, 'has a header but no rows', 'name a file that holds rows');
    }
    const dates = await readDates(database, staged.emptyNinth);
    await typeLines(database, table, staged.separator === ';' || staged.separator === '\t');
    const reasons = await gatherReasons(database, staged);
    const each = (onRow: (row: SetAsideRow) => void): Promise<void> =>
      eachSetAside(database, unpacked, staged, reasons, onRow);
    const counts = await count(database, table);
    if (counts.kept === 0) throw await nothingReadable(source, each);
    const written = setAsideFile === null ? reasons.size : await writeSetAside(setAsideFile, each);
    checkCounts(staged, counts.kept, reasons, written);
    return {
      form: formOf(unpacked.kind, dates.style, dates.shiftUndoneDays !== 0),
      dates: dates.style,
      shiftUndoneDays: dates.shiftUndoneDays,
      encoding: staged.encoding,
      separator: staged.separator,
      packing: unpacked.packing,
      rowsIn: staged.rows,
      kept: counts.kept,
      setAside: reasons.size,
      setAsideReasons: countReasons(reasons),
      blankLines: staged.blankLines,
      roundedPrices: counts.rounded,
      hasTimeOfDay: counts.timed > 0,
      totals: await readTotals(database, table),
      notices: [...staged.notices, ...dates.notices],
    };
  } finally {
    for (const name of ['staged', 'moments', 'typed', 'unreadable']) {
      await database.run(`DROP TABLE IF EXISTS ${name}`);
    }
    await rm(folder, { recursive: true, force: true });
  }
}

function stage(
  database: Database,
  unpacked: Unpacked,
  folder: string,
  onBytes: OnBytes | undefined,
): Promise<Staged> {
  switch (unpacked.kind) {
    case 'text':
      return stageText(database, unpacked, folder, onBytes);
    case 'workbook':
      return stageWorkbook(database, unpacked, folder, onBytes);
    case 'parquet':
      return stageParquet(database, unpacked);
  }
}

function count(database: Database, table: string): Promise<{ kept: number; rounded: number; timed: number }> {
  return database.row(`
    SELECT count(*) AS kept, count(*) FILTER (WHERE invoice_date <> date_trunc('day', invoice_date)) AS timed,
      (SELECT count(*) FROM typed WHERE reason IS NULL AND rounded) AS rounded
    FROM ${identifier(table)}`);
}

async function nothingReadable(
  source: string,
  each: (onRow: (row: SetAsideRow) => void) => Promise<void>,
): Promise<SourceError> {
  const examples: string[] = [];
  await each(({ line, reason }) => {
    if (examples.length < 3) examples.push(`line ${line}: ${reason}`);
  });
  return new SourceError(
    source,
    `has no row that can be read (${examples.join('; ')})`,
    'check the form of its values',
  );
}

/** No row may be lost between the source, the table and the file of those set aside. */
function checkCounts(staged: Staged, kept: number, reasons: Reasons, written: number): void {
  if (staged.rows === kept + reasons.size && written === reasons.size) return;
  throw new Error(
    `reading lost rows: ${staged.rows} in the source, ${kept} kept, ${reasons.size} set aside, ${written} written as set aside`,
  );
}
