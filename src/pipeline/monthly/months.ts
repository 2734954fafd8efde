import { addMonths, dayNumber, dayText, monthEnds } from '../../numeric';
import { checkMonth } from '../../programme';

/** A shop may be closed on the last days of a month; where the data end earlier than that, it is not over. */
const CLOSED_DAYS = 6;

/** Which months are asked for. */
export interface WantedMonths {
  /** A month end, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** The first and the last month, `YYYY-MM`. */
  readonly from?: string;
  readonly to?: string;
}

/** The last day of a month `YYYY-MM`. */
export function monthEnd(month: string): string {
  return dayText(monthEnds(dayNumber(`${checkMonth(month)}-01`), dayNumber(`${month}-28`) + 4)[0]);
}

/** So many months later, or earlier where they are negative: `YYYY-MM`. */
export function monthAfter(month: string, months: number): string {
  return dayText(addMonths(dayNumber(`${checkMonth(month)}-01`), months)).slice(0, 7);
}

/**
 * The months to make, oldest first.
 *
 * Without a first month: those that the history lacks since its last one, or the last month alone where there is no
 * history before it, or it is there already. Without a last month: the last that is over by the data.
 *
 * @param history the months that are there, `YYYY-MM`, oldest first
 * @param lastDay the last day of the data
 * @throws RangeError when a month is not over by the data, `asOf` is no month end, or the first comes after the last
 */
export function monthsToMake(
  { asOf, from, to }: WantedMonths,
  history: readonly string[],
  data: { readonly firstDay: string; readonly lastDay: string },
): string[] {
  if (asOf !== undefined && (from !== undefined || to !== undefined))
    throw new RangeError('give either --as-of, for one month end, or --from and --to, for several months');
  if (asOf !== undefined && monthEnd(dayText(dayNumber(asOf, 'as-of')).slice(0, 7)) !== asOf)
    throw new RangeError(
      `as-of must be the last day of a month, such as ${monthEnd(asOf.slice(0, 7))}, received ${asOf}`,
    );
  const last = asOf?.slice(0, 7) ?? (to === undefined ? lastOver(data) : checkMonth(to, 'to'));
  if (dayNumber(data.lastDay) < dayNumber(monthEnd(last)) - CLOSED_DAYS) {
    throw new RangeError(
      `the data end on ${data.lastDay}, so that ${last} is not over: name an earlier month, or data that reach its end`,
    );
  }
  const before = history.filter((month) => month < last);
  const next = before.length === 0 ? last : monthAfter(before[before.length - 1], 1);
  const first = from === undefined ? (history.includes(last) ? last : next) : checkMonth(from, 'from');
  if (first > last) throw new RangeError(`from must not come after ${last}, received ${first}`);
  if (monthEnd(first) < data.firstDay)
    throw new RangeError(`the data begin on ${data.firstDay}, after ${first}: name a later month`);
  const months = [first];
  while (months[months.length - 1] < last) months.push(monthAfter(months[months.length - 1], 1));
  return months;
}

function lastOver({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): string {
  const ends = monthEnds(dayNumber(firstDay), dayNumber(lastDay));
  if (ends.length > 0) return dayText(ends[ends.length - 1]).slice(0, 7);
  throw new RangeError(`the data, from ${firstDay} to ${lastDay}, hold no end of a month`);
}
