import { type Settings } from '../config';
import { identifier, withArtefacts, type ArtefactName } from '../store';

/** The usual statistics of a column of numbers. */
export interface Statistics {
  readonly column: string;
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1). */
  readonly sd: number;
  readonly min: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q99: number;
  readonly max: number;
  /** Sample skewness, adjusted for n (Joanes and Gill 1998, G1); 0 for a symmetric distribution. */
  readonly skewness: number | null;
  /** Excess kurtosis, adjusted for n (Joanes and Gill 1998, G2); 0 for a normal distribution. */
  readonly kurtosis: number | null;
}

/**
 * Statistics of columns of an artefact; missing values are left out, quantiles interpolate.
 *
 * @param columns a name of the column and the SQL expression that computes it
 */
export function describeColumns(
  settings: Settings,
  artefact: ArtefactName,
  columns: Readonly<Record<string, string>>,
): Promise<Statistics[]> {
  return withArtefacts(settings, [artefact], async (database) => {
    const described: Statistics[] = [];
    // The order of summation would otherwise depend on the threads, and with it the last digits.
    await database.run('SET threads = 1');
    for (const [column, expression] of Object.entries(columns)) {
      const row = await database.row<Omit<Statistics, 'column'>>(`
        WITH numbers AS (SELECT CAST(${expression} AS DOUBLE) AS x FROM ${identifier(artefact)})
        SELECT count(x) AS n, avg(x) AS mean, stddev_samp(x) AS sd, min(x) AS min,
          quantile_cont(x, 0.25) AS q25, median(x) AS median, quantile_cont(x, 0.75) AS q75,
          quantile_cont(x, 0.99) AS q99, max(x) AS max,
          CASE WHEN count(DISTINCT x) > 1 THEN skewness(x) END AS skewness,
          CASE WHEN count(DISTINCT x) > 1 THEN kurtosis(x) END AS kurtosis
        FROM numbers`);
      described.push({ column, ...row });
    }
    return described;
  });
}
