import { type Settings } from '../../config';
import { withArtefacts } from '../../store';

/** Something that a reader of the lines must know: how many lines and how much money it touches. */
export interface Oddity {
  readonly what: string;
  readonly lines: number;
  /** 0 to 1. */
  readonly share_of_lines: number;
  readonly invoices: number;
  /** Quantity × unit price, returns negative. */
  readonly value: number;
}

const ODDITIES: readonly { readonly what: string; readonly is: string }[] = [
  { what: 'no customer id (guests)', is: 'customer_id IS NULL' },
  { what: 'cancelled: the invoice number begins with C', is: "starts_with(invoice_no, 'C')" },
  { what: 'negative quantity', is: 'quantity < 0' },
  {
    what: 'negative quantity without a cancellation',
    is: "quantity < 0 AND NOT starts_with(invoice_no, 'C')",
  },
  { what: 'unit price of zero', is: 'unit_price = 0' },
  { what: 'negative unit price', is: 'unit_price < 0' },
  { what: 'no description', is: 'description IS NULL' },
  { what: 'stock code of letters alone', is: "regexp_full_match(stock_code, '[A-Za-z]+')" },
  {
    what: 'country is “European Community” or “Unspecified”',
    is: "lower(country) IN ('european community', 'unspecified')",
  },
  { what: 'exact repeat of an earlier line (kept: it may be a second scan)', is: 'repeat_no > 1' },
  { what: 'customer stands under two countries or more', is: 'countries > 1' },
];

/** Counts the lines' oddities; one line can have several. */
export function countOddities(settings: Settings): Promise<Oddity[]> {
  return withArtefacts(settings, ['lines'], async (database) => {
    await database.run(`
      CREATE TEMP TABLE looked_at AS
      WITH two AS (
        SELECT customer_id, count(DISTINCT country) AS countries FROM lines
        WHERE customer_id IS NOT NULL GROUP BY customer_id
      )
      SELECT lines.*, coalesce(countries, 0) AS countries,
        row_number() OVER (
          PARTITION BY invoice_no, stock_code, description, quantity, invoice_date, unit_price, lines.customer_id, country
          ORDER BY line_no
        ) AS repeat_no
      FROM lines LEFT JOIN two USING (customer_id)`);
    const found: Oddity[] = [];
    for (const { what, is } of ODDITIES) {
      const row = await database.row<Omit<Oddity, 'what'>>(`
        SELECT count(*) FILTER (WHERE odd) AS lines,
          count(*) FILTER (WHERE odd) / greatest(count(*), 1) AS share_of_lines,
          count(DISTINCT invoice_no) FILTER (WHERE odd) AS invoices,
          coalesce(CAST(sum(quantity * unit_price) FILTER (WHERE odd) AS DOUBLE), 0) AS value
        FROM (SELECT *, coalesce(${is}, false) AS odd FROM looked_at)`);
      found.push({ what, ...row });
    }
    return found;
  });
}
