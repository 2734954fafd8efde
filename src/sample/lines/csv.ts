import { open, type FileHandle } from 'node:fs/promises';
import { createRandom, type Random } from '../../numeric';
import { type FillLines } from './baskets';
import { timeText } from '../calendar';
import { COUNTRIES, inOrderOfTime, invoiceLetter, NONE } from '../visits';
import { emptyLines } from './lines';
import { type Store } from './store';

const HEADER =
  '"InvoiceNo","StockCode","Description","Quantity","InvoiceDate","UnitPrice","CustomerID","Country"\n';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 20;

/** Number before that of the first invoice. */
const INVOICES_FROM = 400_000;

/** Share of invoice numbers that are left out. */
const GAPS = 0.3;

/** What was written. */
export interface Written {
  readonly rows: number;
  readonly invoices: number;
  readonly guests: number;
}

/**
 * Writes all invoices in order of time as ISO CSV: text quoted, numbers bare, missing text an empty pair of quotes.
 *
 * @param fill makes the lines of an invoice; one invoice is held at a time
 */
export async function writeTransactions(
  file: string,
  store: Store,
  fill: FillLines,
  seed: number,
): Promise<Written> {
  const handle = await open(file, 'w');
  try {
    return await writeInvoices(handle, store, fill, createRandom(seed));
  } finally {
    await handle.close();
  }
}

async function writeInvoices(
  handle: FileHandle,
  { catalogue, customers, visits, calendar }: Store,
  fill: FillLines,
  random: Random,
): Promise<Written> {
  const code = catalogue.code.map((text) => `,${quoted(text)},`);
  const description = catalogue.texts.map((text) => `${quoted(text)},`);
  const country = COUNTRIES.map((text) => `,${quoted(text)}\n`);
  const price = createPriceTexts();
  const lines = emptyLines();
  let chunk = HEADER;
  let number = INVOICES_FROM;
  let rows = 0;
  let guests = 0;
  for (const visit of inOrderOfTime(visits)) {
    fill(visit, lines);
    number += random() < GAPS ? 2 : 1;
    const customer = visits.customer[visit];
    const invoice = quoted(`${invoiceLetter(visits.kind[visit])}${number}`);
    const time = `,"${timeText(calendar, visits.minute[visit])}",`;
    const end = `,${quoted(customer === NONE ? '' : String(customers.id[customer]))}${country[visits.country[visit]]}`;
    for (let i = 0; i < lines.n; i += 1) {
      chunk += `${invoice}${code[lines.item[i]]}${description[lines.text[i]]}${lines.quantity[i]}${time}${price(lines.pence[i])}${end}`;
    }
    rows += lines.n;
    if (customer === NONE) guests += 1;
    if (chunk.length >= CHUNK) {
      await handle.writeFile(chunk);
      chunk = '';
    }
  }
  await handle.writeFile(chunk);
  return { rows, invoices: visits.kind.length, guests };
}

/** Prices in pounds, as short as they can be: 2.1, not 2.10. The usual ones are made once. */
function createPriceTexts(): (pence: number) => string {
  const usual: string[] = [];
  return (pence) => {
    if (pence < 0 || pence >= 10_000 || !Number.isInteger(pence)) return String(pence / 100);
    return (usual[pence] ??= String(pence / 100));
  };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
