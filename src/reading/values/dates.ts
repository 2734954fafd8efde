import { literal, readSql, type Database } from '../../store';
import { decideOrder, MONTH_FIRST, type DayOrder, type OrderSettings } from './day-order';
import { swappedDays } from './swapped-days';
import {
  DATE_FORMS,
  momentOf,
  momentOfNumber,
  partsOf,
  plainDate,
  ZONE_MINUTES,
  type DateForm,
} from './date-forms';

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
export interface DateSettings extends OrderSettings {
  /** The shop's time zone, such as `America/New_York`; null: the clock that the source shows. */
  readonly timeZone?: string | null;
}

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
  const form = DATE_FORMS.map(
    ({ pattern }, i) => `WHEN regexp_matches(plain, ${literal(pattern)}) THEN ${i}`,
  );
  await database.run(
    readSql('reading/values/date-texts', { plain: plainDate('text'), form_no: `CASE ${form.join(' ')} END` }),
  );
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
  let moment = momentOfNumber(form.name, from1904);
  if (form.calendar !== null) {
    const { y, mo, d } = form.calendar;
    moment = momentOf(order === 'month-first' && form.name === 'numbers' ? MONTH_FIRST : { y, mo, d });
    if (timeZone !== null) {
      const utc = `(${moment} - to_minutes(${ZONE_MINUTES}))`;
      moment = `CASE WHEN ${ZONE_MINUTES} IS NULL OR p.h = '' THEN ${moment}
        ELSE (${utc} AT TIME ZONE 'UTC') AT TIME ZONE ${literal(timeZone)} END`;
    }
  } else if (timeZone !== null && form.name !== 'serial') {
    moment = `(${moment} AT TIME ZONE 'UTC') AT TIME ZONE ${literal(timeZone)}`;
  }
  const zone = form.calendar === null ? `'epoch'` : `nullif(p.z, '')`;
  await database.run(readSql('reading/values/moments', { parts: partsOf(form), zone, moment }), {
    formNo,
    form: form.name,
  });
  if (form.name === 'serial') await database.run(`UPDATE moments SET zone = NULL WHERE zone = 'epoch'`);
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
