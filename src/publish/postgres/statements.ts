import { identifier } from '../../store';
import { type PublishedTable } from './tables';

const STAGED = 'pg_temp.staged_';

/** The temporary table that a month's rows come to first. */
export function stagedName({ table }: PublishedTable): string {
  return `${STAGED}${table}`;
}

/** Makes the staging table, with the columns of the table that it is for. */
export function stageSql(published: PublishedTable): string {
  return `CREATE TEMP TABLE staged_${published.table} (LIKE insiders.${published.table}) ON COMMIT DROP`;
}

/** Whether a table has rows of a month; bound are the run and the day. */
export function holdsMonthSql({ table }: PublishedTable): string {
  return `SELECT EXISTS (SELECT FROM insiders.${table} WHERE run = $1 AND as_of = $2::date) AS held`;
}

/** Takes the staged rows over: new ones are added, and known ones changed only where they differ. */
export function upsertSql(published: PublishedTable, columns: readonly string[]): string {
  const { table, key, kept = [] } = published;
  const values = columns.filter((column) => !key.includes(column)).map(identifier);
  const fresh = values.map((column) =>
    kept.map(identifier).includes(column)
      ? `coalesce(excluded.${column}, old.${column})`
      : `excluded.${column}`,
  );
  const all = columns.map(identifier).join(', ');
  return [
    `INSERT INTO insiders.${table} AS old (${all})`,
    `SELECT ${all} FROM ${stagedName(published)}`,
    `ON CONFLICT (${key.map(identifier).join(', ')}) DO UPDATE`,
    `SET ${values.map((column, i) => `${column} = ${fresh[i]}`).join(', ')}`,
    `WHERE (${values.map((column) => `old.${column}`).join(', ')}) IS DISTINCT FROM (${fresh.join(', ')})`,
  ].join('\n');
}

/** Removes what the month had before and has no more; bound are the run and the day. */
export function removeGoneSql(published: PublishedTable): string {
  const { table, key, nullable = [] } = published;
  const same = key.map((column) => {
    const name = identifier(column);
    return nullable.includes(column)
      ? `staged.${name} IS NOT DISTINCT FROM old.${name}`
      : `staged.${name} = old.${name}`;
  });
  return [
    `DELETE FROM insiders.${table} AS old`,
    'WHERE old.run = $1 AND old.as_of = $2::date',
    `AND NOT EXISTS (SELECT FROM ${stagedName(published)} AS staged WHERE ${same.join(' AND ')})`,
  ].join('\n');
}
