import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { identifier, type Database } from '../../../store';
import { fileBlocks, EncodingCheck, type OnBytes, type Unpacked } from '../../bytes';
import { EvenLines, type EvenText } from './even-lines';
import { markLength, type Layout } from './layout';
import { stageLines, type Lines } from '../staging';
import { type StagedColumn, type StagedRows } from '../table';

/** DuckDB reads pieces of about so many bytes, each while the next one is unpacked and looked at: the first one soon. */
const FIRST_PIECE = 2 << 20;
const PIECE = 12 << 20;

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
  let staged = Promise.resolve(true);
  const stage = (piece: Omit<Lines, 'separator' | 'width' | 'skip'>): void => {
    const lines = { ...piece, separator, width, skip: piece.before === 0 ? head.row : 0 };
    staged = staged.then(async (well) => {
      // Whatever is wrong, the careful reader meets it too, and says which line or file it is about.
      const read = well && (await stageLines(database, into, lines, columns).then(...WELL));
      await rm(piece.file, { force: true });
      return read;
    });
  };
  let found: EvenText | null;
  try {
    found = await cutInPieces(
      text,
      layout,
      (n) => path.join(folder, `lines-${into}-${n}.csv`),
      stage,
      onBytes,
    );
  } finally {
    await staged;
  }
  if (found === null || !(await staged)) return null;
  const rows = found.lines - head.row;
  const { count } = await database.row<{ count: number }>(
    `SELECT count(*) AS count FROM ${identifier(into)}`,
  );
  return count === rows ? { rows, faults: [], empty: 0, encoding: 'utf-8' } : null;
}

/** What a promise comes to: true, or false when it is refused. */
const WELL = [() => true, () => false] as const;

/**
 * Looks at every byte, and writes the text in pieces that end with a line.
 *
 * @returns null as soon as anything is odd
 */
async function cutInPieces(
  text: Unpacked,
  layout: Layout,
  nameOf: (n: number) => string,
  onPiece: (piece: Omit<Lines, 'separator' | 'width' | 'skip'>) => void,
  onBytes?: OnBytes,
): Promise<EvenText | null> {
  const lines = new EvenLines(layout.separator.charCodeAt(0), layout.width);
  const check = new EncodingCheck();
  let skip = markLength(layout);
  let before = 0;
  let pieces = 0;
  let size = 0;
  let file = openSync(nameOf(0), 'w');
  const write = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    size += bytes.length;
  };
  try {
    for await (const block of fileBlocks(text.file, text.gzip, text.source, onBytes)) {
      const bytes = block.subarray(skip);
      skip = 0;
      check.push(bytes);
      if (!lines.push(bytes)) return null;
      const whole = bytes.lastIndexOf(10) + 1;
      write(bytes.subarray(0, whole));
      if (size >= (pieces === 0 ? FIRST_PIECE : PIECE) && whole > 0) {
        const next = openSync(nameOf(pieces + 1), 'w');
        closeSync(file);
        file = next;
        const { lines: upTo, newLine } = lines.soFar();
        onPiece({ file: nameOf(pieces), before, newLine, blanks: [...lines.blanks] });
        pieces += 1;
        before = upTo;
        size = 0;
      }
      write(bytes.subarray(whole));
    }
  } finally {
    closeSync(file);
  }
  const end = check.end() === 'utf-8' ? lines.end() : null;
  if (end !== null && size > 0) {
    onPiece({ file: nameOf(pieces), before, newLine: end.newLine, blanks: lines.blanks });
  }
  return end;
}
