import { identifier, type Database } from '../../store';
import { SourceError } from '../source-error';
import { isNoSale, stateOf } from '../values';
import { mapColumns, type Role } from '../columns';
import { customerText } from './ids';
import { joinDays } from './join-days';
import { type ReadPlan, type ReadingSettings } from '../plan';

const SHOWN_STATUSES = 8;

/**
 * Brings the table `staged` to one row a line that says all of itself: an order's fields on each of its lines, an
 * e-mail address for a guest where the export has it so, a price from the list.
 *
 * @param roles the roles that the source has; what is added or found to be none is changed here
 */
export async function prepareStaged(
  database: Database,
  plan: ReadPlan,
  roles: Set<Role>,
  notices: string[],
  settings: ReadingSettings,
): Promise<void> {
  const { known, priceList } = plan;
  await joinDays(database, plan, roles, notices);
  const filled = (known?.onFirstLine ?? []).filter((role) => roles.has(role));
  if (filled.length > 0) {
    const replaced = filled.map(
      (role) =>
        `coalesce(${identifier(role)}, first_value(${identifier(role)} IGNORE NULLS) OVER (PARTITION BY invoice ORDER BY line_no)) AS ${identifier(role)}`,
    );
    await database.run(
      `CREATE OR REPLACE TEMP TABLE staged AS SELECT * REPLACE (${replaced.join(', ')}) FROM staged ORDER BY line_no`,
    );
  }
  if (known?.emailForGuests === true && roles.has('email') && roles.has('customer')) {
    await database.run(
      `UPDATE staged SET customer = email WHERE ${customerText('customer')} IS NULL AND email IS NOT NULL`,
    );
  }
  if (priceList !== null && !roles.has('price') && !roles.has('amount')) {
    await addPrices(database, plan, roles, notices);
  }
  if (roles.has('kind')) await checkKinds(database, roles, notices);
  if (roles.has('status')) await sayStatuses(database, notices);
  if (roles.has('discount') && settings.discounts === 'subtract') await sharesOfPercent(database);
  for (const role of ['discount', 'tax', 'shipping'] as const) sayLeft(role, roles, plan, settings, notices);
}

/** Takes prices from a list, by the product's code or description. */
async function addPrices(
  database: Database,
  plan: ReadPlan,
  roles: Set<Role>,
  notices: string[],
): Promise<void> {
  const list = plan.priceList as NonNullable<ReadPlan['priceList']>;
  const { places } = mapColumns(
    list.head,
    {},
    { source: list.source, without: [], free: true, said: null, list: true },
  );
  const key = places.product !== undefined && roles.has('product') ? 'product' : 'description';
  const place = places[key] ?? places.product ?? places.description;
  const price = places.price ?? places.amount;
  if (place === undefined || price === undefined || !roles.has(key)) {
    throw new SourceError(
      list.source,
      'is no list of prices for this source',
      `it must have a column for ${key === 'product' ? 'the product code' : 'the product’s description'} and one for the price`,
    );
  }
  await list.stage(database, 'price_list', [
    { name: 'key', place },
    { name: 'price', place: price },
  ]);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE staged AS
    WITH list AS (SELECT lower(key) AS key, min(price) AS price FROM price_list GROUP BY lower(key))
    SELECT staged.*, list.price FROM staged LEFT JOIN list ON lower(staged.${key}) = list.key ORDER BY line_no`);
  await database.run('DROP TABLE price_list');
  roles.add('price');
  notices.push('The prices come from the price list; a line whose product is not in it is set aside.');
}

/** A column of kinds counts only when some of them are sales; else it is about something else. */
async function checkKinds(database: Database, roles: Set<Role>, notices: string[]): Promise<void> {
  const { sales } = await database.row<{ sales: number }>(
    `SELECT count(*) FILTER (WHERE NOT (${isNoSale('kind')})) AS sales FROM staged WHERE kind IS NOT NULL`,
  );
  if (sales > 0) return;
  roles.delete('kind');
  notices.push(
    'The column that is named like a kind of transaction names no sale; it is left out of account.',
  );
}

/** Names the statuses of orders that count, so that a reader can see a word that was not understood. */
async function sayStatuses(database: Database, notices: string[]): Promise<void> {
  const standing = await database.rows<{ status: string; rows: number }>(
    `SELECT status, count(*) AS rows FROM staged WHERE status IS NOT NULL AND ${stateOf('status')} IS NULL
    GROUP BY status ORDER BY rows DESC, status LIMIT ${SHOWN_STATUSES}`,
  );
  if (standing.length === 0) return;
  const list = standing.map(({ status, rows }) => `“${status}” (${rows} rows)`).join(', ');
  notices.push(`Orders with the status ${list} count as sales.`);
}

/** Writes discounts such as `10%` as shares of 1, where they are written so. */
async function sharesOfPercent(database: Database): Promise<void> {
  const share = `TRY_CAST(replace(regexp_replace(discount, '[%\\s]', '', 'g'), ',', '.') AS DOUBLE) / 100`;
  const { percent } = await database.row<{ percent: boolean }>(
    `SELECT coalesce(bool_or(contains(discount, '%')), false) AS percent FROM staged`,
  );
  if (!percent) return;
  await database.run(
    `UPDATE staged SET discount = CAST(${share} AS VARCHAR) WHERE contains(discount, '%') AND ${share} IS NOT NULL`,
  );
}

function sayLeft(
  role: 'discount' | 'tax' | 'shipping',
  roles: ReadonlySet<Role>,
  plan: ReadPlan,
  settings: ReadingSettings,
  notices: string[],
): void {
  if (!roles.has(role)) return;
  const name = `“${plan.names[role] ?? role}”`;
  if (role === 'shipping') notices.push(`${name} is no part of a line: shipping is left out.`);
  else if ((role === 'discount' ? settings.discounts : settings.taxes) === 'subtract') {
    notices.push(`${name} is taken off the lines, as the settings say.`);
  } else {
    notices.push(
      `${name} is not taken off the lines; --${role === 'discount' ? 'discounts' : 'taxes'} subtract takes it off.`,
    );
  }
}
