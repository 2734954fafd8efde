import { literal } from '../../store';

/** The five languages whose month names are known. */
const LANGUAGES = ['en', 'pt', 'es', 'de', 'fr'];
/** Short forms that the languages' own tables leave out. */
const MORE_MONTHS: Readonly<Record<string, number>> = { sept: 9, set: 9, mrz: 3, maerz: 3, juil: 7, okt: 10 };

const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();

/** The number of each month by its name and by its short names, without accents and dots, in lower case. */
function monthNumbers(): Map<string, number> {
  const numbers = new Map(Object.entries(MORE_MONTHS));
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let i = 0; i < 12; i += 1) {
        const name = plainWord(format.format(Date.UTC(2024, i, 15)));
        numbers.set(name, i + 1);
        // "juin" and "juillet" are the only two that begin alike.
        if (!name.startsWith('jui')) numbers.set(name.slice(0, 3), i + 1);
      }
    }
  }
  return numbers;
}

let months: ReadonlyMap<string, number> | null = null;

/** SQL for the number of the month that a word names; null when it names none. */
function monthOf(word: string): string {
  months ??= monthNumbers();
  return `MAP {${[...months].map(([name, number]) => `${literal(name)}: ${number}`).join(', ')}}[${word}]`;
}

/** The calendar of a form with the month by its name, whose languages are only asked when a source has such dates. */
const namedMonth = {
  y: 'p.y',
  get mo(): string {
    return monthOf('p.mo');
  },
  d: 'p.d',
};

/** The names of the weekdays, long and short, in the five languages, as a pattern. */
function weekdayNames(): string {
  const names = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, day) => plainWord(format.format(Date.UTC(2024, 0, 1 + day))));
    }),
  );
  // The longest first: RE2 takes the first that fits.
  return [...new Set([...names, 'tues', 'thurs'])].sort((a, b) => b.length - a.length).join('|');
}

/** SQL for a text in lower case, without accents, without a weekday before the date and a zone's name in brackets. */
export const plainDate = (text: string): string =>
  `regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(strip_accents(trim(${text}))),
    '[\\s\\x{00a0}\\x{2009}\\x{202f}]+', ' ', 'g'), '^[a-z]+(-feira)?\\.?, +', ''),
    '^(?:${weekdayNames()})\\.? +(\\d{1,2}[-/.]\\d|\\d{1,2}[a-z.]* (?:de )?[a-z]{3}|[a-z]{3,} \\d)', '\\1'),
    ' *(\\[.*\\]|\\(.*\\))$', '')`;

const TIME = String.raw`(?:[t ,]+(?:(?:a|as|at|um|a las) +)?(?P<h>\d{1,2})[:h](?P<mi>\d{2})(?:[:m](?P<s>\d{2})(?:[.,](?P<f>\d+))?)?s?(?: ?(?P<ap>[ap])\.? ?m\.?)?(?: ?(?:uhr|hs|hrs?|horas?)\.?)?)?`;
const ZONE = String.raw` *(?P<z>z|[a-z]{3,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?`;
const NAMED = String.raw`(?P<mo>[a-z]{3,10})`;

/** A way to write a day. */
export interface DateForm {
  readonly name:
    'iso' | 'numbers' | 'month-name' | 'compact' | 'serial' | 'epoch-seconds' | 'epoch-milliseconds';
  /** What it is called in a sentence. */
  readonly title: string;
  /** RE2, over {@link plainDate}, with the groups below. */
  readonly pattern: string;
  readonly groups: readonly string[];
  /** SQL for year, month and day from the struct `p` of its groups; null for a number of days, seconds or so. */
  readonly calendar: { readonly y: string; readonly mo: string; readonly d: string } | null;
}

const clock = ['h', 'mi', 's', 'f', 'ap', 'z'];
const int = (text: string): string => `TRY_CAST(${text} AS INTEGER)`;

const numbered = (named: string): string => named.replace(/\?P<\w+>/g, '');

function calendarForm(
  name: DateForm['name'],
  title: string,
  day: string,
  groups: readonly string[],
  calendar: NonNullable<DateForm['calendar']>,
  time = TIME + ZONE,
): DateForm {
  return { name, title, pattern: `^${numbered(day + time)}$`, groups: [...groups, ...clock], calendar };
}

const number = (name: DateForm['name'], title: string, pattern: string): DateForm => ({
  name,
  title,
  pattern,
  groups: ['n'],
  calendar: null,
});

