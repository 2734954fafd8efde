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
  { magic: '\u00ff\u00fe', what: 'a text in UTF-16', remedy: 'save it as CSV (UTF-8)' },
  { magic: '\u00fe\u00ff', what: 'a text in UTF-16', remedy: 'save it as CSV (UTF-8)' },
  { magic: 'PK\u0005\u0006', what: 'an empty zip archive' },
];

/** Tells by its first bytes what a file is that is no text; null for a text. */
export function otherFormat(head: Buffer): OtherFormat | null {
  const start = head.toString('latin1', 0, 16);
  const format = FORMATS.find(({ magic }) => start.startsWith(magic));
  if (format !== undefined) return { what: format.what, remedy: format.remedy ?? NAME_A_TABLE };
  if (head.includes(0)) return { what: 'a binary file, no table', remedy: NAME_A_TABLE };
  return null;
}
