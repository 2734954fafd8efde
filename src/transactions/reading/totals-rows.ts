/** A text that names a row of totals, in five languages, in lower case without accents. */
const TOTALS = String.raw`((grand|sub|overall)[ -]?)?totals?( (geral|general|generale|gesamt|de registros|registros|of rows|rows|lines|amount|sales|revenue|vendas|ventas|linhas|filas|lignes))?|soma|suma|sum|summe|gesamt(summe|betrag)?|zwischensumme|somme|sous-total|subtotal`;

/** The same as a pattern for RE2: a whole text, with a figure behind it or not. */
export const TOTALS_PATTERN = String.raw`^(${TOTALS}) *:? *[-0-9.,]*$`;

const PATTERN = new RegExp(TOTALS_PATTERN);

/** Whether a record of too few fields is a row of totals: its first filled field says so. */
export function isTotals(record: string, separator: string): boolean {
  const first = record.split(separator).find((field) => field.trim() !== '') ?? '';
  return PATTERN.test(first.replace(/^"|"$/g, '').trim().toLowerCase());
}