/** The forms, in the order in which they are tried. */
export const DATE_FORMS: readonly DateForm[] = [
  calendarForm(
    'iso',
    'year first',
    String.raw`(?P<y>\d{4})[-/.](?P<mo>\d{1,2})[-/.](?P<d>\d{1,2})`,
    ['y', 'mo', 'd'],
    {
      y: 'p.y',
      mo: int('p.mo'),
      d: 'p.d',
    },
  ),
  calendarForm(
    'numbers',
    'day and month as numbers',
    String.raw`(?P<a>\d{1,2})(?P<sep>[-/. ])(?P<b>\d{1,2})[-/. ](?P<y>\d{4}|\d{2})`,
    ['a', 'sep', 'b', 'y'],
    { y: 'p.y', mo: int('p.b'), d: 'p.a' },
  ),
  calendarForm(
    'month-name',
    'the month by its name',
    String.raw`(?P<d>\d{1,2})(?:st|nd|rd|th|er|o|º)?[-/. ]*(?:de |of )?${NAMED}[-/., ]*(?:de |del )?(?P<y>\d{4}|\d{2})`,
    ['d', 'mo', 'y'],
    namedMonth,
  ),
  calendarForm(
    'month-name',
    'the month by its name',
    String.raw`${NAMED}[-/. ]*(?P<d>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?P<y>\d{4}|\d{2})`,
    ['mo', 'd', 'y'],
    namedMonth,
  ),
  calendarForm(
    'month-name',
    'the month by its name',
    String.raw`(?P<y>\d{4})[-/. ]${NAMED}[-/. ](?P<d>\d{1,2})`,
    ['y', 'mo', 'd'],
    namedMonth,
  ),
  // As Unix writes it: Wed Apr 17 10:15:00 UTC 2024.
  {
    name: 'month-name',
    title: 'the month by its name',
    pattern: String.raw`^([a-z]{3,10}) +(\d{1,2}) +(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?()(?: ([a-z]{3,4}))? +(\d{4})$`,
    groups: ['mo', 'd', ...clock, 'y'],
    calendar: { y: 'p.y', mo: monthOf('p.mo'), d: 'p.d' },
  },
  calendarForm(
    'compact',
    'year, month and day without a sign between',
    String.raw`(?P<y>(?:19|20)\d{2})(?P<mo>\d{2})(?P<d>\d{2})`,
    ['y', 'mo', 'd'],
    { y: 'p.y', mo: int('p.mo'), d: 'p.d' },
    String.raw`(?:[t ]?(?P<h>\d{2}):?(?P<mi>\d{2})(?::?(?P<s>\d{2})(?:[.](?P<f>\d+))?)?(?P<ap>)(?P<z>z|[+-]\d{2}:?\d{2})?|\.0+)?`,
  ),
  number('serial', 'the serial numbers of a spreadsheet', String.raw`^(-?\d{1,5}(?:\.\d+)?)$`),
  number('epoch-seconds', 'seconds since 1970', String.raw`^(\d{9,10}(?:\.\d+)?)$`),
  number('epoch-milliseconds', 'milliseconds since 1970', String.raw`^(\d{12,13})(?:\.0+)?$`),
];

const blank = (text: string): string => `nullif(${text}, '')`;

/** SQL for the timestamp of a calendar form's parts; null where there is no such day or time. */
export function momentOf({ y, mo, d }: NonNullable<DateForm['calendar']>): string {
  const year = `CASE WHEN strlen(${y}) = 2 THEN ${int(y)} + CASE WHEN ${int(y)} >= 69 THEN 1900 ELSE 2000 END ELSE ${int(y)} END`;
  const hour = `CASE p.ap WHEN '' THEN ${int(`coalesce(${blank('p.h')}, '0')`)}
    WHEN 'p' THEN ${int('p.h')} % 12 + 12 ELSE ${int('p.h')} % 12 END`;
  return `CASE WHEN ${hour} < 24 THEN TRY_CAST(printf('%04d-%02d-%02d %02d:%02d:%02d', ${year}, ${mo}, ${int(d)}, ${hour},
    ${int(`coalesce(${blank('p.mi')}, '0')`)}, ${int(`coalesce(${blank('p.s')}, '0')`)})
    || CASE WHEN p.f = '' THEN '' ELSE '.' || left(p.f, 6) END AS TIMESTAMP) END`;
}

/** SQL for the timestamp of a number of days, seconds or milliseconds, to the second. */
export function momentOfNumber(name: DateForm['name'], from1904: boolean): string {
  const value = 'TRY_CAST(p.n AS DOUBLE)';
  switch (name) {
    case 'serial':
      // Excel counts a 29 February 1900 that never was; earlier days are no days here.
      return `CASE WHEN ${value} >= ${from1904 ? 0 : 61} THEN
        TIMESTAMP '${from1904 ? '1904-01-01' : '1899-12-30'}' + to_seconds(round(${value} * 86400)::BIGINT) END`;
    case 'epoch-seconds':
      return `TIMESTAMP '1970-01-01' + to_seconds(round(${value})::BIGINT)`;
    default:
      return `TIMESTAMP '1970-01-01' + to_milliseconds(round(${value})::BIGINT)`;
  }
}

/** SQL for the named parts of a plain text that is of a form. */
export const partsOf = ({ pattern, groups }: DateForm): string =>
  `regexp_extract(plain, ${literal(pattern)}, [${groups.map(literal).join(', ')}])`;

/** SQL for the minutes that a zone is ahead of UTC; null where the text names none that is known. */
export const ZONE_MINUTES = `CASE WHEN p.z IN ('z', 'utc', 'gmt') THEN 0
  WHEN regexp_matches(p.z, '[+-]') THEN
    (CASE WHEN contains(p.z, '-') THEN -1 ELSE 1 END) *
    (60 * TRY_CAST(left(regexp_extract(p.z, '[+-](.*)$', 1), 2) AS INTEGER) +
      coalesce(TRY_CAST(nullif(right(replace(regexp_extract(p.z, '[+-]..(.*)$', 1), ':', ''), 2), '') AS INTEGER), 0)) END`;
