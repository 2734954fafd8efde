import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { SourceError } from '../../src/reading';
import { readWatched } from '../reading/two-ways';
import {
  gzip,
  HEADER,
  inFolder,
  isoCsv,
  readFileLines,
  workbook,
  writeParquet,
  zip,
  type Line,
  type ReadResult,
} from '../reading/forms-support';

/** Texts with all that a text can have in it: separators, quotes, line breaks, formulas, letters beyond ASCII. */
const words = fc
  .string({
    unit: fc.constantFrom(...'aB7 ,;|\t"\'\n=+-@\\/<&%_.:', 'é', 'ß', '€', '“', '😀', '日', '\u00a0', '\0'),
    minLength: 1,
    maxLength: 24,
  })
  // Blanks around a value are no part of it; some words say that it is missing.
  .map((text) => `x${text}x`);

const line = fc.record<Line>({
  invoice: fc.integer({ min: 1000, max: 999_999 }).map(String),
  code: fc.stringMatching(/^[A-Z0-9]{1,6}[A-Za-z]$/),
  description: fc.option(words),
  quantity: fc.integer({ min: -5000, max: 5000 }).map(String),
  moment: fc
    .integer({ min: Date.UTC(2010, 0, 13) / 60_000, max: Date.UTC(2012, 11, 31) / 60_000 })
    .map((minute) => new Date(minute * 60_000).toISOString().slice(0, 19).replace('T', ' ')),
  // A column of exactly three decimals throughout may be thousands, and is rightly refused.
  price: fc
    .integer({ min: 0, max: 99_999_999 })
    .map((units) => String(units / 10_000).replace(/\.\d{3}$/, '$&0')),
  customer: fc.option(fc.integer({ min: 1, max: 99_999 }).map(String)),
  country: fc.constantFrom('EIRE', 'Österreich', 'United Kingdom'),
});

/** What is no transaction, wherever it stands in a text; a row each but for those that are empty. */
const dirt = fc.constantFrom(
  { text: '', rows: 0 },
  { text: '   ', rows: 0 },
  { text: 'S S S S S S S', rows: 0 },
  { text: 'nonsense', rows: 1 },
  { text: '1SaS', rows: 1 },
  { text: '1SaSbS6S2011-01-20 10:00:00S2.5S7SEIRESmoreS8', rows: 1 },
  { text: '1SaSbSsixS2011-01-20 10:00:00S2.5S7SEIRE', rows: 1 },
  { text: '1SaSbS6SsoonS2.5S7SEIRE', rows: 1 },
  { text: '1SaSbS6S2011-02-30 10:00:00S2.5S7SEIRE', rows: 1 },
  { text: '1SaSbS6S2011-01-20 10:00:00SfreeS7SEIRE', rows: 1 },
  { text: '1SaSbS99999999999S2011-01-20 10:00:00S2.5S7SEIRE', rows: 1 },
  { text: '1SaS"no end', rows: 1 },
  { text: '"', rows: 0 },
  { text: '1SaS"a"bS6S2011-01-20 10:00:00S2.5S7SEIRESx', rows: 1 },
);

const table = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 30 }),
  dirt: fc.array(fc.record({ at: fc.nat(30), what: dirt }), { maxLength: 6 }),
  form: fc.constantFrom('text', 'text', 'text', 'workbook', 'parquet'),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  ending: fc.constantFrom('\n', '\r\n'),
  lastEnding: fc.boolean(),
  mark: fc.boolean(),
  quoteAll: fc.boolean(),
  encoding: fc.constantFrom('utf8', 'utf16le'),
  packing: fc.constantFrom('none', 'gzip', 'zip'),
});

type Table = typeof table extends fc.Arbitrary<infer Each> ? Each : never;

const fields = (row: Line): string[] => [
  row.invoice,
  row.code,
  row.description ?? '',
  row.quantity,
  row.moment,
  row.price,
  row.customer ?? '',
  row.country,
];

