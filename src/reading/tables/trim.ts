const BLANKS = ["' '", 'chr(9)', 'chr(10)', 'chr(13)', 'chr(160)'];

/**
 * SQL for a column's text without the blanks around it, which are no part of a value; null when nothing is left.
 *
 * Trimming is slow in DuckDB, and to see whether there is something to trim is not.
 */
export function trimmed(column: string): string {
  const ends = BLANKS.map((blank) => `suffix(${column}, ${blank})`).join(' OR ');
  return `CASE WHEN ${column} < '!' OR prefix(${column}, chr(160)) OR ${ends}
    THEN nullif(trim(${column}, ${BLANKS.join(' || ')}), '') ELSE ${column} END`;
}
