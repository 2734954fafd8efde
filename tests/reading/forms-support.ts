import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { readTransactions, type Reading, type ReadOptions } from '../../src/reading';
import { literal, withDatabase, type Row } from '../../src/store';

/** A transaction line as the tests hold it: text as it stands in a CSV, null where nothing stands. */
export interface Line {
  readonly invoice: string;
  readonly code: string;
  readonly description: string | null;
  readonly quantity: string;
  /** `2010-12-01 08:26:00`. */
  readonly moment: string;
  readonly price: string;
  readonly customer: string | null;
  readonly country: string;
}

export const HEADER = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];

const line = (
  invoice: string,
  code: string,
  description: string | null,
  quantity: string,
  moment: string,
  price: string,
  customer: string | null,
  country: string,
): Line => ({ invoice, code, description, quantity, moment, price, customer, country });

/** Lines with all that can differ between the forms. */
export const LINES: readonly Line[] = [
  line(
    '536365',
    '85123A',
    'WHITE HANGING HEART T-LIGHT HOLDER',
    '6',
    '2010-12-01 08:26:00',
    '2.55',
    '17850',
    'United Kingdom',
  ),
  line(
    '536365',
    '22752',
    'SET 7 BABUSHKA NESTING BOXES',
    '2',
    '2010-12-01 08:26:00',
    '7.65',
    '17850',
    'United Kingdom',
  ),
  line(
    '536381',
    '82567',
    'AIRLINE LOUNGE,METAL SIGN',
    '2',
    '2010-12-01 09:41:00',
    '2.1',
    '15311',
    'United Kingdom',
  ),
  line('536477', '22041', 'RECORD FRAME 7" SINGLE SIZE', '48', '2010-12-02 12:27:00', '2.1', '16210', 'EIRE'),
  line('536540', '85071C', '"CHARLIE+LOLA" SIGN', '6', '2010-12-13 14:05:00', '2.55', '14911', 'EIRE'),
  line('536541', '85071C', 'TWO\nLINES, "AND" MORE', '6', '2010-12-13 14:07:00', '2.55', '14911', 'EIRE'),
  line('C536379', 'D', 'Discount', '-1', '2010-12-31 23:59:00', '27.5', '14527', 'United Kingdom'),
  line('536414', '22139', null, '56', '2011-01-04 11:52:00', '0', null, 'United Kingdom'),
  line(
    '539492',
    'gift_0001_40',
    'Dotcomgiftshop Gift Voucher £40.00',
    '1',
    '2011-02-28 10:14:00',
    '34.04',
    null,
    'United Kingdom',
  ),
  line('540000', '20713', '20713', '-400', '2011-03-01 00:00:00', '0', null, 'United Kingdom'),
  line(
    '581483',
    '23843',
    'PAPER CRAFT , LITTLE BIRDIE',
    '80995',
    '2011-12-09 09:15:00',
    '2.08',
    '16446',
    'Österreich',
  ),
  line('A563186', 'B', 'Adjust bad debt', '1', '2011-08-12 14:51:00', '-11062.06', null, 'United Kingdom'),
  line(
    '550193',
    'PADS',
    'PADS TO MATCH ALL CUSHIONS',
    '1',
    '2011-04-15 09:27:00',
    '0.001',
    '13952',
    'United Kingdom',
  ),
];

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const csv = (header: readonly string[], rows: readonly (readonly string[])[], separator = ','): string =>
  `${[header, ...rows].map((row) => row.map(quoted).join(separator)).join('\n')}\n`;

const cells = (row: Line, moment: string, customer = row.customer ?? ''): string[] => [
  row.invoice,
  row.code,
  row.description ?? '',
  row.quantity,
  moment,
  row.price,
  customer,
  row.country,
];

/** ISO CSV. */
export function isoCsv(lines: readonly Line[]): string {
  return csv(
    HEADER,
    lines.map((row) => cells(row, row.moment)),
  );
}

/** The UCI and Kaggle CSV's text: `12/1/2010 8:26`. */
export function monthFirstCsv(lines: readonly Line[]): string {
  return csv(
    HEADER,
    lines.map((row) => {
      const [year, month, day, hour, minute] = row.moment.split(/\D/).map(Number);
      return cells(row, `${month}/${day}/${year} ${hour}:${String(minute).padStart(2, '0')}`);
    }),
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The course CSV's text: days moved by 2,190, no time, `17850.0`, a ninth column that is empty. */
export function courseCsv(lines: readonly Line[], ninth = 'Unnamed: 8'): string {
  return csv(
    [...HEADER, ninth],
    lines.map((row) => {
      const date = new Date(Date.parse(`${row.moment.slice(0, 10)}T00:00:00Z`) + 2190 * 86_400_000);
      const day = `${date.getUTCDate()}-${MONTHS[date.getUTCMonth()]}-${String(date.getUTCFullYear()).slice(2)}`;
      return [...cells(row, day, row.customer === null ? '' : `${row.customer}.0`), ''];
    }),
  );
}

/** A workbook with real Excel dates; numbers where the text is one. */
export function workbook(lines: readonly Line[], options: { bookSST?: boolean } = {}): Buffer {
  const number = (text: string): CellObject =>
    /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? { t: 'n', v: Number(text) } : { t: 's', v: text };
  const rows = lines.map((row) => {
    const serial = Date.parse(`${row.moment.replace(' ', 'T')}Z`) / 86_400_000 + 25_569;
    return cells(row, row.moment).map((text, i): CellObject | undefined => {
      if (i === 4) return { t: 'n', v: serial, z: 'm/d/yy h:mm' };
      return text === '' ? undefined : number(text);
    });
  });
  const header = HEADER.map((v): CellObject => ({ t: 's', v }));
  const sheet = { '!data': [header, ...rows], '!ref': `A1:H${rows.length + 1}` } as unknown as WorkSheet;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Online Retail');
  return write(book, {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
    ...options,
  }) as Buffer;
}

/** A zip archive of files. */
export function zip(files: Readonly<Record<string, Buffer | string>>): Buffer {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : new Uint8Array(content),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>));
}

/** A Parquet file of an ISO CSV, with the types that a data frame library would give it. */
export async function writeParquet(isoFile: string, file: string): Promise<void> {
  await withDatabase((database) =>
    database.run(`
      COPY (SELECT InvoiceNo, StockCode, Description, Quantity::BIGINT AS Quantity,
        InvoiceDate::TIMESTAMP AS InvoiceDate, UnitPrice::DOUBLE AS UnitPrice, CustomerID::DOUBLE AS CustomerID, Country
        FROM read_csv(${literal(isoFile)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"'))
      TO ${literal(file)} (FORMAT parquet)`),
  );
}

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
export const gzip = (text: string | Buffer): Buffer => gzipSync(text);
export const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** Does work in a folder of its own that is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'insiders-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a file's reading gave: its account, its lines, and the text of the rows set aside. */
export interface ReadResult {
  readonly reading: Reading;
  readonly rows: Row[];
}

/** Reads a file's lines. */
export function readFileLines(file: string, options: ReadOptions = {}): Promise<ReadResult> {
  return withDatabase(async (database) => {
    const reading = await readTransactions(database, file, options);
    return { reading, rows: await database.rows('SELECT * FROM lines ORDER BY line_no') };
  });
}

/** Writes content to a file of a name that tells nothing, and reads its lines. */
export function readContent(content: string | Buffer, options: ReadOptions = {}): Promise<ReadResult> {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'some.file');
    await writeFile(file, content);
    return readFileLines(file, options);
  });
}
