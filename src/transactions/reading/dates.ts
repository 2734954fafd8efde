import { literal, type Database } from '../../store';
import { trimmed } from './trim';
import { type DateStyle } from './types';

/** Days by which the course CSV's dates were moved forward. */
const COURSE_SHIFT_DAYS = 2190;
/** The first and the last day of the course CSV, as it shows them. */
const COURSE_DAYS = ['2016-11-29', '2017-12-07'] as const;

/** How a source's dates were understood. */
export interface DatesRead {
  readonly style: DateStyle;
  readonly shiftUndoneDays: number;
  readonly notices: readonly string[];
}

const TIME = `([ T]+\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[AaPp][Mm])?)?`;
const ISO_PATTERN =
  '^(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}([ T]+([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?)?)(Z|[+-]\\d{2}(:?\\d{2})?)?$';

/** What texts of each style look like. Day-first looks like month-first with slashes; with dots it is always day-first. */
const PATTERNS = {
  iso: '^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}',
  slashes: `^\\d{1,2}/\\d{1,2}/(\\d{2}|\\d{4})${TIME}$`,
  dots: `^\\d{1,2}\\.\\d{1,2}\\.(\\d{2}|\\d{4})${TIME}$`,
  'month-name': `^\\d{1,2}[- ][A-Za-z]{3}[- ](\\d{2}|\\d{4})${TIME}$`,
} as const;

const TIMES = ['', ' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', ' %I:%M %p', ' %I:%M:%S %p'];

/** The formats of a style for DuckDB's `strptime`; two-digit years come first, for `%Y` reads `10` as the year 10. */
function formats(days: readonly string[]): string {
  const all = ['%y', '%Y'].flatMap((year) =>
    days.flatMap((day) => TIMES.map((time) => literal(`${day}${year}${time}`))),
  );
  return `[${all.join(', ')}]`;
}

const PARSED: Readonly<Record<DateStyle, string>> = {
  // The day and the time as the shop's clock had them: an offset from UTC is passed over.
  iso: `TRY_CAST(nullif(regexp_extract(text, ${literal(ISO_PATTERN)}, 1), '') AS TIMESTAMP)`,
  'month-first': `try_strptime(replace(text, 'T', ' '), ${formats(['%m/%d/'])})`,
  'day-first': `try_strptime(replace(text, 'T', ' '), ${formats(['%d/%m/', '%d.%m.'])})`,
  'month-name': `try_strptime(text, ${formats(['%d-%b-', '%d %b '])})`,
};

/**
 * Reads the dates of the table `staged` into the table `moments` (text, moment), each differing text once.
 *
 * A source writes its dates in one style: the one that most of its lines have. With slashes the month comes first, as
 * in the UCI CSV, unless numbers above 12 stand more often in first place than in second. The course CSV's shift is
 * taken off by its form: an empty ninth column, month names, no time of day, and most of its dates within the days
 * that it was published with.
 */
export async function readDates(database: Database, emptyNinth: boolean): Promise<DatesRead> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE date_texts AS
    SELECT text, count(*) AS lines FROM (SELECT ${trimmed('invoice_date')} AS text FROM staged)
    WHERE text IS NOT NULL GROUP BY text`);
  const { style, notices } = await findStyle(database);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE moments AS SELECT text, lines, ${PARSED[style]} AS moment FROM date_texts`,
  );
  await database.run('DROP TABLE date_texts');
  const course = emptyNinth && style === 'month-name' && (await isCourse(database));
  if (course) await database.run(`UPDATE moments SET moment = moment - INTERVAL ${COURSE_SHIFT_DAYS} DAY`);
  return { style, shiftUndoneDays: course ? COURSE_SHIFT_DAYS : 0, notices };
}

async function findStyle(database: Database): Promise<{ style: DateStyle; notices: string[] }> {
  const counts = Object.entries(PATTERNS).map(
    ([name, pattern]) =>
      `coalesce(sum(lines) FILTER (WHERE regexp_matches(text, ${literal(pattern)})), 0)::BIGINT AS "${name}"`,
  );
  const found = await database.row<Record<keyof typeof PATTERNS, number>>(
    `SELECT ${counts.join(', ')} FROM date_texts`,
  );
  const most = (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]).reduce((best, name) =>
    found[name] > found[best] ? name : best,
  );
  switch (most) {
    case 'iso':
    case 'month-name':
      return { style: most, notices: [] };
    case 'dots':
      return { style: 'day-first', notices: [] };
    case 'slashes':
      return findOrder(database);
  }
}

async function findOrder(database: Database): Promise<{ style: DateStyle; notices: string[] }> {
  const above = (part: number): string =>
    `coalesce(sum(lines) FILTER (WHERE TRY_CAST(regexp_extract(text, '^(\\d+)/(\\d+)/', ${part}) AS INTEGER) > 12), 0)::BIGINT`;
  const { first, second } = await database.row<{ first: number; second: number }>(
    `SELECT ${above(1)} AS first, ${above(2)} AS second FROM date_texts`,
  );
  if (first > second) return { style: 'day-first', notices: [] };
  const unsure = first === 0 && second === 0;
  return {
    style: 'month-first',
    notices: unsure
      ? ['All dates could be read with the day first as well; they were read with the month first.']
      : [],
  };
}

async function isCourse(database: Database): Promise<boolean> {
  const { inside, timed, all } = await database.row<{ inside: number; timed: number; all: number }>(`
    SELECT coalesce(sum(lines) FILTER (WHERE moment BETWEEN '${COURSE_DAYS[0]}' AND '${COURSE_DAYS[1]}'), 0)::BIGINT AS inside,
      count(*) FILTER (WHERE moment <> date_trunc('day', moment)) AS timed, coalesce(sum(lines), 0)::BIGINT AS "all"
    FROM moments`);
  return timed === 0 && inside * 2 > all;
}
