import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type Database } from '../../store';
import { fileBlocks } from './blocks';
import { EncodingCheck } from './encoding';
import { EvenLines, type EvenText } from './even-lines';
import { markLength, type Layout } from './layout';
import { stageLines } from './staging';
import { type StagedColumn, type StagedRows } from './table';
import { type OnBytes } from './types';
import { type Unpacked } from './unpack';

/**
 * Stages a text in UTF-8 of which every line is a record, by DuckDB alone.
 *
 * @returns null when anything is odd: then the table, if there is one, is not to be used
 * @throws SourceError when the file cannot be read
 */
export async function stageEven(
  text: Unpacked,
  layout: Layout,
  folder: string,
  database: Database,
  into: string,
  columns: readonly StagedColumn[],
  onBytes?: OnBytes,
): Promise<StagedRows | null> {
  const { separator, width, head } = layout;
  if (separator === ' ' || width < 2 || head.row > 1 || (layout.mark && head.row === 0)) return null;
  const copy = text.gzip ? path.join(folder, `lines-${into}.csv`) : null;
  const found = await scan(text, layout, copy, onBytes);
  if (found === null) return null;
  const rows = found.lines - head.row;
  const records = { file: copy ?? text.file, separator, width };
  try {
    const staged = await stageLines(database, into, records, columns, head.row, found.newLine);
    return staged === rows ? { rows, faults: [], empty: 0, encoding: 'utf-8' } : null;
  } catch {
    // Whatever it was, the careful reader meets it too, and says which line or file it is about.
    return null;
  }
}

/** Looks at every byte; null when anything is odd. */
async function scan(
  text: Unpacked,
  layout: Layout,
  copy: string | null,
  onBytes?: OnBytes,
): Promise<EvenText | null> {
  const lines = new EvenLines(layout.separator.charCodeAt(0), layout.width);
  const check = new EncodingCheck();
  let skip = markLength(layout);
  const file = copy === null ? null : openSync(copy, 'w');
  try {
    for await (const block of fileBlocks(text.file, text.gzip, text.source, onBytes)) {
      const bytes = block.subarray(skip);
      skip = 0;
      check.push(bytes);
      if (!lines.push(bytes)) return null;
      if (file !== null) for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    }
  } finally {
    if (file !== null) closeSync(file);
  }
  return check.end() === 'utf-8' ? lines.end() : null;
}
