import path from 'node:path';
import { countRoles, plainName, type HeadRow } from '../columns';
import { SourceError } from '../source-error';
import { openParquet } from './parquet';
import { type Table } from './table';
import { openText } from './text';
import { unpackAll, type Unpacked } from '../bytes';
import { openSheets } from './workbook';

/** The tables of a source, and what a reader should know of how they were found. */
export interface OpenedTables {
  readonly tables: readonly Table[];
  readonly notices: readonly string[];
  /** The names of the files that they are in: one, or those of an archive. */
  readonly members: readonly string[];
}

/**
 * Checks that the tables of an archive have the same columns, as a month's file after the other has.
 *
 * @returns what a reader should know; null where there is but one file
 * @throws SourceError that lists them with their columns, and says how one is picked
 */
export function likeTables({ tables, members }: OpenedTables, source: string): string | null {
  if (members.length < 2) return null;
  const columns = ({ head }: Table): string =>
    head.header
      .map(plainName)
      .filter((name) => name !== '')
      .sort()
      .join('\n');
  if (new Set(tables.map(columns)).size === 1) {
    return `${members.length} files of the same columns in the archive were read one after the other: ${members.slice(0, 12).join(', ')}${members.length > 12 ? ' …' : ''}.`;
  }
  const likely = tables.reduce((best, each) =>
    countRoles(each.head.header) > countRoles(best.head.header) ? each : best,
  );
  const list = tables
    .slice(0, 8)
    .map(
      ({ source: name, head }) =>
        `${path.basename(name)} with ${head.header.slice(0, 6).join(', ')}${head.header.length > 6 ? ' …' : ''}`,
    );
  throw new SourceError(
    source,
    `is an archive of ${tables.length} tables of different columns: ${list.join('; ')}${tables.length > 8 ? '; …' : ''}`,
    `pick the one that holds the transactions, such as --table ${JSON.stringify(path.basename(likely.source))}`,
  );
}

/**
 * Opens what a file holds: its tables of transactions, as far as their beginning shows. No row is read.
 *
 * @param folder for files of the work in between
 * @param source the file as the user knows it, for messages
 * @param table the one file of an archive that is wanted; null: all
 * @param headerless knows tables without a header; answers their columns' names
 * @throws SourceError with what is wrong with it
 */
export async function openTables(
  file: string,
  folder: string,
  source: string,
  table: string | null,
  headerless: (rows: readonly HeadRow[]) => readonly string[] | null,
): Promise<OpenedTables> {
  const members = await unpackAll(file, folder, source, table);
  const tables: Table[] = [];
  const notices: string[] = [];
  for (const member of members) {
    const opened = await openMember(member, folder, headerless);
    tables.push(...opened.tables);
    notices.push(...opened.notices);
  }
  return { tables, notices, members: members.map((member) => path.basename(member.source)) };
}

async function openMember(
  unpacked: Unpacked,
  folder: string,
  headerless: (rows: readonly HeadRow[]) => readonly string[] | null,
): Promise<Omit<OpenedTables, 'members'>> {
  switch (unpacked.kind) {
    case 'text':
      return { tables: [await openText(unpacked, folder, headerless)], notices: [] };
    case 'parquet':
      return { tables: [await openParquet(unpacked)], notices: [] };
    case 'workbook': {
      const { tables, others } = await openSheets(unpacked, folder);
      const read = tables.map(({ sheet }) => `"${sheet}"`);
      const stacked =
        tables.length < 2
          ? []
          : [
              `${tables.length} sheets of the same columns were read one after the other: ${read.join(', ')}.`,
            ];
      const left =
        others.length === 0
          ? []
          : [
              `Only the sheet${read.length > 1 ? 's' : ''} ${read.join(', ')} ${read.length > 1 ? 'were' : 'was'} read, not ${others.join(', ')}.`,
            ];
      return { tables, notices: [...stacked, ...left] };
    }
  }
}