/** The table as a text, and how many of its rows are no transactions. */
function asText({ lines, dirt: strewn, separator, ending, lastEnding, mark, quoteAll }: Table): {
  text: string;
  faults: number;
} {
  const quoted = (text: string): string =>
    quoteAll || /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = lines.map((row) => fields(row).map(quoted).join(separator));
  let faults = 0;
  // From the back, so that the places before stay.
  for (const { at, what } of [...strewn].sort((a, b) => b.at - a.at)) {
    rows.splice(Math.min(at, rows.length), 0, what.text.replaceAll('S', separator));
    faults += what.rows;
  }
  const text = [HEADER.join(separator), ...rows].join(ending) + (lastEnding ? ending : '');
  return { text: `${mark ? '\ufeff' : ''}${text}`, faults };
}

function packed(content: Buffer, packing: Table['packing']): Buffer {
  if (packing === 'none') return content;
  return packing === 'gzip' ? gzip(content) : zip({ 'lines.csv': content });
}

async function readBack(
  made: Table,
  folder: string,
): Promise<ReadResult & { faults: number; setAside: string }> {
  const file = path.join(folder, 'some.file');
  const setAsideFile = path.join(folder, 'set_aside.csv');
  let faults = 0;
  if (made.form === 'text') {
    const written = asText(made);
    faults = written.faults;
    await writeFile(file, packed(Buffer.from(written.text, made.encoding as BufferEncoding), made.packing));
  } else if (made.form === 'workbook') await writeFile(file, packed(workbook(made.lines), made.packing));
  else {
    await writeFile(`${file}.csv`, isoCsv(made.lines));
    await writeParquet(`${file}.csv`, file);
  }
  const read = await readFileLines(file, { setAsideFile });
  return { ...read, faults, setAside: await readFile(setAsideFile, 'utf8') };
}

/** Any table, written in any form with any dirt, comes back equal, and what does not come back is accounted for. */
async function comesBack(made: Table): Promise<void> {
  await inFolder(async (folder) => {
    const { reading, rows, faults, setAside } = await readBack(made, folder);
    assert.equal(reading.rowsIn, reading.kept + reading.setAside);
    assert.equal(reading.kept, rows.length);
    assert.equal(reading.setAside, faults);
    assert.equal(reading.setAside === 0, setAside === 'line,reason,raw\n');
    const expected = made.lines.map((row) => ({
      invoice_no: row.invoice,
      stock_code: row.code,
      description: row.description,
      quantity: Number(row.quantity),
      invoice_date: row.moment,
      unit_price: Number(row.price),
      customer_id: row.customer,
      country: row.country,
    }));
    const found = rows.map((row) =>
      Object.fromEntries(Object.keys(expected[0]).map((name) => [name, row[name]])),
    );
    assert.deepEqual(found, expected);
  });
}

/** What a cell may hold that readers of types take for something else, or that is rewritten. */
const ODD_CELLS: readonly (readonly string[])[] = [
  ['85123.0', '', 'TOTAL', 'total: 5', 'Łx', 'NA', ' 7 '],
  ['1.0', '1.5', '', 'TOTAL', 'NULL'],
  ['N/A', 'Total 7', ' x ', '\u00a0x', 'tótal', 'x\u0085', '-', '"', '""', 'a""b'],
  ['6.0', '+6', '6e0', '0006', '6.5', '1_0', '0x1', '-0', '', '2147483648', '１', '٣'],
  [
    '2010-12-01',
    '2010-12-01T08:26:00',
    '2010-12-01 08:26',
    '1/12/2010',
    '2010-02-30 10:00:00',
    '',
    'infinity',
    '1700-01-01',
  ],
  ['.5', '5.', '1e2', '2.55555', '2,5', '$5', '', '0.00001', '-0.0', 'inf', 'nan'],
  ['17850.0', 'guest', 'NA', 'a@b.c', 'Total', '0', 'x', '00017', '17850.50'],
  ['', '  ', 'Total', 'N/A'],
];

