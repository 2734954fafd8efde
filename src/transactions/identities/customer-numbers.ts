import { createHmac } from 'node:crypto';
import { identifier, type Database } from '../../store';
import { identityKey } from './identity-key';
import { type Settings } from '../../config';

/** The largest number that the features and forecasts take. */
const LARGEST = 2_147_483_647;
/** How much of a keyed hash stands for an address: 64 bits. */
const HASH_LENGTH = 16;

/**
 * Turns the customers' ids of a lines' table into whole numbers, which the features work with, and makes the table
 * `ids` of what they stand for: customer_id BIGINT, shown VARCHAR, identity VARCHAR.
 *
 * Ids that are whole numbers stay what they are, and `ids` is empty. All others are numbered by their length and their
 * letters; `shown` is the id. Of e-mail addresses and names `shown` is a keyed hash, and `identity` the address, which
 * only the lists may hold.
 *
 * @param options `personal`: whether the ids are addresses or names
 */
export async function numberCustomers(
  database: Database,
  table: string,
  options: { readonly personal?: boolean; readonly settings?: Pick<Settings, 'dataDir' | 'identify'> } = {},
): Promise<void> {
  const name = identifier(table);
  await database.run(
    'CREATE OR REPLACE TEMP TABLE ids (customer_id BIGINT, shown VARCHAR, identity VARCHAR)',
  );
  const { plain } = await database.row<{ plain: boolean }>(`
    SELECT coalesce(bool_and(regexp_full_match(customer_id, '0|[1-9]\\d{0,9}')
      AND TRY_CAST(customer_id AS BIGINT) <= ${LARGEST}), true) AS plain
    FROM ${name} WHERE customer_id IS NOT NULL`);
  if (!plain) {
    await database.run(`
      INSERT INTO ids
      SELECT row_number() OVER (ORDER BY length(id), id), id, NULL
      FROM (SELECT DISTINCT customer_id AS id FROM ${name} WHERE customer_id IS NOT NULL)`);
    // An invoice that was made of a customer and a day must not tell the address.
    await database.run(`
      UPDATE ${name} SET customer_id = CAST(ids.customer_id AS VARCHAR),
        invoice_no = CASE WHEN starts_with(invoice_no, ids.shown || '/')
          THEN ids.customer_id || substr(invoice_no, length(ids.shown) + 1) ELSE invoice_no END
      FROM ids WHERE ${name}.customer_id = ids.shown`);
    if (options.personal === true) await hashIds(database, options.settings);
  }
  await database.run(`ALTER TABLE ${name} ALTER customer_id TYPE BIGINT`);
}

/** Puts a keyed hash in the place of each address or name; the address itself stays only where lists may have it. */
async function hashIds(
  database: Database,
  settings: Pick<Settings, 'dataDir' | 'identify'> | undefined,
): Promise<void> {
  const key = await identityKey(settings?.dataDir ?? null);
  const rows = await database.rows<{ customer_id: number; shown: string }>(
    'SELECT customer_id, shown FROM ids',
  );
  const hashed = rows.map(({ customer_id, shown }) => ({
    customer_id,
    shown: createHmac('sha256', key).update(shown.trim()).digest('hex').slice(0, HASH_LENGTH),
    identity: settings?.identify === 'lists' ? shown : null,
  }));
  await database.run('DELETE FROM ids');
  const appender = await database.connection.createAppender('ids');
  for (const { customer_id, shown, identity } of hashed) {
    appender.appendBigInt(BigInt(customer_id));
    appender.appendVarchar(shown);
    if (identity === null) appender.appendNull();
    else appender.appendVarchar(identity);
    appender.endRow();
  }
  appender.closeSync();
}
