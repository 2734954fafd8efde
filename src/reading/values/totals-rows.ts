import { literal } from '../../store';

/** A text that names a row of totals, in five languages, in lower case without accents. */
const TOTALS = String.raw`((grand|sub|overall)[ -]?)?totals?( (geral|general|generale|gesamt|de registros|registros|of rows|rows|lines|amount|sales|revenue|vendas|ventas|linhas|filas|lignes))?|soma|suma|sum|summe|gesamt(summe|betrag)?|zwischensumme|somme|sous-total|subtotal`;

/** The same as a pattern, for RE2 too: a whole text, with a figure behind it or not. */
const TOTALS_PATTERN = String.raw`^(${TOTALS}) *:? *[-0-9.,]*$`;

const PATTERN = new RegExp(TOTALS_PATTERN);

/** Whether a record of too few fields is a row of totals: its first filled field says so. */
export function isTotals(record: string, separator: string): boolean {
  const first = record.split(separator).find((field) => field.trim() !== '') ?? '';
  return PATTERN.test(first.replace(/^"|"$/g, '').trim().toLowerCase());
}

/**
 * SQL for whether a row that has its fields is one of totals: one of its texts says so, and it names no customer.
 *
 * @param customer the column of the customer
 * @param texts the columns that may say it, among them the customer's
 */
export function isTotalsRow(customer: string, texts: readonly string[]): string {
  const plain = (text: string): string => `lower(strip_accents(${text}))`;
  // An id that begins with a digit names a customer; no further look is needed.
  return `(${customer} IS NULL OR ${customer} >= 'A' AND regexp_matches(${plain(customer)}, ${literal(TOTALS_PATTERN)}))
    AND regexp_matches(${plain(`concat_ws(chr(10), ${texts.join(', ')})`)}, ${literal(`(?m)${TOTALS_PATTERN}`)})`;
}
