import { readSql, type Database } from '../../store';

/** So many dates show that days above twelve are missing by no chance. */
const FEWEST = 10;

/**
 * Looks whether a spreadsheet has exchanged day and month in some cells: opened with the other order, it turns what it
 * can read (both parts up to 12) into date cells, exchanged, and leaves all else as text. Then every date of another form
 * lies on the first twelve days of a month, and every text has a part above twelve.
 *
 * @returns a sentence; null where nothing looks so
 */
export async function swappedDays(database: Database): Promise<string | null> {
  const { texts, low, others, latest, last } = await database.row<{
    texts: number;
    low: number;
    others: number;
    latest: number | null;
    last: string | null;
  }>(readSql('reading/values/swapped-days'));
  if (texts < FEWEST || low > 0 || others < FEWEST || latest === null || latest > 12) return null;
  return `Day and month are probably exchanged in ${others} dates: all of them (up to ${last ?? ''}) lie on the first twelve days of a month, and all ${texts} that are written as text do not, as when a spreadsheet reads dates in the other order. Export them as text, or as year-month-day.`;
}
