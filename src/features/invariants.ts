import { type Preset, type Settings } from '../config';
import { readSql, withArtefacts, type Database } from '../store';
import { presentEntries } from './catalogue';

/** A rule that every customer must satisfy, and how many do not. */
export interface Invariant {
  readonly name: string;
  readonly violations: number;
}

/** Counts, for each invariant of the preset's entries, the rows of the table `customers` that break it. */
export async function checkInvariants(database: Database, preset: Preset): Promise<Invariant[]> {
  const rules = presentEntries(preset).flatMap(({ invariants }) => invariants);
  const counts = rules.map(
    ({ holds }, i) => `count(CASE WHEN NOT coalesce(${holds}, false) THEN 1 END) AS broken_${i}`,
  );
  const row = await database.row<Record<string, number>>(
    readSql('features/invariants', { counts: counts.join(', ') }),
  );
  return rules.map(({ name }, i) => ({ name, violations: row[`broken_${i}`] }));
}

/** The invariants of the run's customers. */
export function customerInvariants(settings: Settings): Promise<Invariant[]> {
  return withArtefacts(settings, ['customers'], (database) => checkInvariants(database, settings.rules));
}
