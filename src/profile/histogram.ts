import { type Settings } from '../config';
import { checkNumber } from '../numeric';
import { identifier, readSql, withArtefacts, type ArtefactName } from '../store';

/** A histogram on a logarithmic scale, and what such a scale cannot show. */
export interface LogHistogram {
  /** Lower edge of each bin, in it. */
  readonly from: readonly number[];
  /** Upper edge of each bin, not in it. */
  readonly to: readonly number[];
  readonly counts: readonly number[];
  /** How many values are zero. */
  readonly zeros: number;
  /** How many values are negative. */
  readonly negatives: number;
  readonly missing: number;
}

/**
 * Counts the values of a column (or of an SQL expression over the columns) in bins of equal width on a log scale.
 *
 * The counting happens in the database, so that a figure of half a million lines holds a few dozen numbers.
 *
 * @param binsPerDecade bins from one power of ten to the next, whole, from 1 to 1000; default 10
 */
export function logHistogram(
  settings: Settings,
  artefact: ArtefactName,
  expression: string,
  binsPerDecade = 10,
): Promise<LogHistogram> {
  checkNumber('binsPerDecade', binsPerDecade, { min: 1, max: 1000, integer: true });
  return withArtefacts(settings, [artefact], async (database) => {
    const written = { expression, table: identifier(artefact) };
    const rest = await database.row<Pick<LogHistogram, 'zeros' | 'negatives' | 'missing'>>(
      readSql('profile/log-histogram-rest', written),
    );
    const bins = await database.rows<{ bin: number; n: number }>(readSql('profile/log-histogram', written), {
      bins_per_decade: binsPerDecade,
    });
    const byBin = new Map(bins.map(({ bin, n }) => [bin, n]));
    const first = bins.length > 0 ? bins[0].bin : 0;
    const size = bins.length > 0 ? bins[bins.length - 1].bin - first + 1 : 0;
    const edge = (i: number): number => 10 ** ((first + i) / binsPerDecade);
    return {
      from: Array.from({ length: size }, (_, i) => edge(i)),
      to: Array.from({ length: size }, (_, i) => edge(i + 1)),
      counts: Array.from({ length: size }, (_, i) => byBin.get(first + i) ?? 0),
      ...rest,
    };
  });
}
