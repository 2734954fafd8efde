import { addMonths } from '../../numeric';
import { boughtBetween, type BuiltHistories, type PurchaseRow } from '../histories';
import { sumOver } from '../predict';
import { type RunGroup } from './purchases';

/** One month back from the end of observation, as long as the calendar has it. */
export interface PastMonth {
  readonly startDay: number;
  readonly endDay: number;
  /** Net revenue of all registered customers. */
  readonly base: number;
  /** Of that, of customers whose first purchase fell in the month. */
  readonly newcomers: number;
  /** Of that, of the group as it is today. */
  readonly group: number;
}

/** The months back from the end of observation that the data hold whole, the earliest first. */
export function pastMonths(
  rows: readonly PurchaseRow[],
  built: BuiltHistories,
  group: RunGroup | null,
): readonly PastMonth[] {
  const members = new Set(group?.customerIds ?? []);
  const ids = built.histories.customerIds;
  const inGroup = Array.from(ids.keys()).filter((i) => members.has(ids[i]));
  const months: PastMonth[] = [];
  for (let back = 1; addMonths(built.endDay, -back) + 1 >= built.startDay; back += 1) {
    const startDay = addMonths(built.endDay, -back) + 1;
    const endDay = addMonths(built.endDay, 1 - back);
    const { netValue } = boughtBetween(rows, built, startDay, endDay);
    const arrived = Array.from(ids.keys()).filter(
      (i) => built.firstDays[i] >= startDay && built.firstDays[i] <= endDay,
    );
    months.push({
      startDay,
      endDay,
      base: sumOver(netValue),
      newcomers: sumOver(netValue, arrived),
      group: sumOver(netValue, inGroup),
    });
  }
  return months.reverse();
}

/** The share of the last months' revenue that came from customers who first bought within them; `null` without a month. */
export function newcomersShare(
  rows: readonly PurchaseRow[],
  built: BuiltHistories,
  months: number,
): number | null {
  const startDay = addMonths(built.endDay, -months) + 1;
  if (startDay <= built.startDay) return null;
  const { netValue } = boughtBetween(rows, built, startDay, built.endDay);
  const arrived = Array.from(built.firstDays.keys()).filter((i) => built.firstDays[i] >= startDay);
  const all = sumOver(netValue);
  return all > 0 ? sumOver(netValue, arrived) / all : null;
}
