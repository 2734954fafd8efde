import { rolesOf } from './roles';

/** The beginning of a table as its cells: each row with its number in the source. */
export interface HeadRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table's header and what stands around it. */
export interface Head {
  readonly header: readonly string[];
  /** The header's row or line in the source. */
  readonly row: number;
  /** The rows above it that are filled: titles. */
  readonly titles: readonly string[];
  /** The rows after it, as far as the beginning reaches. */
  readonly sample: readonly (readonly string[])[];
}

/** How far down a header is looked for. */
const ROWS_SEARCHED = 60;

/** How many different roles a row of cells names. */
export function countRoles(cells: readonly string[]): number {
  const named = new Set<string>();
  for (const cell of cells) {
    const [first] = rolesOf(cell);
    if (first !== undefined) named.add(first.role);
  }
  return named.size;
}

/**
 * Finds a table's header among its first rows: the row that names most roles, the first of equals; where none names
 * two, the first row.
 */
export function findHead(rows: readonly HeadRow[]): Head | null {
  if (rows.length === 0) return null;
  let best = 0;
  let most = 1;
  rows.slice(0, ROWS_SEARCHED).forEach(({ cells }, i) => {
    const count = countRoles(cells);
    if (count > most) [best, most] = [i, count];
  });
  return headAt(rows, best);
}

/** The head of a table whose header is known to be one of its rows. */
export function headAt(rows: readonly HeadRow[], at: number): Head {
  return {
    header: rows[at].cells.map((cell) => cell.trim()),
    row: rows[at].row,
    titles: rows
      .slice(0, at)
      .map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' '))
      .filter((title) => title !== ''),
    sample: rows.slice(at + 1).map(({ cells }) => cells),
  };
}
