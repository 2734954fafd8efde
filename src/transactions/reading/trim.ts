const BLANKS = `' ' || chr(9) || chr(10) || chr(13) || chr(160)`;

/**
 * SQL for a column's text without the blanks around it, which are no part of a value; null when nothing is left.
 *
 * Trimming is slow in DuckDB, and most texts start and end in a printing character of ASCII.
 */
export function trimmed(column: string): string {
  return `CASE WHEN ${column}[1] BETWEEN '!' AND '~' AND ${column}[-1] BETWEEN '!' AND '~' THEN ${column}
    ELSE nullif(trim(${column}, ${BLANKS}), '') END`;
}
