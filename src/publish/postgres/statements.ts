import { identifier } from '../../store';

/** The temporary table that rows come to first where they meet those of other months. */
export function stagedName(table: string): string {
  return `pg_temp.staged_${table}`;
}

/** Makes the staging table, with the columns of the table that it is for. */
export function stageSql(table: string): string {
  return `CREATE TEMP TABLE staged_${table} (LIKE insiders.${table}) ON COMMIT DROP`;
}

/** Removes a month's rows; bound are the run and the day. */
export function removeMonthSql(table: string): string {
  return `DELETE FROM insiders.${table} WHERE run = $1 AND as_of = $2::date`;
}

/** Removes what the month had before and has no more; bound are the run and the day. */
export function removeGoneSql(table: string, key: readonly string[]): string {
  const same = key.map(identifier).map((column) => `staged.${column} = old.${column}`);
  return [
    `DELETE FROM insiders.${table} AS old`,
    'WHERE old.run = $1 AND old.as_of = $2::date',
    `AND NOT EXISTS (SELECT FROM ${stagedName(table)} AS staged WHERE ${same.join(' AND ')})`,
  ].join('\n');
}

/** Takes the staged rows over: new ones are added, known ones changed, and columns that are kept lose nothing. */
export function upsertSql(
  table: string,
  columns: readonly string[],
  { key, kept }: { readonly key: readonly string[]; readonly kept: readonly string[] },
): string {
  const all = columns.map(identifier).join(', ');
  const fresh = columns
    .filter((column) => !key.includes(column))
    .map((column) => {
      const name = identifier(column);
      const value = kept.includes(column) ? `coalesce(excluded.${name}, old.${name})` : `excluded.${name}`;
      return `${name} = ${value}`;
    });
  return [
    `INSERT INTO insiders.${table} AS old (${all})`,
    `SELECT ${all} FROM ${stagedName(table)}`,
    `ON CONFLICT (${key.map(identifier).join(', ')}) DO UPDATE SET ${fresh.join(', ')}`,
  ].join('\n');
}
