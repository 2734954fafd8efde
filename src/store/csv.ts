/** A column of a CSV file. */
export interface CsvColumn {
  readonly name: string;
  /** Digits after the point for numbers; default: as many as the number has. */
  readonly decimals?: number;
}

/**
 * Rows as CSV text (RFC 4180): comma, a header, LF line ends, text quoted where it must be; missing values are empty.
 *
 * A text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a carriage return) gets an
 * apostrophe before it, so that opening the file runs nothing.
 *
 * @throws RangeError when a number is not finite, TypeError when a value is neither text, number nor flag (the column
 *   is named)
 */
export function csvText<T extends object>(rows: readonly T[], columns: readonly CsvColumn[]): string {
  const lines = [columns.map((column) => cell(column.name, column)).join(',')];
  for (const row of rows) {
    lines.push(
      columns.map((column) => cell((row as Record<string, unknown>)[column.name], column)).join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

function cell(value: unknown, { name, decimals }: CsvColumn): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new RangeError(`column ${name} must hold finite numbers, received ${value}`);
    return decimals === undefined ? String(value) : value.toFixed(decimals);
  }
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string')
    throw new TypeError(`column ${name} must hold text, numbers or flags, received ${typeof value}`);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
