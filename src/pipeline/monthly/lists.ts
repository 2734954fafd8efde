import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { historyFolder, isMember, type HistoryCustomer } from '../../programme';
import { csvStyles } from '../../scoring';
import { csvText, writeText, type CsvColumn } from '../../store';
import { type Contacts } from './contacts';
import { type MadeMonth } from './run';
import { type MonthlySource } from './source';

const COLUMNS: readonly CsvColumn[] = [
  { name: 'customer_id' },
  { name: 'segment' },
  { name: 'status' },
  { name: 'reason' },
  { name: 'member_since' },
  { name: 'reviews_left' },
  { name: 'net_revenue', decimals: 2 },
  { name: 'recency_days' },
  { name: 'n_invoices' },
  { name: 'expected_revenue_3m', decimals: 2 },
  { name: 'country' },
];

/** The folder of a month's lists. */
export function listsFolder(settings: Pick<Settings, 'dataDir' | 'run'>, month: string): string {
  return path.join(historyFolder(settings), 'lists', month);
}

/**
 * Writes a month's lists: `members.csv`, `entered.csv`, `left.csv` (removed, or gone by themselves), `on_notice.csv`,
 * `moved.csv` (to another segment than the month before), and one `segment_<key>.csv` a segment. The biggest come first;
 * segments are named in the run's language, the other columns are the same in every language.
 *
 * @param before the segment of each customer in the month before, by id; null for a first month
 * @param contacts columns that are joined by the customers' ids
 * @returns the lists' names with their rows
 */
export async function writeMonthLists(
  settings: Settings,
  { month, rows }: Pick<MadeMonth, 'month' | 'rows'>,
  source: Pick<MonthlySource, 'listed'>,
  before: ReadonlyMap<string, string | null> | null,
  contacts: Contacts | null = null,
): Promise<Readonly<Record<string, number>>> {
  const reasons = new Map(
    rows.events.map(({ customer_id, event, reason }) => [customer_id, { event, reason }]),
  );
  const happened = (...events: string[]): HistoryCustomer[] =>
    rows.customers.filter(({ customer_id }) => events.includes(reasons.get(customer_id)?.event ?? ''));
  const lists: Record<string, readonly HistoryCustomer[]> = {
    members: rows.customers.filter(({ status }) => isMember(status)),
    entered: happened('entered'),
    left: happened('removed', 'left'),
    on_notice: rows.customers.filter(({ status }) => status === 'on_notice'),
    moved: rows.customers.filter(({ customer_id, segment }) => {
      const was = before?.get(customer_id);
      return was !== undefined && was !== segment;
    }),
  };
  for (const { segment } of rows.segments.filter(({ country }) => country === null)) {
    lists[`segment_${segment}`] = rows.customers.filter((row) => row.segment === segment);
  }
  const hasCountry = rows.customers.some(({ country }) => country !== null);
  const own = COLUMNS.filter(({ name: column }) => column !== 'country' || hasCountry);
  const test = month.test == null ? [] : [{ name: 'test_group' }];
  const columns = [...own, ...test, ...(contacts?.columns ?? []).map((name) => ({ name }))];
  const name = settings.lang === 'pt' ? 'segment_pt' : 'segment_en';
  const line = (row: HistoryCustomer) => {
    const customer_id = source.listed(row.customer_id);
    return {
      ...contacts?.of.get(customer_id),
      ...row,
      customer_id,
      segment: row[name],
      reason: reasons.get(row.customer_id)?.reason,
    };
  };
  const folder = listsFolder(settings, month.month);
  for (const [list, people] of Object.entries(lists)) {
    const sorted = [...people].sort((a, b) => Number(b.net_revenue ?? 0) - Number(a.net_revenue ?? 0));
    await writeText(
      path.join(folder, `${list}.csv`),
      csvText(sorted.map(line), columns, csvStyles[settings.csvFormat]),
    );
  }
  // Of segments that an earlier bundle had.
  for (const file of await readdir(folder)) {
    const [, list] = /^(segment_.+)\.csv$/.exec(file) ?? [];
    if (list !== undefined && !(list in lists)) await rm(path.join(folder, file));
  }
  return Object.fromEntries(Object.entries(lists).map(([list, { length }]) => [list, length]));
}
