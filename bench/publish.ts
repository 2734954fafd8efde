import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../src/config';
import { formatNumber } from '../src/format';
import {
  historyColumns,
  historyFile,
  historyFolder,
  historyTables,
  monthFile,
  type HistoryColumns,
  type HistoryMonth,
} from '../src/programme';
import { publishHistory, shownAddress } from '../src/publish';
import { fingerprint, identifier, literal, withDatabase, withTemporaryFolder } from '../src/store';
import { machine } from './machine';

/** The months of the bench; the second is published a second time with every customer changed. */
const MONTHS = ['2011-10', '2011-11'];

/**
 * Publishes months of generated customers and says how long each took: a first one, a second, the second again as it
 * was, and again with all of its customers changed. The run is called `bench`, and stays there to be looked at.
 *
 * @param address a database of Postgres that one can spare
 */
export async function benchPublish(settings: Settings, address: string, customers: number): Promise<void> {
  console.log(`${formatNumber(customers)} customers a month to ${shownAddress(address)}; ${machine()}`);
  const interim = path.join(settings.dataDir, 'interim');
  await withTemporaryFolder(interim, 'bench', async (dataDir) => {
    const place = { ...settings, dataDir, run: 'bench' };
    const timed = async (what: string, month: string): Promise<void> => {
      const [{ how, seconds }] = await publishHistory(address, place, { months: [month] });
      console.log(`${what.padEnd(28)} ${formatNumber(seconds, { decimals: 1 }).padStart(6)} s  ${how}`);
    };
    for (const month of MONTHS) await writeGenerated(place, month, customers, Date.now() % 1000);
    await timed('a month', MONTHS[0]);
    await timed('the next month', MONTHS[1]);
    await timed('the same again', MONTHS[1]);
    await writeGenerated(place, MONTHS[1], customers, 1000 + (Date.now() % 1000));
    await timed('with every customer changed', MONTHS[1]);
    await rm(historyFolder(place), { recursive: true });
  });
}

/** A month whose customers are generated in SQL; its other tables have no rows. */
async function writeGenerated(
  settings: Settings,
  month: string,
  customers: number,
  shift: number,
): Promise<void> {
  const asOf = month === MONTHS[0] ? '2011-10-31' : '2011-11-30';
  const described = monthFile(settings, month);
  await mkdir(path.dirname(described), { recursive: true });
  const files: HistoryMonth['files'][number][] = [];
  await withDatabase(async (database) => {
    for (const table of historyTables) {
      const rows = table === 'customers' ? customers : 0;
      const columns = selected(historyColumns(table, settings.rules), asOf, shift);
      const file = historyFile(settings, month, table);
      await database.run(
        `COPY (SELECT ${columns} FROM range(${rows}) AS r(i)) TO ${literal(file)} (FORMAT parquet)`,
      );
      files.push({ table, file: path.basename(file), rows, sha256: await fingerprint(file) });
    }
  });
  const counts = { customers, members: 0, onNotice: 0, entered: 0, removed: 0, left: 0 };
  const source = {
    name: 'generated',
    files: [],
    rows: customers,
    kept: customers,
    setAside: 0,
    sharedLines: 0,
  };
  const about: HistoryMonth = {
    type: 'insiders-month',
    version: 1,
    run: settings.run,
    month,
    asOf,
    runId: `bench-${shift}`,
    model: 'bench',
    source,
    currency: 'GBP',
    counts,
    previous: null,
    windowDays: 365,
    settings: 'bench',
    versions: {},
    files,
  };
  await writeFile(described, JSON.stringify(about));
}

function selected(columns: HistoryColumns, asOf: string, shift: number): string {
  const value = (name: string, type: string): string => {
    if (name === 'as_of') return `DATE ${literal(asOf)}`;
    if (name === 'customer_id') return `'C' || (100000 + i)`;
    if (name === 'status') return `CASE WHEN i % 6 = 0 THEN 'member' ELSE 'none' END`;
    if (name === 'country') return `'United Kingdom'`;
    if (type === 'VARCHAR') return `'segment-' || (i % 7)`;
    if (type === 'DATE') return 'NULL::DATE';
    if (type === 'BOOLEAN') return 'i % 6 = 0';
    const number =
      type === 'DOUBLE' ? `round((i * 7919 % 1000003) / 97.0 + ${shift}, 4)` : `i % 365 + ${shift}`;
    return `(${number})::${type}`;
  };
  return Object.entries(columns)
    .map(([name, type]) => `${value(name, type)} AS ${identifier(name)}`)
    .join(', ');
}
