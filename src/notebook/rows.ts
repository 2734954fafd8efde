/** A row of a table: values by column. */
export type TableRow = Readonly<Record<string, unknown>>;

/** What is used of a danfo DataFrame; anything of this shape will do, so that danfo need not be loaded here. */
export interface FrameLike {
  readonly columns: readonly string[];
  /** Row after row. */
  readonly values: unknown;
  readonly index?: readonly (string | number)[];
}

/** What a table can be made of. */
export type TableData = readonly object[] | FrameLike;

/** Rows and the names of their columns, in order. */
export interface NamedRows {
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The name of the column that holds a frame's index, where that says something (as in `describe`). */
export const indexColumn = 'index';

/** Reads rows or a frame. @throws TypeError when it is neither */
export function readRows(data: TableData): NamedRows {
  if (Array.isArray(data)) {
    const rows = data as readonly TableRow[];
    const wrong = rows.findIndex((row) => typeof row !== 'object' || row === null);
    if (wrong >= 0)
      throw new TypeError(`row ${wrong} of the table must be an object, received ${String(data[wrong])}`);
    return { names: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows };
  }
  const { columns, values, index } = data as FrameLike;
  if (!Array.isArray(columns) || !Array.isArray(values)) {
    throw new TypeError('a table is made of rows (an array of objects) or of a danfo DataFrame');
  }
  const indexed = index !== undefined && index.some((name, i) => String(name) !== String(i));
  const names = columns.map(String);
  const rows = (values as readonly (readonly unknown[])[]).map((cells, i) => {
    const row = Object.fromEntries(names.map((name, j) => [name, cells[j]]));
    return indexed ? { [indexColumn]: index[i], ...row } : row;
  });
  return { names: indexed ? [indexColumn, ...names] : names, rows };
}
