import { SourceError } from './source-error';

/** The columns of a transaction line, in the order of the canonical table. */
export const COLUMNS = [
  'invoice_no',
  'stock_code',
  'description',
  'quantity',
  'invoice_date',
  'unit_price',
  'customer_id',
  'country',
] as const;

/** The name of a column of the canonical table. */
export type Column = (typeof COLUMNS)[number];

/** Where each column stands in a source, counted from 0. */
export type ColumnPlaces = Readonly<Record<Column, number>>;

/** The names that the known forms use; letters' case, blanks and underscores do not matter. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  invoice_no: ['InvoiceNo', 'Invoice'],
  stock_code: ['StockCode'],
  description: ['Description'],
  quantity: ['Quantity'],
  invoice_date: ['InvoiceDate'],
  unit_price: ['UnitPrice', 'Price'],
  customer_id: ['CustomerID'],
  country: ['Country'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** How many of the canonical columns a header names. */
export function countColumns(header: readonly string[]): number {
  const found = new Set(header.map(plain));
  return COLUMNS.filter((column) => NAMES[column].some((name) => found.has(plain(name)))).length;
}

/**
 * Finds the canonical columns in a header.
 *
 * @param source the file as the user knows it, for the message
 * @throws SourceError that names each missing column and what was found instead, or a column that is there twice
 */
export function placeColumns(header: readonly string[], source: string): ColumnPlaces {
  const found = header.map(plain);
  const places = {} as Record<Column, number>;
  const missing: string[] = [];
  for (const column of COLUMNS) {
    const name = NAMES[column].map(plain).find((candidate) => found.includes(candidate));
    if (name === undefined) {
      missing.push(`${column} (${NAMES[column].join(' or ')})`);
      continue;
    }
    places[column] = found.indexOf(name);
    if (found.lastIndexOf(name) !== places[column]) {
      throw new SourceError(
        source,
        `has the column ${header[places[column]]} twice`,
        'remove or rename one of the two',
      );
    }
  }
  if (missing.length === 0) return places;
  const shown = header.map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)).slice(0, 20);
  const list = `found instead: ${shown.map((name) => JSON.stringify(name)).join(', ')}`;
  if (missing.length === COLUMNS.length) {
    throw new SourceError(
      source,
      `is no table of transactions (${list})`,
      `its first row must name the columns ${COLUMNS.map((column) => NAMES[column][0]).join(', ')}`,
    );
  }
  throw new SourceError(
    source,
    `has no column for ${missing.join(', ')} (${list})`,
    'add the column, or rename the one that holds it',
  );
}

/** Whether the header ends in a ninth column without a name, which pandas calls `Unnamed: 8`: the course CSV's mark. */
export function hasUnnamedNinth(header: readonly string[]): boolean {
  return header.length === COLUMNS.length + 1 && /^(unnamed: ?8)?$/i.test(header[COLUMNS.length].trim());
}
