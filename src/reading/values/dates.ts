import { literal, type Database } from '../../store';
import { SourceError } from '../source-error';
import { swappedDays } from './swapped-days';
import { DATE_FORMS, momentOf, momentOfNumber, plainDate, ZONE_MINUTES, type DateForm } from './date-forms';

/** Which of a date's first two parts is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** How a source's dates were understood. */
export interface DatesRead {
  /** The form that most lines have; null when none is a date. */
  readonly form: DateForm['name'] | null;
  /** Null where no date has day and month as numbers. */
  readonly order: DayOrder | null;
  /** What decided, a phrase. */
  readonly evidence: string;
  readonly notices: readonly string[];
}

/** What decides how dates are read. */
export interface DateSettings {
  readonly dates?: DayOrder | null;
  /** What a known export writes: it decides where the dates do not. */
  readonly usual?: { readonly order: DayOrder; readonly title: string } | null;
  /** The shop's time zone, such as `America/New_York`; null: the clock that the source shows. */
  readonly timeZone?: string | null;
}

/** Up to this share of dates that only the other order can read, the order is decided, and they are set aside. */
const MOST_CONTRARY = 0.02;

/**
 * Reads the dates of the table `staged` (column `day`) into the table `moments` (text, lines, moment), each differing
 * text once.
 *
 * Each text is of one of the known forms; a column may mix them. Where day and month are both numbers, their order is
 * decided over the whole column.
 *
 * @param source the file as the user knows it, for the message
 * @param from1904 whether serial numbers count from 1904
 * @throws SourceError when nothing decides between day first and month first
 */
