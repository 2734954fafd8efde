import { type Preset, type Settings } from '../../config';
import {
  assignTestGroups,
  isMember,
  measureTest,
  type HistoryCustomer,
  type HistoryTest,
  type TestMember,
} from '../../programme';

/** Who is in which half of the test at a month end, and what it shows. */
interface TestOfMonth {
  readonly groups: ReadonlyMap<string, TestMember>;
  readonly result: HistoryTest;
}

/**
 * Splits a month's new members where a test is on, and measures what it shows.
 *
 * @param broughtSince what each customer brought after a day and up to the month end, by id
 * @returns null where the settings ask for none, or the month ends before its start
 */
export async function testOf(
  settings: Settings,
  asOf: string,
  customers: readonly HistoryCustomer[],
  { revenue }: Pick<Preset, 'revenue'>,
  broughtSince: (day: string) => Promise<ReadonlyMap<string, number>>,
): Promise<TestOfMonth | null> {
  const start = settings.rules.programme?.test ?? null;
  if (start === null || asOf < start) return null;
  const people = customers
    .filter(({ status }) => isMember(status))
    .map((row) => ({ id: row.customer_id, spend: Number(row[revenue] ?? 0) }));
  const groups = await assignTestGroups(settings, asOf, people);
  const members = [...groups.values()];
  const brought = new Map<string, ReadonlyMap<string, number>>();
  for (const { assignedOn } of members) {
    const day = assignedOn > start ? assignedOn : start;
    if (day < asOf && !brought.has(day)) brought.set(day, await broughtSince(day));
  }
  const result = measureTest(
    members,
    { start, asOf, seed: settings.seed },
    (id, day) => brought.get(day)?.get(id) ?? 0,
  );
  return { groups, result };
}
