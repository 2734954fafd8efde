import { type Settings } from '../config';
import { identifier, readSql, withArtefacts, type ArtefactName } from '../store';

/** The usual statistics of a column of numbers. */
export interface Statistics {
  readonly column: string;
  readonly n: number;
  /** Null, like the minimum, the quantiles and the maximum, when there is no value at all. */
  readonly mean: number | null;
  /** Sample standard deviation (n − 1); null below two values. */
  readonly sd: number | null;
  readonly min: number | null;
  readonly q25: number | null;
  readonly median: number | null;
  readonly q75: number | null;
  readonly q99: number | null;
  readonly max: number | null;
  /**
   * Sample skewness, adjusted for n (Joanes and Gill 1998, G1); 0 for a symmetric distribution. Null below three
   * values, or when all are equal.
   */
  readonly skewness: number | null;
  /**
   * Excess kurtosis, adjusted for n (Joanes and Gill 1998, G2); 0 for a normal distribution. Null below four values,
   * or when all are equal.
   */
  readonly kurtosis: number | null;
}

/**
 * Statistics of columns of an artefact; missing values are left out, quantiles interpolate.
 *
 * @param columns what each column is called, and the SQL expression over the artefact's columns that computes it
 */
export function describeColumns(
  settings: Settings,
  artefact: ArtefactName,
  columns: readonly { readonly name: string; readonly expression: string }[],
): Promise<Statistics[]> {
  return withArtefacts(settings, [artefact], async (database) => {
    const described: Statistics[] = [];
    // The order of summation would otherwise depend on the threads, and with it the last digits.
    await database.run('SET threads = 1');
    for (const { name: column, expression } of columns) {
      const row = await database.row<Omit<Statistics, 'column'>>(
        readSql('profile/statistics', { expression, table: identifier(artefact) }),
      );
      described.push({ column, ...row });
    }
    return described;
  });
}

const number = (name: keyof Statistics, heading: string, explanation: string) => ({
  name,
  heading,
  explanation,
  format: 'decimal' as const,
  decimals: 2,
});

/** The columns of a table of {@link Statistics}. */
export const statisticsColumns = [
  { name: 'column', heading: 'Measure', format: 'text' as const },
  { name: 'n', heading: 'n', format: 'count' as const, explanation: 'Values that are not missing.' },
  number('mean', 'Mean', 'Sum divided by n.'),
  number('sd', 'Standard deviation', 'Of the sample, divided by n − 1.'),
  number('min', 'Smallest', ''),
  number('q25', 'First quartile', 'A quarter of the values lie below it.'),
  number('median', 'Median', 'Half of the values lie below it.'),
  number('q75', 'Third quartile', 'Three quarters of the values lie below it.'),
  number('q99', '99th percentile', 'One value in a hundred lies above it.'),
  number('max', 'Largest', ''),
  number('skewness', 'Skewness', '0 when symmetric, above 0 with a tail to the right.'),
  number('kurtosis', 'Excess kurtosis', '0 for a normal distribution, above 0 with heavy tails.'),
] as const;
