import { type Preset, type Settings } from '../config';
import { artefact, literal, readSql, withArtefacts, writeArtefact, type Database } from '../store';
import { findGiants, giantRule, type Giant } from './giants';
import { MEASURES, round, rulesLedger, type LedgerRow, type Measured } from './ledger';
import { rulesForSource } from './source-rules';
import { createWorkingTable } from './working';

/** What cleaning did. */
export interface CleaningSummary {
  readonly ledger: readonly LedgerRow[];
  /** Value of all lines with a quantity of zero or more, before any rule. */
  readonly purchases: number;
  /** Lines with a quantity of zero or more that still stand. */
  readonly purchaseLines: number;
  /** Lines with a negative quantity, matched or not. */
  readonly returnLines: number;
}

/** What the record of the cleaned lines says of them. */
export interface CleanedDetails extends Pick<CleaningSummary, 'purchaseLines' | 'returnLines'> {
  /** What guests who are no customers brought in the window that features count over. */
  readonly guestGrossRevenue: number;
  readonly guestNetRevenue: number;
  /** Customers out of all proportion, whose lines are set apart. */
  readonly giants: readonly Giant[];
}

/** Lines that were cleaned in a database. */
export interface CleanedLines {
  /** Each step, what it dropped and what it left. */
  readonly ledger: readonly LedgerRow[];
  readonly giants: readonly Giant[];
}

/** The lines that no rule dropped. */
export const cleanedArtefact = artefact<CleanedDetails>('cleaned');

/**
 * Cleans the table `lines` into the table `cleaned`, by a preset's rules.
 *
 * `cleaned` has the columns of `lines`, `day` (the date without its time), `is_guest`, and `standing_quantity`: what
 * is left of the quantity after returns were matched to earlier purchases of the same product by the same customer,
 * newest first (all of it where the preset does not net). A return is never matched to a purchase that comes after it;
 * what finds no purchase stays as a return of its own, so that the sum over all lines does not change.
 * Lines that were wholly taken back stay in the table with a standing quantity of zero, because gross revenue counts
 * them.
 *
 * Last, the lines of customers who are out of all proportion to the others are set apart (see `findGiants`).
 *
 * @param known the numbers of these customers, where they were found already: as of an earlier day they are the same
 */
export async function cleanLines(
  database: Database,
  preset: Preset,
  known?: readonly number[],
): Promise<CleanedLines> {
  const sourceRules = await rulesForSource(database, preset);
  await createWorkingTable(database, { ...preset, rules: sourceRules });
  const giants = known === undefined ? await findGiants(database, preset) : [];
  const apart = known ?? giants.map(({ customerId }) => customerId);
  const rules = [...sourceRules, ...giantRule(apart)];
  if (apart.length > 0)
    await database.run(
      `UPDATE working SET dropped_by = ${rules.length} WHERE dropped_by = 0 AND customer_id IN (${apart.map(Number).join(', ')})`,
    );
  const ledger = await rulesLedger(database, rules);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE cleaned AS ${readSql('cleaning/cleaned', await quantityTypes(database))}`,
    {
      net: preset.netReturns,
    },
  );
  if (preset.netReturns) ledger.push(await takenBackRow(database, ledger[ledger.length - 1]));
  return { ledger, giants };
}

/** Whole numbers where the source's quantities are, else what keeps every gram. */
async function quantityTypes(database: Database): Promise<Record<string, string>> {
  const { type } = await database.row<{ type: string }>(
    'SELECT typeof(any_value(quantity)) AS type FROM working',
  );
  const broken = type.startsWith('DECIMAL');
  return {
    'type of quantities': broken ? type : 'INTEGER',
    'type of sums': broken ? 'DECIMAL(38, 4)' : 'BIGINT',
  };
}

/** Cleans the run's lines by its preset and writes the artefacts `cleaned` and `ledger`. */
export async function clean(settings: Settings): Promise<CleaningSummary> {
  return withArtefacts(settings, ['lines'], async (database) => {
    const { ledger, giants } = await cleanLines(database, settings.rules);
    const counts = await database.row<{ purchaseLines: number; returnLines: number }>(`
      SELECT count(*) FILTER (WHERE quantity = 0 OR standing_quantity > 0) AS "purchaseLines",
        count(*) FILTER (WHERE quantity < 0) AS "returnLines" FROM cleaned`);
    const { purchases } = await database.row<Measured>(`SELECT ${MEASURES} FROM lines`);
    await writeArtefact(database, settings, cleanedArtefact, {
      select: { table: 'cleaned', by: 'line_no' },
      from: ['lines'],
      details: { ...counts, ...(await guestRevenue(database, settings.rules)), giants },
    });
    await writeArtefact(database, settings, 'ledger', {
      select: ledgerSelect(ledger),
      from: ['lines'],
    });
    return { ledger, ...counts, purchases };
  });
}

/** The ledger that another preset's rules would leave on the same lines; nothing is written. */
export async function ledgerOf(settings: Settings, preset: Preset): Promise<readonly LedgerRow[]> {
  return withArtefacts(settings, ['lines'], async (database) => (await cleanLines(database, preset)).ledger);
}

/** What the lines of guests who are no customers come to in the window that features count over. */
async function guestRevenue(database: Database, preset: Preset) {
  const rules = await rulesForSource(database, preset);
  const { windowDays = null } = preset;
  return database.row<Pick<CleanedDetails, 'guestGrossRevenue' | 'guestNetRevenue'>>(
    readSql('cleaning/guest-revenue'),
    { guest_rule: rules.findIndex(({ rule }) => rule === 'guest') + 1, window_days: windowDays },
  );
}

async function takenBackRow(database: Database, before: LedgerRow): Promise<LedgerRow> {
  const all = await database.row<Measured>(`SELECT ${MEASURES} FROM cleaned`);
  const left = await database.row<Measured>(`
    SELECT ${MEASURES}
    FROM (SELECT customer_id, standing_quantity AS quantity, unit_price FROM cleaned
      WHERE quantity = 0 OR standing_quantity <> 0)`);
  return {
    step: before.step + 1,
    rule: 'taken_back',
    what: 'purchases that were returned, and the returns that took them back',
    reason:
      'A purchase that was taken back is no purchase: each return is matched to the same customer’s earlier purchases of the same product, newest first. Counted are the lines of which nothing stands; the values include the lines of which a part stands.',
    lines_dropped: all.lines - left.lines,
    lines_left: left.lines,
    purchases_dropped: round(all.purchases - left.purchases),
    value_dropped: round(before.value_left - left.value),
    value_left: left.value,
    customers_left: left.customers,
  };
}

function ledgerSelect(ledger: readonly LedgerRow[]): string {
  const rows = ledger.map(
    (row) =>
      `(${row.step}, ${literal(row.rule)}, ${literal(row.what)}, ${literal(row.reason)}, ${row.lines_dropped}, ` +
      `${row.lines_left}, ${row.purchases_dropped}::DOUBLE, ${row.value_dropped}::DOUBLE, ${row.value_left}::DOUBLE, ${row.customers_left})`,
  );
  const names =
    'step, rule, what, reason, lines_dropped, lines_left, purchases_dropped, value_dropped, value_left, customers_left';
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS ledger (${names}) ORDER BY step`;
}
