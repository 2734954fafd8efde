import path from 'node:path';
import { type Settings } from '../../config';
import { bundleReading, type Bundle } from '../../scoring';
import { hashOf, type Database } from '../../store';
import { numberCustomers, type Source } from '../../transactions';
import { readTransactions } from '../../reading';
import { type HistoryMonth } from '../../programme';

/** The table of all lines, of which each month sees those up to its end. */
export const ALL_LINES = 'all_lines';

/** What was read. */
export interface MonthlySource {
  readonly facts: HistoryMonth['source'];
  readonly firstDay: string;
  readonly lastDay: string;
  /** What history calls a customer: the shop's own id; of an address or a name, its keyed hash. */
  readonly shown: (customer: number) => string;
  /** What lists call a customer of that id: the address, where the settings let them. */
  readonly listed: (shown: string) => string;
}

/** Reads the source into the table {@link ALL_LINES}, as the bundle's own was read. */
export async function readMonthlySource(
  database: Database,
  settings: Settings,
  bundle: Bundle,
  found: Source,
  setAsideFile: string | null,
): Promise<MonthlySource> {
  const reading = await readTransactions(database, found.paths, {
    table: ALL_LINES,
    setAsideFile,
    settings: bundleReading(settings, bundle),
  });
  const { columns, personalIds, totals } = reading;
  const personal = personalIds || (columns.customer !== undefined && columns.customer === columns.name);
  await numberCustomers(database, ALL_LINES, { personal, settings });
  const ids = await database.rows<{ customer_id: number; shown: string; identity: string | null }>(
    'SELECT * FROM ids ORDER BY customer_id',
  );
  const shown = new Map(ids.map((row) => [row.customer_id, row.shown]));
  const listed = new Map(ids.map((row) => [row.shown, row.identity ?? row.shown]));
  const files = [];
  for (const file of found.paths) files.push({ file: path.basename(file), sha256: await hashOf(file) });
  const shared = reading.setAsideReasons.filter(({ reason }) => reason.startsWith('the same line is in '));
  return {
    facts: {
      name: found.name,
      isSample: found.isSample,
      files,
      rows: reading.rowsIn,
      kept: reading.kept,
      setAside: reading.setAside,
      sharedLines: shared.reduce((sum, { rows }) => sum + rows, 0),
    },
    firstDay: totals.firstMoment.slice(0, 10),
    lastDay: totals.lastMoment.slice(0, 10),
    shown: (customer) => shown.get(customer) ?? String(customer),
    listed: (id) => listed.get(id) ?? id,
  };
}
