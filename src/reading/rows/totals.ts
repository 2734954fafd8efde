import { identifier, readSql, type Database } from '../../store';
import { type Totals } from '../types';

/** The figures that tell one set of lines from another. */
export function readTotals(database: Database, table: string): Promise<Totals> {
  return database.row<Totals>(readSql('reading/rows/totals', { table: identifier(table) }));
}
