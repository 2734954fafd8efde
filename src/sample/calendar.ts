import { dayNumber, dayText, monthOf, type Random } from '../numeric';
import { aliasTable, drawIndex, type AliasTable } from './alias';

/** Most years that a window can have. */
export const maxSampleYears = 3;

/** Minutes of a day. */
export const DAY_MINUTES = 1440;

/** Months of the year as the shop sees them: December is month 0, and that which the window ends in is month 12. */
export const MONTHS = 13;

/** The last day of every window, and the first of one of a year; longer ones begin on earlier firsts of December. */
const LAST = dayNumber('2011-12-09');
const LAST_YEAR = 2010;

/** Trade of an ordinary open weekday by month, against the mean: rising to November. */
const SEASON = [1.1, 0.76, 0.72, 0.8, 0.84, 0.86, 0.86, 0.84, 0.82, 1.06, 1.14, 1.46, 1.3];

/** Trade by weekday, Sunday first; closed on Saturdays. */
const WEEKDAY = [0.48, 0.95, 1.05, 1.05, 1.25, 0.95, 0];

/** Closed for twelve days at the turn of the year, and on the bank holidays. */
const CLOSED: readonly (readonly [from: string, to: string])[] = [
  ['2008-12-24', '2009-01-03'],
  ['2009-04-10', '2009-04-13'],
  ['2009-05-04', '2009-05-04'],
  ['2009-05-25', '2009-05-25'],
  ['2009-08-31', '2009-08-31'],
  ['2009-12-24', '2010-01-03'],
  ['2010-04-02', '2010-04-05'],
  ['2010-05-03', '2010-05-03'],
  ['2010-05-31', '2010-05-31'],
  ['2010-08-30', '2010-08-30'],
  ['2010-12-24', '2011-01-03'],
  ['2011-04-22', '2011-04-25'],
  ['2011-04-29', '2011-05-02'],
  ['2011-05-30', '2011-05-30'],
  ['2011-08-29', '2011-08-29'],
];

/** Opening hours: the first hour, and the trade of each hour from it. */
interface Hours {
  readonly first: number;
  readonly trade: AliasTable;
}

/** When the house trades. */
export interface Calendar {
  /** Days of the window, 374 in one year; and those that a longer window has before these. */
  readonly days: number;
  readonly earlierDays: number;
  /** Trade of each day, 0 when closed; the mean over the window is 1. */
  readonly weight: Float64Array;
  /** Trade before each day (one more than there are days), the clock on which customers buy at a constant rate. */
  readonly clock: Float64Array;
  /** Month of each day, 0 to 12, and its year, 0 for the first. */
  readonly month: Uint8Array;
  readonly year: Uint8Array;
  /** Each day as YYYY-MM-DD. */
  readonly date: readonly string[];
  readonly hours: readonly Hours[];
}

/**
 * The calendar of the sample's window, which ends on 2011-12-09.
 *
 * @param years 1 for a window from 2010-12-01 on, 2 from 2009-12-01, 3 from 2008-12-01
 */
export function createCalendar(years = 1): Calendar {
  const first = dayNumber(`${LAST_YEAR - years + 1}-12-01`);
  const days = LAST - first + 1;
  const earlierDays = dayNumber(`${LAST_YEAR}-12-01`) - first;
  const weight = new Float64Array(days);
  const month = new Uint8Array(days);
  const year = new Uint8Array(days);
  const date: string[] = [];
  const hours: Hours[] = [];
  for (let day = 0; day < days; day += 1) {
    const at = first + day;
    const text = dayText(at);
    // 1970-01-01 was a Thursday.
    const weekday = (at + 4) % 7;
    date.push(text);
    const sinceFirst = (Number(text.slice(0, 4)) - LAST_YEAR + years - 1) * 12 + monthOf(at) - 11;
    const last = sinceFirst === 12 * years;
    month[day] = last ? 12 : sinceFirst % 12;
    year[day] = last ? years - 1 : Math.floor(sinceFirst / 12);
    hours.push(day === days - 1 ? LAST_DAY : weekday === 0 ? SUNDAY : weekday === 4 ? THURSDAY : ORDINARY);
    const closed = CLOSED.some(([from, to]) => text >= from && text <= to);
    weight[day] = closed ? 0 : SEASON[month[day]] * WEEKDAY[weekday];
  }
  const mean = weight.reduce((sum, value) => sum + value, 0) / days;
  const clock = new Float64Array(days + 1);
  for (let day = 0; day < days; day += 1) {
    weight[day] /= mean;
    clock[day + 1] = clock[day] + weight[day];
  }
  return { days, earlierDays, weight, clock, month, year, date, hours };
}

/** The open day that a reading of the clock falls into; the last day for a reading past the end. */
export function dayAt(calendar: Calendar, reading: number): number {
  let low = 0;
  let high = calendar.days - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calendar.clock[middle + 1] > reading) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A minute of trade on an open day, counted from the start of the window. */
export function drawMinute(calendar: Calendar, day: number, random: Random): number {
  const hours = calendar.hours[day];
  const hour = hours.first + drawIndex(hours.trade, random);
  return day * DAY_MINUTES + hour * 60 + Math.floor(random() * 60);
}

/** The last minute of trade of a day, counted from the start of the window. */
export function closingMinute(calendar: Calendar, day: number): number {
  const hours = calendar.hours[day];
  return day * DAY_MINUTES + (hours.first + hours.trade.keep.length) * 60 - 1;
}

/** A minute of the window as `YYYY-MM-DD HH:MM:SS`. */
export function timeText(calendar: Calendar, minute: number): string {
  const day = Math.floor(minute / DAY_MINUTES);
  const ofDay = minute - day * DAY_MINUTES;
  const hour = Math.floor(ofDay / 60);
  return `${calendar.date[day]} ${pad(hour)}:${pad(ofDay - hour * 60)}:00`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function opening(first: number, trade: readonly number[]): Hours {
  return { first, trade: aliasTable(trade) };
}

const ORDINARY = opening(7, [1, 17, 62, 100, 106, 133, 113, 105, 103, 66, 34, 6, 1]);
const THURSDAY = opening(6, [1, 1, 17, 62, 100, 106, 133, 113, 105, 103, 66, 38, 20, 19, 3]);
const SUNDAY = opening(9, [15, 100, 130, 150, 140, 120, 100, 35]);
const LAST_DAY = opening(8, [30, 80, 100, 100, 80]);
