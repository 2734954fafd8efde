import { nearestOf, type Settings } from '../config';
import { artefactNames, artefactPath, withArtefacts, type Bound } from '../store';
import { frame } from './frames/frame';
import { type Frame } from './frames/types';

/** The artefacts that are tables. */
function tables(settings: Settings): typeof artefactNames {
  return artefactNames.filter((name) => artefactPath(settings, name).endsWith('.parquet'));
}

/**
 * Asks the run's artefacts in SQL (DuckDB's): `lines`, `cleaned`, `customers`, `trials`, `clusters`, `segments`, `value`
 * and whatever else the run keeps as a table.
 *
 * @param bound values for `$name` in the query
 * @returns its rows as a frame
 * @throws Error that names the nearest table where there is none of a name, or the notebook that makes it;
 *   StaleError when a table does not fit the run
 *
 * @example
 * await sql(settings, 'SELECT country, count(*) AS n FROM customers GROUP BY ALL ORDER BY n DESC LIMIT $most', { most: 5 })
 */
export async function sql(
  settings: Settings,
  query: string,
  bound: Readonly<Record<string, Bound>> = {},
): Promise<Frame> {
  const known = tables(settings);
  const named = known.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(query));
  return withArtefacts(settings, named, async (database) => {
    try {
      const rows = await database.table(query, bound);
      return frame(rows.rows, { columns: rows.columns });
    } catch (error) {
      const [, name] = /Table with name (\S+) does not exist/.exec((error as Error).message) ?? [];
      if (name === undefined) throw error;
      throw new Error(
        `the run has no table "${name}": did you mean ${nearestOf(name, known)}? There are ${known.join(', ')}`,
        { cause: error },
      );
    }
  });
}
