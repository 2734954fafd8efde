import { identifier, type Database } from '../store';
import { SourceError } from './source-error';

/**
 * Turns the customers' ids of a lines' table into whole numbers, as the features have them.
 *
 * @throws SourceError when an id is no number
 */
export async function numberCustomers(database: Database, table: string): Promise<void> {
  const name = identifier(table);
  const { text } = await database.row<{ text: string | null }>(
    `SELECT min(customer_id) AS text FROM ${name} WHERE NOT regexp_full_match(customer_id, '0|[1-9]\\d{0,14}')`,
  );
  if (text !== null) {
    throw new SourceError(
      'the source',
      'has ids of customers that are no whole numbers',
      'give each a number',
    );
  }
  await database.run(`ALTER TABLE ${name} ALTER customer_id TYPE BIGINT`);
}
