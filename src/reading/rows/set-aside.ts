import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { atomically, formulaSafe, identifier, type Database } from '../../store';
import { ROLES, type Role } from '../columns';
import { quoteField } from '../tables';
import { linesTable, type ReadPlan, type StagedPlan } from '../plan';
import { type SetAsideCount, type SetAsideRow } from '../types';

/** How many rows of each reason are shown. */
const EXAMPLES = 3;
/** How much of a row an example shows. */
const LONGEST_EXAMPLE = 160;

/** The rows that could not be read: why, by line number; with several tables the numbers count on. */
export type Reasons = ReadonlyMap<number, { readonly reason: string; readonly shown: string | null }>;

/** Gathers the rows that could not be split and those that could not be given their types. */
export async function gatherReasons(database: Database, staged: StagedPlan): Promise<Reasons> {
  const typed = await database.rows<{ line_no: number; reason: string; shown: string | null }>(
    'SELECT line_no, reason, shown FROM unreadable ORDER BY line_no',
  );
  const all = [
    ...staged.parts.flatMap(({ offset, faults }) =>
      faults.map(({ line, reason }) => ({ line_no: line + offset, reason, shown: null })),
    ),
    ...typed,
  ].sort((a, b) => a.line_no - b.line_no);
  return new Map(all.map(({ line_no, reason, shown }) => [line_no, { reason, shown }]));
}

/** Counts the reasons, the most frequent first, with the first rows of each. */
export async function countReasons(
  reasons: Reasons,
  each: (onRow: (row: SetAsideRow) => void) => Promise<void>,
): Promise<SetAsideCount[]> {
  const counts = new Map<string, { rows: number; examples: SetAsideRow[] }>();
  for (const { reason } of reasons.values()) {
    const known = counts.get(reason);
    if (known === undefined) counts.set(reason, { rows: 1, examples: [] });
    else known.rows += 1;
  }
  if (reasons.size > 0) {
    await each((row) => {
      const examples = counts.get(row.kind)?.examples;
      if (examples === undefined || examples.length >= EXAMPLES) return;
      examples.push({ ...row, raw: row.raw.slice(0, LONGEST_EXAMPLE) });
    });
  }
  return [...counts]
    .map(([reason, { rows, examples }]) => ({
      reason,
      rows,
      examples: examples.map(({ line, raw }) => ({ line, raw })),
    }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/**
 * Hands out the rows that were set aside, in the order of the source, with the text that stands there.
 *
 * Of a text that is the line itself; of a workbook or a Parquet file, the values that were taken as a CSV would have them.
 */
export async function eachSetAside(
  database: Database,
  plan: ReadPlan,
  staged: StagedPlan,
  reasons: Reasons,
  onRow: (row: SetAsideRow) => void,
): Promise<void> {
  if (reasons.size === 0) return;
  const several = plan.join === null && plan.tables.length > 1;
  for (let i = 0; i < staged.parts.length; i += 1) {
    const { offset, encoding } = staged.parts[i];
    const end = staged.parts[i + 1]?.offset ?? Infinity;
    const mine = new Set<number>();
    for (const line of reasons.keys()) if (line > offset && line <= end) mine.add(line - offset);
    if (mine.size === 0) continue;
    const table = plan.join === null ? plan.tables[i] : linesTable(plan);
    const name = path.basename(table.source);
    const hand = (line: number, raw: string): void => {
      const { reason, shown } = reasons.get(line + offset) as { reason: string; shown: string | null };
      onRow({
        line: several ? `${name}:${line}` : line,
        kind: reason,
        reason: shown === null ? reason : `${reason}: ${JSON.stringify(shown)}`,
        raw,
      });
    };
    if (await table.raw(mine, encoding, hand)) continue;
    await stagedRows(database, plan.roles, offset, end, hand);
  }
}

async function stagedRows(
  database: Database,
  roles: readonly Role[],
  offset: number,
  end: number,
  hand: (line: number, raw: string) => void,
): Promise<void> {
  const shown = ROLES.filter((role) => roles.includes(role));
  const rows = await database.rows<Record<string, string | null> & { line_no: number }>(
    `SELECT line_no, ${shown.map(identifier).join(', ')} FROM staged SEMI JOIN unreadable USING (line_no)
    WHERE line_no > ${offset} ${Number.isFinite(end) ? `AND line_no <= ${end}` : ''} ORDER BY line_no`,
  );
  for (const row of rows) {
    hand(row.line_no - offset, shown.map((role) => quoteField(row[role] ?? '')).join(','));
  }
}

/**
 * Writes the rows that were set aside to a CSV (line, reason, raw), through a temporary name.
 *
 * What a spreadsheet would take for a formula is made safe as in the lists.
 */
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
      stream.write(`${[`${line}`, reason, raw].map((text) => quoteField(formulaSafe(text))).join(',')}\n`);
    });
    stream.end();
    await finished(stream);
  });
  return rows;
}
