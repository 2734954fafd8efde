import { countRoles, findHead, headAt, type Head, type HeadRow } from '../../columns';
import { fileHead, decodeText, EncodingCheck, limits, tooMuch, type Unpacked } from '../../bytes';
import { splitFields } from '../fields';
import { RecordScanner } from './records';
import { SourceError } from '../../source-error';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const HEAD = 1 << 18;
const MOST_SAMPLE_ROWS = 2000;

/** What stands between fields; a blank stands for any number of blanks. */
export type Separator = ',' | ';' | '\t' | '|' | ' ';

/** How a delimited text is laid out. */
export interface Layout {
  readonly head: Head;
  readonly separator: Separator;
  /** How many fields a row has. */
  readonly width: number;
  /** Whether the table names its columns. */
  readonly named: boolean;
  /** Whether it starts with UTF-8's byte order mark. */
  readonly mark: boolean;
}

/**
 * Finds out how a text is laid out: the separator and the row with which most columns are known by their names.
 *
 * Where no row names columns, the separator is the one that splits the rows most evenly, and the columns are numbered.
 *
 * @param headerless knows tables without a header; answers their columns' names
 * @throws SourceError when the text holds nothing but blank lines, or is beyond a limit
 */
export async function readLayout(
  text: Unpacked,
  headerless: (rows: readonly HeadRow[]) => readonly string[] | null,
): Promise<Layout> {
  const bytes = await fileHead(text.file, text.gzip, text.source, HEAD);
  const mark = bytes.indexOf(BYTE_ORDER_MARK) === 0;
  const begin = mark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
  const check = new EncodingCheck();
  check.push(begin.subarray(0, begin.lastIndexOf(10) + 1));
  const encoding = check.end();
  let best: { layout: Layout; roles: number; even: number } | null = null;
  for (const separator of [',', ';', '\t', '|', ' '] as const) {
    const rows = firstRows(begin, separator, bytes.length < HEAD, (part) => decodeText(part, encoding));
    if (rows.length === 0 && !begin.includes(10) && bytes.length === HEAD) {
      throw new SourceError(
        text.source,
        `has a first line of more than ${HEAD / 1024} kilobytes, as no table has`,
        'name a CSV whose first line names its columns',
      );
    }
    if (rows.length === 0) {
      throw new SourceError(text.source, 'holds nothing but blank lines', 'name a file that holds rows');
    }
    const names = headerless(rows);
    const head =
      names === null
        ? findHead(rows)
        : { ...headAt(rows, 0), header: names, row: 0, sample: rows.map(({ cells }) => cells) };
    if (head === null) continue;
    const width = head.header.length;
    const alike = head.sample.filter((cells) => cells.length === width).length;
    const even = width === 1 ? 0 : alike / Math.max(head.sample.length, 1);
    const roles = names === null ? countRoles(head.header) : names.length;
    // Blanks separate only where nothing else does.
    const worse = separator === ' ' && names === null && best !== null && best.layout.width > 1;
    if (best !== null && (worse || roles < best.roles || (roles === best.roles && even <= best.even)))
      continue;
    best = { layout: { head, separator, width, named: names === null, mark }, roles, even };
  }
  const { layout } = best as { layout: Layout };
  const { columns } = limits();
  if (layout.width <= columns) return layout;
  throw tooMuch(text.source, `has ${layout.width} columns, more than ${columns}`, 'columns');
}

/** How many bytes of the text come before its first line. */
export function markLength(layout: Layout): number {
  return layout.mark ? BYTE_ORDER_MARK.length : 0;
}

/** The cells of a line that is split at blanks. */
export function splitBlanks(line: string): string[] {
  return line.trim().split(/\s+/);
}

function firstRows(
  bytes: Buffer,
  separator: Separator,
  whole: boolean,
  decode: (bytes: Buffer) => string,
): HeadRow[] {
  const rows: HeadRow[] = [];
  // A blank as separator is split afterwards; a byte that no line has keeps its lines whole.
  const byte = separator === ' ' ? 0 : separator.charCodeAt(0);
  const scanner = new RecordScanner(
    byte,
    { fewest: 1, most: Infinity },
    ({ bytes: from, start, end, line }) => {
      if (rows.length >= MOST_SAMPLE_ROWS) return;
      const text = decode(from.subarray(start, end));
      rows.push({ row: line, cells: separator === ' ' ? splitBlanks(text) : splitFields(text, separator) });
    },
  );
  scanner.push(bytes, whole);
  return rows;
}
