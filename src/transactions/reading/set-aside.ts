import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { atomically, type Database } from '../../store';
import { COLUMNS } from './columns';
import { quoteField } from './fields';
import { type Staged } from './staging';
import { rawRows } from './text';
import { type SetAsideCount, type SetAsideRow } from './types';
import { type Unpacked } from './unpack';

/** The rows that could not be read: why, by line number. */
export type Reasons = ReadonlyMap<number, { readonly reason: string; readonly shown: string | null }>;

/** Gathers the rows that could not be split and those that could not be given their types. */
export async function gatherReasons(database: Database, staged: Staged): Promise<Reasons> {
  const typed = await database.rows<{ line_no: number; reason: string; shown: string | null }>(
    'SELECT line_no, reason, shown FROM unreadable ORDER BY line_no',
  );
  const all = [
    ...staged.faults.map(({ line, reason }) => ({ line_no: line, reason, shown: null })),
    ...typed,
  ].sort((a, b) => a.line_no - b.line_no);
  return new Map(all.map(({ line_no, reason, shown }) => [line_no, { reason, shown }]));
}

/** Counts the reasons, the most frequent first. */
export function countReasons(reasons: Reasons): SetAsideCount[] {
  const counts = new Map<string, number>();
  for (const { reason } of reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/**
 * Hands out the rows that were set aside, in the order of the source, with the text that stands there.
 *
 * Of a text that is the line itself; of a workbook or a Parquet file, the eight values as a CSV would have them.
 */
export async function eachSetAside(
  database: Database,
  unpacked: Unpacked,
  staged: Staged,
  reasons: Reasons,
  onRow: (row: SetAsideRow) => void,
): Promise<void> {
  const hand = (line: number, raw: string): void => {
    const { reason, shown } = reasons.get(line) as { reason: string; shown: string | null };
    onRow({ line, reason: shown === null ? reason : `${reason}: ${JSON.stringify(shown)}`, raw });
  };
  if (reasons.size === 0) return;
  if (staged.separator !== null) {
    await rawRows(unpacked, staged.encoding, new Set(reasons.keys()), hand);
    return;
  }
  const rows = await database.rows<Record<string, string | null> & { line_no: number }>(
    `SELECT staged.* FROM staged SEMI JOIN unreadable USING (line_no) ORDER BY line_no`,
  );
  for (const row of rows) hand(row.line_no, COLUMNS.map((column) => quoteField(row[column] ?? '')).join(','));
}

/** Writes the rows that were set aside to a CSV (line, reason, raw), through a temporary name. */
export async function writeSetAside(
  file: string,
  each: (onRow: (row: SetAsideRow) => void) => Promise<void>,
): Promise<number> {
  let rows = 0;
  await atomically(file, async (temporary) => {
    const stream = createWriteStream(temporary);
    await once(stream, 'open');
    stream.write('line,reason,raw\n');
    await each(({ line, reason, raw }) => {
      rows += 1;
      stream.write(`${line},${quoteField(reason)},${quoteField(raw)}\n`);
    });
    stream.end();
    await finished(stream);
  });
  return rows;
}
