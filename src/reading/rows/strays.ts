import { type Database } from '../../store';

/** A gap in the days is out of the common beyond so many days, and beyond so many times the longest before it. */
const LONG_DAYS = 92;
const LONG_TIMES = 10;
/** How many days of trade show what is common. */
const FEWEST_DAYS = 30;
/** What share of the lines may stand after it, and how many in any case. */
const LARGEST_SHARE = 0.001;
const ANY_LINES = 3;

interface Day {
  readonly day: string;
  /** Days since 1970. */
  readonly number: number;
  readonly lines: number;
}

/**
 * Sets aside the few lines that are dated far after all others, as a slip of the pen dates them: they would decide what
 * the last day is, from which everybody's days are counted.
 *
 * Few: one in a thousand, or three. Far: after a gap of more than 92 days that is ten times as long as any before it.
 */
export async function setStraysAside(database: Database, notices: string[]): Promise<void> {
  const days = await database.rows<Day>(`
    SELECT strftime(day, '%Y-%m-%d') AS day, datediff('day', DATE '1970-01-01', day) AS number, lines
    FROM (SELECT invoice_date::DATE AS day, count(*) AS lines FROM typed WHERE reason IS NULL GROUP BY 1) ORDER BY day`);
  const stray = firstStray(days);
  if (stray === null) return;
  const { day, number } = days[stray];
  const before = days[stray - 1];
  const lines = days.slice(stray).reduce((sum, each) => sum + each.lines, 0);
  await database.run(
    `UPDATE typed SET reason = 'invoice_date is far after all others', shown = strftime(invoice_date, '%Y-%m-%d')
    WHERE reason IS NULL AND invoice_date >= $day::TIMESTAMP`,
    { day },
  );
  notices.push(
    `${lines === 1 ? 'One line is' : `${lines} lines are`} dated ${day} or later, ${number - before.number} days after all others, and set aside: the last day is ${before.day}.`,
  );
}

/** The first of the days that are far after all before them; null when there is none. */
function firstStray(days: readonly Pick<Day, 'number' | 'lines'>[]): number | null {
  const all = days.reduce((sum, { lines }) => sum + lines, 0);
  let rest = all - days.slice(0, FEWEST_DAYS).reduce((sum, { lines }) => sum + lines, 0);
  let longest = 1;
  for (let i = 1; i < days.length; i += 1) {
    const gap = days[i].number - days[i - 1].number;
    if (i >= FEWEST_DAYS) {
      const few = rest <= Math.max(ANY_LINES, all * LARGEST_SHARE);
      if (few && gap > LONG_DAYS && gap > LONG_TIMES * longest) return i;
      rest -= days[i].lines;
    }
    longest = Math.max(longest, gap);
  }
  return null;
}
