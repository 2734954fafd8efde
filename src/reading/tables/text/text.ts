import path from 'node:path';
import { type Database } from '../../../store';
import { type HeadRow } from '../../columns';
import {
  fileBlocks,
  decodeText,
  EncodingCheck,
  recode,
  limits,
  longLine,
  type Encoding,
  type OnBytes,
  type Unpacked,
} from '../../bytes';
import { quoteField, splitFields } from '../fields';
import { stageEven } from './stage-even';
import { markLength, readLayout, splitBlanks, type Layout } from './layout';
import { RecordScanner, type ScannedRecord } from './records';
import { RecordWriter, stageRecords } from '../staging';
import { type SplitFault, type StagedColumn, type StagedRows, type Table } from '../table';
import { isTotals } from '../../values';

/** Whether a column has no name; pandas calls it `Unnamed: 8`. */
const isUnnamed = (name: string): boolean => /^(unnamed: ?\d+)?$/i.test(name);

/**
 * Opens a delimited text as a table.
 *
 * Where nothing is odd DuckDB reads it as it is; else the records are found here and counted, and DuckDB reads those that
 * have the right number of fields.
 *
 * @param folder for files of the work in between
 * @param headerless knows tables without a header; answers their columns' names
 */
export async function openText(
  text: Unpacked,
  folder: string,
  headerless: (rows: readonly HeadRow[]) => readonly string[] | null,
): Promise<Table> {
  const layout = await readLayout(text, headerless);
  return {
    source: text.source,
    kind: 'text',
    packing: text.packing,
    sheet: null,
    head: layout.head,
    separator: layout.separator,
    from1904: false,
    stage: async (database, into, columns, onBytes) =>
      (await stageEven(text, layout, folder, database, into, columns, onBytes)) ??
      (await stageWithCare(text, layout, folder, database, into, columns, onBytes)),
    raw: async (lines, encoding, onRow) => {
      await scanRows(text, layout, ({ bytes, start, end, line }) => {
        if (lines.has(line)) onRow(line, decodeText(bytes.subarray(start, end), encoding));
      });
      return true;
    },
  };
}

/** Stages a text record by record: each is counted, and one that is no row of the table is known by its line. */
async function stageWithCare(
  text: Unpacked,
  layout: Layout,
  folder: string,
  database: Database,
  into: string,
  columns: readonly StagedColumn[],
  onBytes?: OnBytes,
): Promise<StagedRows> {
  const { separator, width } = layout;
  const faults: SplitFault[] = [];
  const file = path.join(folder, `records-${into}.csv`);
  const delimiter = separator === ' ' ? ',' : separator;
  const writer = new RecordWriter(file, delimiter);
  let rows = 0;
  let scanned: { encoding: Encoding; empty: number };
  try {
    scanned = await scanRows(
      text,
      layout,
      (record) => {
        rows += 1;
        const fault = writeRecord(writer, record, layout);
        if (fault !== null) faults.push({ line: record.line, reason: fault });
      },
      onBytes,
    );
  } finally {
    writer.close();
  }
  const { encoding, empty } = scanned;
  const utf8 = encoding === 'utf-8' ? file : path.join(folder, `records-${into}-utf8.csv`);
  if (utf8 !== file) await recode(file, utf8);
  await stageRecords(database, into, { file: utf8, separator: delimiter, width }, columns);
  return { rows, faults, empty, encoding };
}

/** Writes a record for DuckDB, or says why it is no row. Bytes stay themselves as Latin-1, whatever the encoding. */
function writeRecord(
  writer: RecordWriter,
  record: ScannedRecord,
  { separator, width }: Layout,
): string | null {
  const { bytes, start, end, line, fields, fault } = record;
  if (separator === ' ') {
    const cells = splitBlanks(bytes.toString('latin1', start, end));
    if (cells.length !== width) return cells.length < width ? 'too few fields' : 'too many fields';
    const joined = Buffer.from(cells.map(quoteField).join(','), 'latin1');
    writer.bytes(line, joined, 0, joined.length, '');
    return null;
  }
  if (fault !== null) {
    // Separators behind the last column are no fields.
    const spare = fault === 'too many fields' ? endOfFields(record, separator, width) : null;
    if (spare === null) {
      return fault === 'too few fields' && isTotals(bytes.toString('latin1', start, end), separator)
        ? 'a row of totals'
        : fault;
    }
    writer.bytes(line, bytes, start, spare, '');
    return null;
  }
  const tail = fields < width ? separator : '';
  if (!record.loose) {
    writer.bytes(line, bytes, start, end, tail);
    return null;
  }
  const strict = splitFields(bytes.toString('latin1', start, end), separator)
    .map((field) => `"${field.replaceAll('"', '""')}"`)
    .join(separator);
  writer.bytes(line, Buffer.from(strict, 'latin1'), 0, strict.length, tail);
  return null;
}

/** Where a record ends without the empty fields that it has too many; null when they are not empty. */
function endOfFields(
  { bytes, start, end, fields, loose }: ScannedRecord,
  separator: string,
  width: number,
): number | null {
  if (loose) return null;
  let at = end;
  for (let spare = fields - width; spare > 0; spare -= 1) {
    while (at > start && (bytes[at - 1] === 32 || bytes[at - 1] === 9) && separator !== '\t') at -= 1;
    if (bytes[at - 1] !== separator.charCodeAt(0)) return null;
    at -= 1;
  }
  return at;
}

/** Hands out each record after the header. */
async function scanRows(
  text: Unpacked,
  layout: Layout,
  onRow: (record: ScannedRecord) => void,
  onBytes?: OnBytes,
): Promise<{ encoding: Encoding; empty: number }> {
  const { width, separator, head } = layout;
  const check = new EncodingCheck();
  // A row may end before a column that has no name.
  const fewest = width > 1 && isUnnamed(head.header[width - 1]) ? width - 1 : width;
  const counts = separator === ' ' ? { fewest: 1, most: Infinity } : { fewest, most: width };
  const byte = separator === ' ' ? 0 : separator.charCodeAt(0);
  const scanner = new RecordScanner(byte, counts, (record) => {
    if (record.line > head.row) onRow(record);
  });
  const longest = limits().fieldKb * 2048;
  let skip = markLength(layout);
  for await (const block of fileBlocks(text.file, text.gzip, text.source, onBytes)) {
    const bytes = block.subarray(skip);
    skip = 0;
    check.push(bytes);
    scanner.push(bytes, false);
    if (scanner.pending > longest + bytes.length) throw longLine(text.source);
  }
  scanner.push(Buffer.alloc(0), true);
  return { encoding: check.end(), empty: scanner.blankLines };
}