const cellsOf = fc.array(
  fc
    .nat(7)
    .chain((column) =>
      fc.record({ row: fc.nat(12), column: fc.constant(column), to: fc.constantFrom(...ODD_CELLS[column]) }),
    ),
  { maxLength: 3 },
);

const changed = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  cells: cellsOf,
  separator: fc.constantFrom(',', ';', '\t'),
  ending: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
});

/** A text is read alike with a look at each record and without, and alike where rows are cast as they stand or are not. */
async function readsAlike({ lines, cells, separator, ending, quoteAll }: ChangedTable): Promise<void> {
  const rows = lines.map(fields);
  for (const { row, column, to } of cells) rows[row % rows.length][column] = to;
  const bare = (text: string): string =>
    quoteAll || /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = [HEADER, ...rows].map((row) => row.map(bare).join(separator) + ending).join('');
  const direct = await readWatched(text);
  const careful = await readWatched(text + ending);
  assert.equal(careful.even, false);
  assert.equal(careful.refused, direct.refused);
  assert.deepEqual(careful.rows, direct.rows);
  if (direct.reading === null) return;
  const { blankLines } = direct.reading;
  assert.deepEqual({ ...careful.reading, blankLines }, direct.reading);
  if (!direct.plain) return;
  const [day, ...others] = [...rows[0].slice(4), ...rows[0].slice(0, 3)];
  const faulty = [...others.slice(3), '', day, ...others.slice(0, 3)].map(bare).join(separator);
  const separate = await readWatched(`${text}${faulty}${ending}`);
  assert.equal(separate.plain, false);
  assert.deepEqual(separate.rows, direct.rows);
}

type ChangedTable = typeof changed extends fc.Arbitrary<infer Each> ? Each : never;

/** Any bytes at all are read or refused by a message of ours; nothing else comes out. */
async function endsWell(bytes: Uint8Array): Promise<void> {
  await inFolder(async (folder) => {
    const file = path.join(folder, 'some.file');
    await writeFile(file, bytes);
    await readFileLines(file).catch((error: unknown) => {
      assert.ok(error instanceof SourceError, String((error as Error).stack));
    });
  });
}

/** Tables whose bytes were changed here and there. */
const damaged = fc
  .record({
    table,
    changes: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { minLength: 1, maxLength: 8 }),
  })
  .map(({ table: made, changes }) => {
    const whole = made.form === 'workbook' ? workbook(made.lines) : Buffer.from(asText(made).text);
    const bytes = Buffer.from(packed(whole, made.packing));
    for (const { at, to } of changes) bytes[at % bytes.length] = to;
    return bytes;
  });

/** When the fuzzer ends: after so many tables of each kind, or after a time. */
export type FuzzEnd = { readonly tables: number } | { readonly seconds: number };

/**
 * Throws tables, tables with odd cells, and damaged files at the reader.
 *
 * @param end the tables of each of the three kinds, or the seconds in all
 * @param seed of the tables; default: another each time
 * @returns how many it was
 * @throws Error with the smallest table that does not come back, and the seed
 */
export async function fuzzReader(end: FuzzEnd, seed?: number): Promise<number> {
  let runs = 0;
  const options = {
    seed,
    ...('tables' in end
      ? { numRuns: end.tables }
      : { numRuns: 1e7, interruptAfterTimeLimit: (end.seconds * 1000) / 3, markInterruptAsFailure: false }),
  };
  const counted =
    <T>(check: (made: T) => Promise<void>) =>
    (made: T): Promise<void> => {
      runs += 1;
      return check(made);
    };
  await fc.assert(fc.asyncProperty(table, counted(comesBack)), options);
  await fc.assert(fc.asyncProperty(changed, counted(readsAlike)), options);
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), counted(endsWell)),
    options,
  );
  return runs;
}
