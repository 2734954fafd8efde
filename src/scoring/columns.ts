import { type Matrix } from 'ml-matrix';

/** Some of the columns, in the order in which they are named. */
export function pickColumns(
  { values, columns }: { readonly values: Matrix; readonly columns: readonly string[] },
  names: readonly string[],
): Matrix {
  return values.subMatrixColumn(names.map((name) => columns.indexOf(name)));
}
