/** A column of a CSV file. */
export interface CsvColumn {
  readonly name: string;
  /** Digits after the point for numbers; default: as many as the number has. */
  readonly decimals?: number;
}

/** For whom a CSV file is written. */
export interface CsvStyle {
  /** The character between cells; default `,`. */
  readonly separator?: ',' | ';';
  /** The character before a number's decimals; default `.`. */
  readonly decimalSign?: '.' | ',';
  /** Whether the text begins with a byte order mark, by which Excel knows UTF-8; default false. */
  readonly byteOrderMark?: boolean;
}

/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, “CSV injection”), full-width signs too. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * Rows as CSV text (RFC 4180): a header, LF line ends, text quoted where it must be; missing values are empty.
 *
 * A text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line's end) gets an
 * apostrophe before it, so that opening the file runs nothing. Numbers stay numbers.
 *
 * @param style default: commas and decimal points, without a byte order mark
 * @throws RangeError when a number is not finite, or cells and decimals are parted by the same character; TypeError
 *   when a value is neither text, number nor flag (the column is named)
 */
export function csvText<T extends object>(
  rows: readonly T[],
  columns: readonly CsvColumn[],
  style: CsvStyle = {},
): string {
  const { separator = ',', decimalSign = '.', byteOrderMark = false } = style;
  if (separator === decimalSign)
    throw new RangeError(`separator and decimalSign must differ, received "${separator}" for both`);
  const line = (cells: readonly unknown[]): string =>
    cells.map((value, c) => cell(value, columns[c], separator, decimalSign)).join(separator);
  const lines = [line(columns.map(({ name }) => name))];
  for (const row of rows) lines.push(line(columns.map(({ name }) => (row as Record<string, unknown>)[name])));
  return `${byteOrderMark ? '\ufeff' : ''}${lines.join('\n')}\n`;
}

/** A text that a spreadsheet takes for no formula: with an apostrophe before it where it begins like one. */
export function formulaSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function cell(value: unknown, column: CsvColumn, separator: string, decimalSign: string): string {
  const { name, decimals } = column;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new RangeError(`column ${name} must hold finite numbers, received ${value}`);
    return (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('.', decimalSign);
  }
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string')
    throw new TypeError(`column ${name} must hold text, numbers or flags, received ${typeof value}`);
  const safe = formulaSafe(value);
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
