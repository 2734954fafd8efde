import { type Settings } from '../../src/config';
import { literal, withDatabase, writeArtefact, type Database } from '../../src/store';

/** A transaction line as a test writes it; what is left out is usual. */
export interface TestLine {
  /** Default: `1000`. */
  readonly invoice?: string;
  /** Default: `10001`. */
  readonly product?: string;
  /** Default: the product's code and ` thing`. */
  readonly description?: string | null;
  /** Default: 1. */
  readonly quantity?: number;
  /** ISO text with or without a time; default `2011-01-03`. */
  readonly date?: string;
  /** Default: 1. */
  readonly price?: number | string;
  /** Default: 1; null for a guest. */
  readonly customer?: number | null;
  /** Default: `United Kingdom`. */
  readonly country?: string;
}

/** The rows as the query that loading would have made of them, numbered in their order. */
function linesQuery(rows: readonly TestLine[]): string {
  const values = rows.map((row, i) => {
    const { invoice = '1000', product = '10001', quantity = 1, date = '2011-01-03', price = 1 } = row;
    const { description = `${product} thing`, customer = 1, country = 'United Kingdom' } = row;
    return [
      String(i + 1),
      literal(invoice),
      literal(product),
      description === null ? 'NULL' : literal(description),
      String(quantity),
      `TIMESTAMP ${literal(date)}`,
      literal(String(price)),
      customer === null ? 'NULL' : String(customer),
      literal(country),
    ];
  });
  const none = ["1, '', '', '', 0, TIMESTAMP '2011-01-01', '0', 1, ''"];
  const table = (rows.length === 0 ? none : values.map((row) => row.join(', '))).map((row) => `(${row})`);
  return `
    SELECT CAST(line_no AS INTEGER) AS line_no, invoice_no, stock_code, CAST(description AS VARCHAR) AS description,
      CAST(quantity AS INTEGER) AS quantity, invoice_date, CAST(unit_price AS DECIMAL(18, 4)) AS unit_price,
      CAST(customer_id AS INTEGER) AS customer_id, country
    FROM (VALUES ${table.join(', ')}) AS given
      (line_no, invoice_no, stock_code, description, quantity, invoice_date, unit_price, customer_id, country)
    ${rows.length === 0 ? 'WHERE false' : ''} ORDER BY line_no`;
}

/** Makes the table `lines` of an open database. */
export function createLines(database: Database, rows: readonly TestLine[]): Promise<void> {
  return database.run(`CREATE OR REPLACE TABLE lines AS ${linesQuery(rows)}`);
}

/** Writes the run's artefact `lines`, as loading would have. */
export function writeLines(settings: Settings, rows: readonly TestLine[]): Promise<unknown> {
  return withDatabase((database) =>
    writeArtefact(database, settings, 'lines', { select: linesQuery(rows), details: { made: 'by a test' } }),
  );
}
