import { identifier, type Database } from '../../store';
import { DATE_PARTS, type Role } from '../columns';
import { type ReadPlan } from '../plan';

/** A part as a number is written: without the `.0` of a workbook or a data frame. */
const whole = (part: Role): string => `coalesce(regexp_replace(${identifier(part)}, '\\.0+$', ''), '')`;

/** The year in four digits, so that it is not taken for a day: two stand for 1969 to 2068, as in dates. */
const YEAR = `CASE WHEN regexp_full_match(${whole('year')}, '\\d{2}')
  THEN CASE WHEN ${whole('year')} >= '69' THEN '19' ELSE '20' END || ${whole('year')} ELSE ${whole('year')} END`;

/** The time behind a blank: an hour alone, or a part of a day, is written as hours and minutes. */
const TIME = `CASE WHEN time IS NULL THEN ''
  WHEN regexp_full_match(time, '0?\\.\\d+') THEN
    strftime(TIMESTAMP '2000-01-01' + to_seconds(round(TRY_CAST(time AS DOUBLE) * 86400)::BIGINT), ' %H:%M:%S')
  WHEN regexp_full_match(time, '\\d{1,2}h?(\\.0+)?') THEN ' ' || regexp_extract(time, '\\d+') || ':00'
  ELSE ' ' || time END`;

/**
 * Writes the day of each staged row as one text where its parts stand in columns of their own: `2011-4-17 10:15`, or
 * `17 April 2011`. What is no date stays none, and is set aside as any other.
 *
 * @param roles changed: the parts give way to the day
 */
export async function joinDays(
  database: Database,
  { names }: ReadPlan,
  roles: Set<Role>,
  notices: string[],
): Promise<void> {
  if (!roles.has('year')) return;
  const parts = DATE_PARTS.filter((part) => roles.has(part));
  const [month, day] = [whole('month'), whole('dayOfMonth')];
  await database.run(`
    ALTER TABLE staged ADD COLUMN day VARCHAR;
    UPDATE staged SET day = (CASE WHEN regexp_full_match(${month}, '\\d*')
      THEN ${YEAR} || '-' || ${month} || '-' || ${day} ELSE ${day} || ' ' || ${month} || ' ' || ${YEAR} END)
      ${roles.has('time') ? `|| ${TIME}` : ''}
    WHERE coalesce(year, month, "dayOfMonth") IS NOT NULL`);
  for (const part of parts) roles.delete(part);
  roles.add('day');
  const quoted = parts.map((part) => `“${names[part] ?? part}”`);
  notices.push(`The day is put together from the columns ${quoted.join(', ')}.`);
}