export async function readDates(
  database: Database,
  settings: DateSettings,
  source: string,
  from1904 = false,
): Promise<DatesRead> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE date_texts AS
    WITH texts AS (SELECT day AS text, count(*) AS lines FROM staged WHERE day IS NOT NULL GROUP BY day),
    plain AS (SELECT text, lines, ${plainDate('text')} AS plain FROM texts)
    SELECT text, lines, plain, CASE ${DATE_FORMS.map(
      ({ pattern }, i) => `WHEN regexp_matches(plain, ${literal(pattern)}) THEN ${i}`,
    ).join(' ')} END AS form_no FROM plain`);
  const counts = await database.rows<{ form_no: number | null; lines: number }>(
    'SELECT form_no, sum(lines)::BIGINT AS lines FROM date_texts GROUP BY form_no ORDER BY lines DESC',
  );
  const present = counts.filter(({ form_no }) => form_no !== null) as { form_no: number; lines: number }[];
  await database.run(
    'CREATE OR REPLACE TEMP TABLE moments (text VARCHAR, lines BIGINT, form VARCHAR, zone VARCHAR, moment TIMESTAMP)',
  );
  const notices: string[] = [];
  let decided: { order: DayOrder | null; evidence: string } = { order: null, evidence: '' };
  for (const { form_no } of present) {
    const form = DATE_FORMS[form_no];
    if (form.name === 'numbers') decided = await decideOrder(database, form_no, settings, source, notices);
    await fillMoments(database, form, form_no, decided.order, settings.timeZone ?? null, from1904);
  }
  await database.run(
    'INSERT INTO moments SELECT text, lines, NULL, NULL, NULL FROM date_texts WHERE form_no IS NULL',
  );
  await database.run('DROP TABLE date_texts');
  await sayZones(database, settings.timeZone ?? null, notices);
  const swapped = present.length > 1 ? await swappedDays(database) : null;
  if (swapped !== null) notices.push(swapped);
  const main = present[0] === undefined ? null : DATE_FORMS[present[0].form_no];
  const others = present.slice(1).filter(({ form_no }) => DATE_FORMS[form_no].name !== main?.name);
  const forms =
    present.length === 0
      ? 'no date'
      : [main?.title, ...others.map(({ form_no }) => DATE_FORMS[form_no].title)].join(', and ');
  if (others.length > 0) {
    notices.push(
      `The dates are written in several ways: ${present.map(({ form_no, lines }) => `${DATE_FORMS[form_no].title} (${lines} lines)`).join(', ')}.`,
    );
  }
  return {
    form: main?.name ?? null,
    order: decided.order,
    evidence: decided.evidence === '' ? forms : `${forms}; ${decided.evidence}`,
    notices,
  };
}

async function fillMoments(
  database: Database,
  form: DateForm,
  formNo: number,
  order: DayOrder | null,
  timeZone: string | null,
  from1904: boolean,
): Promise<void> {
  const groups = form.groups.map((group) => `'${group}'`).join(', ');
  let moment = momentOfNumber(form.name, from1904);
  if (form.calendar !== null) {
    const { y, mo, d } = form.calendar;
    moment = momentOf(order === 'month-first' && form.name === 'numbers' ? monthFirst : { y, mo, d });
    if (timeZone !== null) {
      const utc = `(${moment} - to_minutes(${ZONE_MINUTES}))`;
      moment = `CASE WHEN ${ZONE_MINUTES} IS NULL OR p.h = '' THEN ${moment}
        ELSE (${utc} AT TIME ZONE 'UTC') AT TIME ZONE ${literal(timeZone)} END`;
    }
  } else if (timeZone !== null && form.name !== 'serial') {
    moment = `(${moment} AT TIME ZONE 'UTC') AT TIME ZONE ${literal(timeZone)}`;
  }
  await database.run(`
    INSERT INTO moments
    WITH extracted AS (
      SELECT text, lines, regexp_extract(plain, ${literal(form.pattern)}, [${groups}]) AS p
      FROM date_texts WHERE form_no = ${formNo}
    ) SELECT text, lines, '${form.name}', ${form.calendar === null ? `'epoch'` : `nullif(p.z, '')`}, ${moment} FROM extracted`);
  if (form.name === 'serial') await database.run(`UPDATE moments SET zone = NULL WHERE zone = 'epoch'`);
}

const monthFirst = { y: 'p.y', mo: 'TRY_CAST(p.a AS INTEGER)', d: 'p.b' };

interface OrderCounts {
  readonly first: number;
  readonly second: number;
  readonly dots: number;
  readonly same: number;
  readonly all: number;
  readonly example: string | null;
}

async function decideOrder(
  database: Database,
  formNo: number,
  settings: DateSettings,
  source: string,
  notices: string[],
): Promise<{ order: DayOrder; evidence: string }> {
  const form = DATE_FORMS[formNo];
  const groups = form.groups.map((group) => `'${group}'`).join(', ');
  const sum = (when: string): string => `coalesce(sum(lines) FILTER (WHERE ${when}), 0)::BIGINT`;
  const counts = await database.row<OrderCounts>(`
    WITH parts AS (
      SELECT text, lines, regexp_extract(plain, ${literal(form.pattern)}, [${groups}]) AS p
      FROM date_texts WHERE form_no = ${formNo}
    ), numbers AS (
      SELECT text, lines, p.sep AS sep, p.a::INTEGER AS a, p.b::INTEGER AS b FROM parts
    ) SELECT ${sum('a > 12')} AS first, ${sum('b > 12')} AS second, ${sum("sep = '.'")} AS dots,
      ${sum('a = b')} AS same, ${sum('true')} AS "all", min(text) FILTER (WHERE a <> b AND a <= 12 AND b <= 12) AS example
    FROM numbers`);
  const { first, second } = counts;
  if (settings.dates != null) return { order: settings.dates, evidence: 'as the setting dates says' };
  const order: DayOrder = first >= second ? 'day-first' : 'month-first';
  const [for_, against] = first >= second ? [first, second] : [second, first];
  if (for_ > 0 && against <= MOST_CONTRARY * (for_ + against)) {
    const [word, place] = order === 'day-first' ? ['day first', 'first'] : ['month first', 'second'];
    return {
      order,
      evidence: `${word}: ${for_} ${for_ === 1 ? 'date has' : 'dates have'} a ${place} part above 12`,
    };
  }
  if (for_ > 0) {
    throw new SourceError(
      source,
      `has dates of both orders: ${first} with a first part above 12 (the day first) and ${second} with a second part above 12 (the month first)`,
      'make them alike, or say which is meant with --dates day-first or --dates month-first; the others are then set aside',
    );
  }
  if (counts.dots === counts.all)
    return { order: 'day-first', evidence: 'day first: dates with dots are written so' };
  if (counts.same === counts.all)
    return { order: 'day-first', evidence: 'day and month are the same number in all dates' };
  if (settings.usual != null) {
    const { order: usual, title } = settings.usual;
    notices.push(
      `All dates could be read with the day first or the month first; they were read with the ${usual === 'day-first' ? 'day' : 'month'} first, as ${title} writes them.`,
    );
    return { order: usual, evidence: `${usual.replace('-', ' ')}, as in ${title}` };
  }
  throw await undecided(database, formNo, counts.example ?? '', source);
}

/** What speaks for each reading where no number decides: trade on Sundays, days in the future, gaps, order of the file. */
async function undecided(
  database: Database,
  formNo: number,
  example: string,
  source: string,
): Promise<SourceError> {
  const form = DATE_FORMS[formNo];
  const groups = form.groups.map((group) => `'${group}'`).join(', ');
  const told: string[] = [];
  const readings: string[] = [];
  for (const [name, calendar] of [
    ['day-first', form.calendar as NonNullable<DateForm['calendar']>],
    ['month-first', monthFirst],
  ] as const) {
    const facts = await database.row<{
      sundays: number;
      share: number;
      future: number;
      first: string;
      last: string;
      gap: number;
      one: string | null;
    }>(
      `WITH parts AS (
        SELECT text, lines, regexp_extract(plain, ${literal(form.pattern)}, [${groups}]) AS p
        FROM date_texts WHERE form_no = ${formNo}
      ), read AS (SELECT text, lines, CAST(${momentOf(calendar)} AS DATE) AS day FROM parts),
      days AS (SELECT DISTINCT day FROM read WHERE day IS NOT NULL),
      gaps AS (SELECT day - lag(day) OVER (ORDER BY day) AS gap FROM days)
      SELECT coalesce(sum(lines) FILTER (WHERE isodow(day) = 7), 0)::BIGINT AS sundays,
        coalesce(sum(lines) FILTER (WHERE isodow(day) = 7) / sum(lines), 0)::DOUBLE AS share,
        coalesce(sum(lines) FILTER (WHERE day > current_date), 0)::BIGINT AS future, strftime(min(day), '%Y-%m-%d') AS first,
        strftime(max(day), '%Y-%m-%d') AS last, coalesce((SELECT max(gap) FROM gaps), 0)::INTEGER AS gap,
        strftime(max(day) FILTER (WHERE text = $example), '%Y-%m-%d') AS one
      FROM read`,
      { example },
    );
    readings.push(`${facts.one} with the ${name === 'day-first' ? 'day' : 'month'} first`);
    told.push(
      `${name}: ${facts.first} to ${facts.last}, ${facts.sundays} lines on Sundays (${Math.round(facts.share * 100)}%), longest gap ${facts.gap} days, ${facts.future} lines in the future`,
    );
  }
  return new SourceError(
    source,
    `has dates that can be read in two ways: ${JSON.stringify(example)} is ${readings.join(', ')}; no part is above 12 in any date. ${told.join('; ')}`,
    'say which is meant with --dates day-first or --dates month-first',
  );
}

async function sayZones(database: Database, timeZone: string | null, notices: string[]): Promise<void> {
  const zones = await database.rows<{ zone: string; lines: number }>(
    `SELECT upper(zone) AS zone, sum(lines)::BIGINT AS lines FROM moments WHERE zone IS NOT NULL GROUP BY 1 ORDER BY lines DESC, zone`,
  );
  if (zones.length === 0) return;
  const list = zones
    .slice(0, 4)
    .map(({ zone }) => (zone === 'EPOCH' ? 'seconds since 1970, which are UTC' : zone === 'Z' ? 'UTC' : zone))
    .join(', ');
  notices.push(
    timeZone === null
      ? `The times name a zone (${list}); the day is the one that the source shows. --time-zone counts on the shop's own day.`
      : `The times name a zone (${list}); they are counted on the day of ${timeZone}.`,
  );
}
