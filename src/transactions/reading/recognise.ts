import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withDatabase } from '../../store';
import { placeColumns } from './columns';
import { readLayout } from './layout';
import { parquetHeader } from './parquet';
import { type FileKind } from './types';
import { unpack, type Unpacked } from './unpack';
import { workbookHeader } from './workbook';

/**
 * Finds out whether a file is a table of transactions, from its first bytes and its header; its rows are not read.
 *
 * @param source the file as the user knows it; default: its path
 * @returns what it holds once unpacked
 * @throws SourceError with what is wrong with it
 */
export async function recognise(file: string, source: string = file): Promise<FileKind> {
  const folder = await mkdtemp(path.join(tmpdir(), 'insiders-recognising-'));
  try {
    const unpacked = await unpack(file, folder, source);
    placeColumns(await readHeader(unpacked), unpacked.source);
    return unpacked.kind;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readHeader(unpacked: Unpacked): Promise<readonly string[]> {
  switch (unpacked.kind) {
    case 'text':
      return (await readLayout(unpacked)).header;
    case 'workbook':
      return (await workbookHeader(unpacked)).header;
    case 'parquet':
      return withDatabase((database) => parquetHeader(database, unpacked));
  }
}
