import { checkNumber } from './check';

const MS_PER_DAY = 86_400_000;

/**
 * The number of a calendar day: whole days since 1970-01-01 (UTC), which is day 0.
 *
 * @param text the day as YYYY-MM-DD
 * @param name what an error calls it
 * @throws RangeError when the text is no such day (2011-02-30 is none)
 */
export function dayNumber(text: string, name = 'day'): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY : NaN;
  if (!Number.isInteger(day) || dayText(day) !== text) {
    throw new RangeError(
      `${name} must be a day of the calendar as YYYY-MM-DD, received ${JSON.stringify(text)}`,
    );
  }
  return day;
}

/** A day number as YYYY-MM-DD. */
export function dayText(day: number): string {
  checkNumber('day', day, { integer: true, min: -100_000_000, max: 100_000_000 });
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day so many days later, or earlier where they are negative: `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** Days from the first to the second day, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day `months` calendar months later (or earlier, when negative).
 *
 * The last day of a month goes to the last day of a month (2011-06-30 to 2011-07-31), so that month ends stay
 * month ends; any other day keeps its number as far as the month has it (2011-01-30 to 2011-02-28).
 */
export function addMonths(day: number, months: number): number {
  checkNumber('months', months, { integer: true, min: -12_000, max: 12_000 });
  const date = new Date(day * MS_PER_DAY);
  const [year, month, ofMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const wasLast = ofMonth === daysInMonth(year, month);
  const last = daysInMonth(year, month + months);
  return Date.UTC(year, month + months, wasLast ? last : Math.min(ofMonth, last)) / MS_PER_DAY;
}

/** The calendar month of a day, 0 for January to 11 for December. */
export function monthOf(day: number): number {
  return new Date(day * MS_PER_DAY).getUTCMonth();
}

/** The last days of all calendar months that end from `firstDay` to `lastDay`, both included. */
export function monthEnds(firstDay: number, lastDay: number): number[] {
  const ends: number[] = [];
  const date = new Date(firstDay * MS_PER_DAY);
  let end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / MS_PER_DAY;
  for (; end <= lastDay; end = addMonths(end, 1)) ends.push(end);
  return ends;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
