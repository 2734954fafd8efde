import { fileHead } from './blocks';
import { countColumns } from './columns';
import { splitFields } from './fields';
import { RecordScanner } from './records';
import { SourceError } from './source-error';
import { type Unpacked } from './unpack';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const HEAD = 1 << 18;

/** How a delimited text is laid out. */
export interface Layout {
  readonly header: readonly string[];
  readonly separator: ',' | ';' | '\t';
  /** Whether it starts with UTF-8's byte order mark. */
  readonly mark: boolean;
}

/**
 * Reads a text's header: the first line that is not blank, with the separator that finds the most known columns.
 *
 * @throws SourceError when the text holds nothing but blank lines
 */
export async function readLayout(text: Unpacked): Promise<Layout> {
  const head = await fileHead(text.file, text.gzip, text.source, HEAD);
  const mark = head.indexOf(BYTE_ORDER_MARK) === 0;
  const layouts = ([',', ';', '\t'] as const).map((separator): Layout => {
    const header = firstRecord(mark ? head.subarray(BYTE_ORDER_MARK.length) : head, separator);
    if (header === null) {
      throw new SourceError(text.source, 'holds nothing but blank lines', 'name a file that holds rows');
    }
    return { header, separator, mark };
  });
  return layouts.reduce((best, layout) =>
    countColumns(layout.header) > countColumns(best.header) ? layout : best,
  );
}

/** How many bytes of the text come before its first line. */
export function markLength(layout: Layout): number {
  return layout.mark ? BYTE_ORDER_MARK.length : 0;
}

function firstRecord(head: Buffer, separator: string): string[] | null {
  let first: string[] | null = null;
  const scanner = new RecordScanner(separator.charCodeAt(0), { fewest: 1, most: Infinity }, (record) => {
    if (first !== null) return;
    first = splitFields(record.bytes.toString('utf8', record.start, record.end), separator);
  });
  scanner.push(head, true);
  return first;
}
