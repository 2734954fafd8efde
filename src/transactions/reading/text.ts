import path from 'node:path';
import { type Database } from '../../store';
import { fileBlocks } from './blocks';
import { hasUnnamedNinth, placeColumns } from './columns';
import { decodeText, EncodingCheck, recode, type Encoding } from './encoding';
import { splitFields } from './fields';
import { markLength, readLayout, type Layout } from './layout';
import { RecordScanner, type ScannedRecord } from './records';
import { SourceError } from './source-error';
import { createStaged, RecordWriter, type SplitFault, type Staged } from './staging';
import { type OnBytes } from './types';
import { type Unpacked } from './unpack';

const LONGEST_LINE = 1 << 20;

/**
 * Reads a delimited text into the table `staged`.
 *
 * The records are found here and counted; DuckDB then reads those that have the right number of fields.
 *
 * @param folder for files of the work in between
 * @throws SourceError when a column is missing or there are no rows
 */
export async function stageText(
  database: Database,
  text: Unpacked,
  folder: string,
  onBytes?: OnBytes,
): Promise<Staged> {
  const layout = await readLayout(text);
  const places = placeColumns(layout.header, text.source);
  const ninth = hasUnnamedNinth(layout.header);
  const width = layout.header.length;
  const faults: SplitFault[] = [];
  const file = path.join(folder, 'records.csv');
  const writer = new RecordWriter(file, layout.separator);
  let rows = 0;
  let scanned: { encoding: Encoding; blankLines: number };
  try {
    scanned = await scanRows(
      text,
      layout,
      (record) => {
        rows += 1;
        const { line, fault } = record;
        if (fault !== null) faults.push({ line, reason: fault });
        else writeRecord(writer, record, layout);
      },
      onBytes,
    );
  } finally {
    writer.close();
  }
  const { encoding, blankLines } = scanned;
  const utf8 = encoding === 'utf-8' ? file : path.join(folder, 'records-utf8.csv');
  if (utf8 !== file) await recode(file, utf8);
  await createStaged(database, utf8, layout.separator, width, places);
  const { filled } = await database.row<{ filled: number }>(
    `SELECT count(*) FILTER (WHERE trim(ninth) <> '') AS filled FROM staged`,
  );
  return {
    rows,
    faults,
    blankLines,
    encoding,
    separator: layout.separator,
    emptyNinth: ninth && filled === 0,
    notices: [],
  };
}

function writeRecord(writer: RecordWriter, record: ScannedRecord, { header, separator }: Layout): void {
  const { bytes, start, end, line, fields } = record;
  const tail = fields < header.length ? separator : '';
  if (!record.loose) {
    writer.bytes(line, bytes, start, end, tail);
    return;
  }
  // As Latin-1, so that each byte stays itself whatever the encoding.
  const strict = splitFields(bytes.toString('latin1', start, end), separator)
    .map((field) => `"${field.replaceAll('"', '""')}"`)
    .join(separator);
  writer.bytes(line, Buffer.from(strict, 'latin1'), 0, strict.length, tail);
}

/**
 * Reads the rows of a text again and hands out those of the lines asked for, as they stand in it.
 *
 * @param lines the numbers of their first lines
 */
export async function rawRows(
  text: Unpacked,
  encoding: Encoding,
  lines: ReadonlySet<number>,
  onRow: (line: number, raw: string) => void,
): Promise<void> {
  await scanRows(text, await readLayout(text), ({ bytes, start, end, line }) => {
    if (lines.has(line)) onRow(line, decodeText(bytes.subarray(start, end), encoding));
  });
}

/** Hands out each record after the header. */
async function scanRows(
  text: Unpacked,
  layout: Layout,
  onRow: (record: ScannedRecord) => void,
  onBytes?: OnBytes,
): Promise<{ encoding: Encoding; blankLines: number }> {
  const width = layout.header.length;
  const check = new EncodingCheck();
  let header = true;
  // A row may end before a column that has no name.
  const fewest = layout.header[width - 1].trim() === '' || hasUnnamedNinth(layout.header) ? width - 1 : width;
  const scanner = new RecordScanner(layout.separator.charCodeAt(0), { fewest, most: width }, (record) => {
    if (header) header = false;
    else onRow(record);
  });
  let skip = markLength(layout);
  for await (const block of fileBlocks(text.file, text.gzip, text.source, onBytes)) {
    const bytes = block.subarray(skip);
    skip = 0;
    check.push(bytes);
    scanner.push(bytes, false);
    if (scanner.pending > LONGEST_LINE + bytes.length) {
      throw new SourceError(
        text.source,
        'has a line of more than a megabyte, so it is no table',
        'name a CSV with one transaction a line',
      );
    }
  }
  scanner.push(Buffer.alloc(0), true);
  return { encoding: check.end(), blankLines: scanner.blankLines };
}
