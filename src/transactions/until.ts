import { literal, type Database } from '../store';
import { readTotals, SourceError, type Reading } from '../reading';

/**
 * Leaves out the lines of later days, as if they had not been written yet: nothing counts them.
 *
 * @param until the last day that is known, `YYYY-MM-DD`; null: all
 * @throws SourceError when no line is that old
 */
export async function leaveOutLater(
  database: Database,
  source: string,
  reading: Reading,
  until: string | null,
): Promise<Reading> {
  if (until === null) return reading;
  await database.run(`DELETE FROM lines WHERE CAST(invoice_date AS DATE) > DATE ${literal(until)}`);
  const totals = await readTotals(database, 'lines');
  if (totals.lines === 0) {
    const first = reading.totals.firstMoment.slice(0, 10);
    throw new SourceError(source, `has no line up to ${until}`, `it begins on ${first}: name a later day`);
  }
  const later = reading.kept - totals.lines;
  if (later === 0) return reading;
  return {
    ...reading,
    rowsIn: reading.rowsIn - later,
    kept: totals.lines,
    totals,
    notices: [
      ...reading.notices,
      `The run is as of ${until}: ${later} later lines of its source are left out.`,
    ],
  };
}
