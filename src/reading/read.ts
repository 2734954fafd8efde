import { tmpdir } from 'node:os';
import path from 'node:path';
import { identifier, namedTrouble, withTemporaryFolder, type Database } from '../store';
import { SourceError } from './source-error';
import { NUMBER_ROLES, readDates, readNumbers, FORM_NAMES, formOf } from './values';
import { type Role } from './columns';
import { isPublicForm } from './exports';
import {
  gatherContacts,
  typePlainRows,
  prepareStaged,
  leaveOutRepeats,
  noticeTwice,
  countReasons,
  eachSetAside,
  gatherReasons,
  writeSetAside,
  setStraysAside,
  readTotals,
  makeLines,
  priceDecimals,
  typeRows,
  type Reasons,
  type TypingPlan,
} from './rows';
import { keepOneCurrency, compareAmounts, currencyBySigns, fitPrices, readCredits } from './money';
import {
  preparePlan,
  NO_SETTINGS,
  stagePlan,
  type ReadPlan,
  type ReadingSettings,
  type StagedPlan,
} from './plan';
import { withLimits, type OnBytes } from './bytes';
import { type Reading, type SetAsideRow } from './types';

/** How to read transactions. */
export interface ReadOptions {
  /** The name of the table that the lines go to; default `lines`. */
  readonly table?: string;
  /** Where the rows that cannot be read are written, with a header even when there are none; default: nowhere. */
  readonly setAsideFile?: string | null;
  /** Where files of the work in between may go; default: the system's folder for them. */
  readonly temporaryFolder?: string;
  /** The file's name in messages; default: its path. */
  readonly source?: string;
  /** What the user says of the source; default: nothing. */
  readonly settings?: Partial<ReadingSettings>;
  readonly onBytes?: OnBytes;
}

/**
 * Reads a file of transactions, or several, into a temporary table.
 *
 * What the columns are, how dates and numbers are written and which export it is are known by the content. The table
 * has the columns line_no INTEGER (the line in the text, or the row in the workbook or Parquet file, from 1; with
 * several tables they count on), invoice_no VARCHAR, stock_code VARCHAR or null, description VARCHAR or null, quantity
 * INTEGER (DECIMAL(18, 4) where some are broken), invoice_date TIMESTAMP (true dates), unit_price DECIMAL(18, 4) (of
 * amounts DECIMAL(18, 8)), customer_id VARCHAR or null, country VARCHAR (null where the source has no such column), and, where the source knows it,
 * order_state VARCHAR (null where an order stands), and, for any but the public form, no_product BOOLEAN. Rows in = kept + set aside.
 *
 * @throws SourceError when a file is no table of transactions, can be read in two ways, or has no row that can be read
 */
export async function readTransactions(
  database: Database,
  files: string | readonly string[],
  options: ReadOptions = {},
): Promise<Reading> {
  const { table = 'lines', setAsideFile = null, temporaryFolder = tmpdir(), onBytes } = options;
  const settings = { ...NO_SETTINGS, ...options.settings };
  const read = async (folder: string): Promise<Reading> => {
    try {
      const plan = await preparePlan([files].flat(), folder, settings, options.source);
      const staged = await stagePlan(database, plan, onBytes);
      if (staged.rows === 0) {
        throw new SourceError(plan.source, 'has a header but no rows', 'name a file that holds rows');
      }
      return await readStaged(database, plan, staged, settings, table, setAsideFile);
    } catch (error) {
      throw namedTrouble(error, temporaryFolder);
    } finally {
      for (const name of ['staged', 'moments', 'typed', 'unreadable']) {
        await database.run(`DROP TABLE IF EXISTS ${name}`);
      }
    }
  };
  return withTemporaryFolder(temporaryFolder, 'reading', (folder) =>
    withLimits(settings.limits, () => read(folder)),
  );
}

