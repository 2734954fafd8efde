import path from 'node:path';
import { type Settings } from '../config';
import { artefact, runFolders, withDatabase, writeArtefact } from '../store';
import { checkSetAside } from './set-aside';
import { numberCustomers } from './identities';
import { readingSettings, readTransactions, type Reading, type SetAsideCount, type Totals } from '../reading';
import { leaveOutLater } from './until';
import {
  bytesOf,
  findSource,
  PUBLIC_NAME,
  PUBLIC_TOTALS,
  totalsDifferences,
  type Source,
  type SourceOptions,
} from './sources';

/** What was loaded. */
export interface LoadSummary {
  readonly source: Source;
  /** The form of the source, in words. */
  readonly form: string;
  /** The encoding of its text, in words. */
  readonly encoding: string;
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  /** Why rows were set aside, the most frequent reason first. */
  readonly reasons: readonly SetAsideCount[];
  /** The rows that were set aside: line, reason, raw. It has a header even when there are none. */
  readonly setAsideFile: string;
  /** ISO dates. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly hasTimeOfDay: boolean;
  /** Whether the lines add up to the public data set. */
  readonly isPublicDataSet: boolean;
  readonly totals: Totals;
  /** All that the reading found out. */
  readonly reading: Reading;
}

/** What the record of the lines says: no path and no way of arrival, so that the same file gives the same record. */
export interface LinesDetails
  extends
    Omit<LoadSummary, 'source' | 'reading' | 'reasons'>,
    Pick<
      Reading,
      | 'dates'
      | 'export'
      | 'columns'
      | 'roles'
      | 'numbers'
      | 'currency'
      | 'hasStates'
      | 'shiftUndoneDays'
      | 'separator'
      | 'packing'
      | 'blankLines'
      | 'roundedPrices'
    > {
  /** Why rows were set aside, the most frequent reason first. */
  readonly reasons: readonly Pick<SetAsideCount, 'reason' | 'rows'>[];
  readonly source: Pick<Source, 'name' | 'isSample' | 'notice'> & { readonly kind: 'sample' | 'file' };
}

/** The transactions as they were read, one row a line. */
export const linesArtefact = artefact<LinesDetails>('lines');

/**
 * Finds the run's transactions, reads them, and writes the artefact `lines` and the file of the rows set aside.
 *
 * @returns what was loaded; the record of `lines` has the same under `details`
 * @throws SourceError when what `data` names cannot be used, or too many of its rows had to be set aside
 */
export async function loadTransactions(given: Settings, options: SourceOptions = {}): Promise<LoadSummary> {
  const found = await findSource(given, options);
  const { interim } = runFolders(given);
  const setAsideFile = path.join(interim, 'set_aside.csv');
  return withDatabase(async (database) => {
    const whole = await readTransactions(database, found.paths, {
      settings: readingSettings(given),
      setAsideFile,
      temporaryFolder: interim,
      onBytes: (done, total) =>
        options.onProgress?.({ step: 'read', done, total, what: bytesOf(total, 'read') }),
    });
    checkSetAside(given, found.name, whole);
    const reading = await leaveOutLater(database, found.name, whole, given.until);
    // What nobody gave is as the source has it, and unknown where it names none.
    const currency = given.givenCurrency ?? reading.currency ?? found.currency ?? 'none';
    const settings = { ...given, currency };
    await numberCustomers(database, 'lines', { personal: isPersonal(reading), settings });
    const summary = summarise(found, reading, setAsideFile);
    await writeArtefact(database, settings, linesArtefact, {
      select: { table: 'lines', by: 'line_no' },
      files: found.paths,
      details: recordDetails(summary),
    });
    await writeArtefact(database, settings, 'ids', {
      select: { table: 'ids', by: 'customer_id' },
      from: ['lines'],
    });
    await writeArtefact(database, settings, 'contacts', {
      select:
        reading.hasContacts && settings.identify === 'lists'
          ? 'SELECT customer_id, email, name FROM contacts JOIN lines USING (line_no) ORDER BY customer_id'
          : `SELECT 0::BIGINT AS customer_id, '' AS email, '' AS name WHERE false`,
      from: ['lines'],
    });
    return summary;
  });
}

/** Whether the customers' ids are addresses or names. */
function isPersonal({ columns, personalIds }: Reading): boolean {
  return personalIds || (columns.customer !== undefined && columns.customer === columns.name);
}

function summarise(found: Source, reading: Reading, setAsideFile: string): LoadSummary {
  const { totals, hasTimeOfDay } = reading;
  const isPublicDataSet = totalsDifferences(totals, PUBLIC_TOTALS, !hasTimeOfDay).length === 0;
  const notices = [found.notice, ...reading.notices].filter((notice) => notice !== null);
  return {
    source: {
      ...found,
      name: isPublicDataSet ? PUBLIC_NAME : found.name,
      notice: notices.length === 0 ? null : notices.join(' '),
    },
    form: reading.formName,
    encoding: reading.encoding.toUpperCase(),
    rowsIn: reading.rowsIn,
    rowsKept: reading.kept,
    rowsSetAside: reading.setAside,
    reasons: reading.setAsideReasons,
    setAsideFile,
    firstDay: totals.firstMoment.slice(0, 10),
    lastDay: totals.lastMoment.slice(0, 10),
    hasTimeOfDay,
    isPublicDataSet,
    totals,
    reading,
  };
}

function recordDetails(summary: LoadSummary): LinesDetails {
  const { source, reading, setAsideFile, ...rest } = summary;
  const { name, isSample, notice } = source;
  const reasons = rest.reasons.map(({ reason, rows }) => ({ reason, rows }));
  return {
    ...rest,
    reasons,
    source: { name, kind: isSample ? 'sample' : 'file', isSample, notice },
    setAsideFile: path.basename(setAsideFile),
    dates: reading.dates,
    export: reading.export,
    columns: reading.columns,
    roles: reading.roles,
    numbers: reading.numbers,
    currency: reading.currency,
    hasStates: reading.hasStates,
    shiftUndoneDays: reading.shiftUndoneDays,
    separator: reading.separator,
    packing: reading.packing,
    blankLines: reading.blankLines,
    roundedPrices: reading.roundedPrices,
  };
}
