import { Matrix } from 'ml-matrix';
import { type Settings } from '../../config';
import { createCustomersTable } from '../../features';
import { readModel } from '../../scoring';
import { withArtefacts, type Database } from '../../store';

/** Who there is, and who would be an Insider, when features count over so many days. */
export interface WindowRow {
  /** Null: over all history. */
  readonly windowDays: number | null;
  readonly customers: number;
  readonly insiders: number;
  /** 0 to 1. */
  readonly shareOfCustomers: number;
}

/**
 * What features without a window would do: the run's model gives every customer a segment by features of the preset's
 * window, and by features of all history.
 *
 * Nobody is left out for values beyond those that the model has seen: of such there are many without a window.
 *
 * @returns the preset's window, then all history; null where the preset has no window
 */
export async function windowEffect(settings: Settings): Promise<readonly WindowRow[] | null> {
  const { windowDays = null } = settings.rules;
  if (windowDays === null) return null;
  const { saved, predict } = await readModel(settings);
  const count = async (database: Database, days: number | null): Promise<WindowRow> => {
    await createCustomersTable(database, { ...settings.rules, windowDays: days });
    const rows = await database.rows<Record<string, number>>(
      `SELECT CAST(is_guest AS INTEGER) AS guest, ${saved.features.join(', ')} FROM customers ORDER BY customer_id`,
    );
    const values = new Matrix(rows.map((row) => saved.features.map((name) => row[name])));
    const clusters = predict(values, saved.features);
    const insiders = rows.filter(({ guest }, i) => clusters[i] === 1 && guest === 0).length;
    return {
      windowDays: days,
      customers: rows.length,
      insiders,
      shareOfCustomers: insiders / rows.length,
    };
  };
  return withArtefacts(settings, ['cleaned'], async (database) => [
    await count(database, windowDays),
    await count(database, null),
  ]);
}