async function readStaged(
  database: Database,
  plan: ReadPlan,
  staged: StagedPlan,
  settings: ReadingSettings,
  table: string,
  setAsideFile: string | null,
): Promise<Reading> {
  const { source, known } = plan;
  const [first] = plan.tables;
  const roles = new Set(plan.roles);
  const notices = [...plan.notices];
  await prepareStaged(database, plan, roles, notices, settings);
  const dates = await readDates(
    database,
    {
      dates: settings.dates,
      usual: known?.dates === undefined ? null : { order: known.dates, title: known.title },
      timeZone: settings.timeZone,
    },
    source,
    first.from1904,
  );
  const shiftUndoneDays = (await known?.afterDates?.(database)) ?? 0;
  await readCredits(database, roles, plan.names, source, notices);
  const numberRoles = NUMBER_ROLES.filter((role) => roles.has(role));
  const numbers = await readNumbers(database, numberRoles, settings.decimal, first.kind !== 'text', source);
  await currencyBySigns(database, roles, numbers);
  await compareAmounts(database, plan, roles, numbers, notices);
  const typing = await typingPlan(database, plan, roles, numbers, settings);
  const states = (['status', 'kind', 'cancelled', 'payment', 'refund'] as const).some((role) =>
    roles.has(role),
  );
  // Of rows that are no text, those set aside are told from the staged ones.
  const keep = first.kind !== 'text' || known?.extra !== undefined;
  if (keep || !(await typePlainRows(database, typing))) await typeRows(database, typing);
  await fitPrices(database, priceDecimals(typing));
  if (plan.tables.length > 1 && plan.join === null)
    await leaveOutRepeats(database, plan, states || typing.takenOff.includes('refund'), notices);
  else await noticeTwice(database, notices);
  await setStraysAside(database, notices);
  const currency = await keepOneCurrency(database, roles.has('currency'), settings, source, notices);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE unreadable AS
    SELECT line_no, reason, shown FROM typed WHERE reason IS NOT NULL ORDER BY line_no`);
  const { rounded } = await database.row<{ rounded: number }>(
    'SELECT count(*) AS rounded FROM typed WHERE reason IS NULL AND rounded',
  );
  const hasContacts = await gatherContacts(database, plan, roles);
  await makeLines(database, table, states, isPublicForm(known?.name ?? null) ? null : settings.nonProducts);
  const reasons = await gatherReasons(database, staged);
  const each = (onRow: (row: SetAsideRow) => void): Promise<void> =>
    eachSetAside(database, plan, staged, reasons, onRow);
  const counts = await count(database, table);
  if (counts.kept === 0) throw await nothingReadable(source, each);
  const written = setAsideFile === null ? reasons.size : await writeSetAside(setAsideFile, each);
  checkCounts(staged, counts.kept, reasons, written);
  const form = formOf(first.kind, dates, shiftUndoneDays !== 0);
  return {
    form,
    formName: FORM_NAMES[form],
    export: plan.join?.name ?? known?.name ?? null,
    exportTitle: plan.join?.title ?? known?.title ?? null,
    columns: plan.names,
    reasonsOfColumns: plan.reasons,
    roles: [...roles],
    dates,
    numbers: Object.fromEntries(
      [...numbers].map(([role, { decimal, evidence }]) => [role, { decimal, evidence }]),
    ),
    shiftUndoneDays,
    encoding: staged.encoding,
    separator: first.separator,
    packing: first.packing,
    tables: plan.tables.map(({ source: name, sheet }) => ({ name: path.basename(name), sheet })),
    rowsIn: staged.rows,
    kept: counts.kept,
    setAside: reasons.size,
    setAsideReasons: await countReasons(reasons, each),
    blankLines: staged.empty,
    roundedPrices: rounded,
    hasTimeOfDay: counts.timed > 0,
    personalIds: counts.addresses > 0,
    hasStates: states,
    hasContacts,
    currency,
    totals: await readTotals(database, table),
    notices: [...notices, ...dates.notices],
  };
}

async function typingPlan(
  database: Database,
  plan: ReadPlan,
  roles: ReadonlySet<Role>,
  numbers: TypingPlan['numbers'],
  settings: ReadingSettings,
): Promise<TypingPlan> {
  const takenOff: Role[] = [];
  if (roles.has('refund')) takenOff.push('refund');
  if (roles.has('discount') && settings.discounts === 'subtract') takenOff.push('discount');
  if (roles.has('tax') && settings.taxes === 'subtract') takenOff.push('tax');
  let discountIsShare = false;
  if (takenOff.includes('discount')) {
    const { most } = await database.row<{ most: number | null }>(
      'SELECT max(abs(TRY_CAST(discount AS DOUBLE))) AS most FROM staged',
    );
    discountIsShare = most !== null && most <= 1;
  }
  return {
    roles,
    numbers,
    header: plan.names,
    ofOrder: plan.known?.ofOrder ?? [],
    takenOff,
    discountIsShare,
  };
}

function count(
  database: Database,
  table: string,
): Promise<{ kept: number; timed: number; addresses: number }> {
  return database.row(`
    SELECT count(*) AS kept, count(*) FILTER (WHERE invoice_date <> date_trunc('day', invoice_date)) AS timed,
      count(*) FILTER (WHERE contains(customer_id, '@')) AS addresses
    FROM ${identifier(table)}`);
}

async function nothingReadable(
  source: string,
  each: (onRow: (row: SetAsideRow) => void) => Promise<void>,
): Promise<SourceError> {
  const examples: string[] = [];
  await each(({ line, reason }) => {
    if (examples.length < 3) examples.push(`line ${line}: ${reason}`);
  });
  return new SourceError(
    source,
    `has no row that can be read (${examples.join('; ')})`,
    'check the form of its values',
  );
}

/** No row may be lost between the source, the table and the file of those set aside. */
function checkCounts(staged: StagedPlan, kept: number, reasons: Reasons, written: number): void {
  if (staged.rows === kept + reasons.size && written === reasons.size) return;
  throw new Error(
    `reading lost rows: ${staged.rows} in the source, ${kept} kept, ${reasons.size} set aside, ${written} written as set aside`,
  );
}
