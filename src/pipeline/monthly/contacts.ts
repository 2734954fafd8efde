import { readFile } from 'node:fs/promises';
import { readCsv } from '../../store';

/** What a file of contacts says of customers. */
export interface Contacts {
  /** Its columns beside `customer_id`. */
  readonly columns: readonly string[];
  /** By what the shop calls a customer. */
  readonly of: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/**
 * Reads a CSV of contacts: a column `customer_id`, and others that are joined to the lists.
 *
 * @throws Error that names the file, and what is wrong in it
 */
export async function readContacts(file: string): Promise<Contacts> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`--contacts must name a CSV that can be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const { columns, rows } = readCsv(text);
  if (!columns.includes('customer_id')) {
    throw new Error(`${file} must have a column customer_id, received ${columns.join(', ')}`);
  }
  const of = new Map(rows.map((row) => [row.customer_id, row]));
  if (of.size < rows.length) {
    throw new Error(
      `${file} must have each customer once, received ${rows.length} rows of ${of.size} customers`,
    );
  }
  return { columns: columns.filter((name) => name !== 'customer_id'), of };
}
