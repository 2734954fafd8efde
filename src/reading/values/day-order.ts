import { readSql, type Database } from '../../store';
import { SourceError } from '../source-error';
import { DATE_FORMS, momentOf, partsOf, type DateForm } from './date-forms';

/** Which of a date's first two parts is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** What decides which of them it is. */
export interface OrderSettings {
  readonly dates?: DayOrder | null;
  /** What a known export writes: it decides where the dates do not. */
  readonly usual?: { readonly order: DayOrder; readonly title: string } | null;
}

/** The calendar of dates that begin with the month. */
export const MONTH_FIRST = { y: 'p.y', mo: 'TRY_CAST(p.a AS INTEGER)', d: 'p.b' };

/** Up to this share of dates that only the other order can read, the order is decided, and they are set aside. */
const MOST_CONTRARY = 0.02;

interface OrderCounts {
  readonly first: number;
  readonly second: number;
  readonly dots: number;
  readonly same: number;
  readonly all: number;
  readonly example: string | null;
}

/**
 * Decides over the whole column which of two numbers is the day.
 *
 * @param formNo the form of dates as numbers
 * @throws SourceError when the dates are of both orders, or nothing decides
 */
export async function decideOrder(
  database: Database,
  formNo: number,
  settings: OrderSettings,
  source: string,
  notices: string[],
): Promise<{ order: DayOrder; evidence: string }> {
  const counts = await database.row<OrderCounts>(
    readSql('reading/values/day-order', { parts: partsOf(DATE_FORMS[formNo]) }),
    { formNo },
  );
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
  const told: string[] = [];
  const readings: string[] = [];
  for (const [name, calendar] of [
    ['day-first', form.calendar as NonNullable<DateForm['calendar']>],
    ['month-first', MONTH_FIRST],
  ] as const) {
    const facts = await database.row<{
      sundays: number;
      share: number;
      future: number;
      first: string;
      last: string;
      gap: number;
      one: string | null;
    }>(readSql('reading/values/either-order', { parts: partsOf(form), moment: momentOf(calendar) }), {
      formNo,
      example,
    });
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
