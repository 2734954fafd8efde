import { type Settings } from '../../config';
import { type SpaceName } from '../../spaces';
import { readArtefact, readSql, withArtefacts } from '../../store';

/** The silhouettes of a model by number of clusters, in its own space and in the one in which all are compared. */
export interface SilhouettePair {
  readonly k: number;
  readonly own: number | null;
  readonly common: number | null;
}

/** Reads the silhouettes of one model in one space. @throws Error that names notebook 06 where there are no trials */
export async function readSilhouettes(
  settings: Settings,
  space: SpaceName,
  model: string,
): Promise<SilhouettePair[]> {
  const rows = await readArtefact<{
    readonly space: string;
    readonly model: string;
    readonly k: number;
    readonly silhouette: number | null;
    readonly common_silhouette: number | null;
  }>(settings, 'trials');
  return rows
    .filter((row) => row.space === space && row.model === model)
    .map(({ k, silhouette, common_silhouette }) => ({ k, own: silhouette, common: common_silhouette }))
    .sort((a, b) => a.k - b.k);
}

/**
 * The share of all revenue that the biggest spenders bring, whoever they are.
 *
 * @param places how many of them; beyond all customers it is 1
 */
export async function spendersShare(settings: Settings, places: number): Promise<number | null> {
  return withArtefacts(settings, ['customers'], async (database) => {
    await database.run('SET threads = 1');
    const { top, total } = await database.row<{ top: number | null; total: number | null }>(
      readSql('programme/comparison/spenders-share'),
      { revenue: settings.rules.revenue, places },
    );
    return top === null || total === null || total <= 0 ? null : top / total;
  });
}
