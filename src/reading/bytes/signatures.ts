/** The first bytes of a gzip file. */
export const GZIP = Buffer.from([0x1f, 0x8b]);
/** The first bytes of a zip archive that has a member. */
export const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** The first bytes of a Parquet file. */
export const PARQUET = Buffer.from('PAR1', 'latin1');

/** What a file is that is no table. */
export interface OtherFormat {
  readonly what: string;
  readonly remedy: string;
}

const DOWNLOAD_AGAIN =
  'the address gave a page instead of the file, often a login: download the file itself, and name that';
const NAME_A_TABLE = 'name a workbook (.xlsx), a CSV or a Parquet file of transactions';

const FORMATS: readonly { readonly magic: string; readonly what: string; readonly remedy?: string }[] = [
  { magic: '\u0089PNG', what: 'an image (PNG)' },
  { magic: '\u00ff\u00d8\u00ff', what: 'an image (JPEG)' },
  { magic: 'GIF8', what: 'an image (GIF)' },
  { magic: '%PDF', what: 'a PDF document' },
  { magic: 'SQLite format 3', what: 'an SQLite database', remedy: 'export its table as CSV' },
  {
    magic: '\u00d0\u00cf\u0011\u00e0',
    what: 'an old Excel workbook (.xls) or one under a password',
    remedy: 'save it as .xlsx without a password, or as CSV (UTF-8)',
  },
  { magic: 'PK\u0005\u0006', what: 'an empty zip archive' },
];

/** Tells by its first bytes what a file is that is no text; null for a text. */
export function otherFormat(head: Buffer): OtherFormat | null {
  const start = head.toString('latin1', 0, 16);
  const format = FORMATS.find(({ magic }) => start.startsWith(magic));
  if (format !== undefined) return { what: format.what, remedy: format.remedy ?? NAME_A_TABLE };
  const words =
    start.length === 0 ? '' : head.toString('latin1', 0, 512).replace(/^(\u00ef\u00bb\u00bf)?\s*/, '');
  if (/^(<!doctype html|<html|<head|<body|<meta|<\?php|<!--)/i.test(words)) {
    return { what: 'a saved web page, no table, whatever its name', remedy: DOWNLOAD_AGAIN };
  }
  if (/^<(\?xml|table|tr)\b/i.test(words))
    return { what: 'XML or HTML, no CSV', remedy: 'open it in a spreadsheet and save it as .xlsx or CSV' };
  if (/^(\{\s*"|\[\s*[{[])/.test(words)) return { what: 'JSON', remedy: 'export the table as CSV' };
  if (/^version https:\/\/git-lfs/.test(words))
    return { what: 'a pointer of Git LFS, not the file itself', remedy: 'fetch it with git lfs pull' };
  if (isBinary(head)) return { what: 'a binary file, no table', remedy: NAME_A_TABLE };
  return null;
}

/** A NUL in its first line, or at every fiftieth byte; a stray one further down is data, wherever it stands. */
function isBinary(head: Buffer): boolean {
  const line = head.indexOf(10);
  if (head.subarray(0, line < 0 ? head.length : line).includes(0)) return true;
  let nuls = 0;
  for (const byte of head) if (byte === 0) nuls += 1;
  return nuls * 50 > head.length;
}
