import { identifier, type Database } from './database';

/** The types of columns that tables are filled with. */
export type ColumnType = 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN';

/** A value of a row; missing ones become NULL. */
export type CellValue = number | string | boolean | null | undefined;

/**
 * Makes a temporary table and fills it with rows, in their order.
 *
 * @param columns the table's columns, in order, with their types
 * @throws RangeError when a number is not finite, or not whole where the column is; the column is named
 */
export async function appendTable(
  database: Database,
  name: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly Readonly<Record<string, CellValue>>[],
): Promise<void> {
  const types = Object.entries(columns);
  const definitions = types.map(([column, type]) => `${identifier(column)} ${type}`);
  await database.run(`CREATE TEMP TABLE ${identifier(name)} (${definitions.join(', ')})`);
  const appender = await database.connection.createAppender(name);
  for (const row of rows) {
    for (const [column, type] of types) {
      const value = row[column];
      if (value === null || value === undefined) {
        appender.appendNull();
        continue;
      }
      if (typeof value === 'number' && !(type === 'DOUBLE' ? Number.isFinite : Number.isInteger)(value)) {
        throw new RangeError(`column ${column} must hold ${type}, received ${value}`);
      }
      switch (type) {
        case 'BIGINT':
          appender.appendBigInt(BigInt(value));
          break;
        case 'INTEGER':
          appender.appendInteger(Number(value));
          break;
        case 'DOUBLE':
          appender.appendDouble(Number(value));
          break;
        case 'VARCHAR':
          appender.appendVarchar(String(value));
          break;
        case 'BOOLEAN':
          appender.appendBoolean(Boolean(value));
          break;
        default: {
          const unknown: never = type;
          throw new RangeError(`there is no column type ${String(unknown)}`);
        }
      }
    }
    appender.endRow();
  }
  appender.closeSync();
}
