import { type HeadRow } from '../columns';
import { openParquet } from './parquet';
import { type Table } from './table';
import { openText } from './text';
import { unpack } from '../bytes';
import { openSheets } from './workbook';

/** The tables of a source, and what a reader should know of how they were found. */
export interface OpenedTables {
  readonly tables: readonly Table[];
  readonly notices: readonly string[];
}

/**
 * Opens what a file holds: its tables of transactions, as far as their beginning shows. No row is read.
 *
 * @param folder for files of the work in between
 * @param source the file as the user knows it, for messages
 * @param headerless knows tables without a header; answers their columns' names
 * @throws SourceError with what is wrong with it
 */
export async function openTables(
  file: string,
  folder: string,
  source: string,
  headerless: (rows: readonly HeadRow[]) => readonly string[] | null,
): Promise<OpenedTables> {
  const unpacked = await unpack(file, folder, source);
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
