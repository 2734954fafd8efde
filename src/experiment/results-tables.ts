import { clusteringModel, namedSettings, type Trial, type TrialResults } from '../clustering';
import { type Settings } from '../config';
import { formatNumber } from '../format';
import { knownSpace, type SpaceName } from '../spaces';
import { type ClusteringDetails } from './clusters';
import { type ModelChoice } from './choose-model';
import { silhouetteRows, trialAt, triedKs } from './k-criteria';
import { publishedSilhouettes } from './published';
import { type RunSpace } from './spaces';
import { modelTitle, trialParts } from './trial-names';

/** How many trials a space had, and the best of them by silhouette, in its own space and in the common one. */
export interface TriedRow {
  readonly title: string;
  readonly trials: number;
  readonly best_own: string | null;
  readonly own: number | null;
  readonly best_common: string | null;
  readonly common: number | null;
}

/** The trials of each space, without the density models, whose silhouettes leave customers out. */
export function triedTable({ trials }: TrialResults, spaces: readonly RunSpace[]): TriedRow[] {
  return spaces.map(({ name, title }) => {
    const all = trials.filter(({ space }) => space === name);
    const judged = all.filter(({ spec }) => clusteringModel(spec.model).byK);
    const best = (where: 'own' | 'common'): Trial | undefined =>
      judged
        .filter((trial) => trial[where].silhouette !== null)
        .sort((a, b) => b[where].silhouette! - a[where].silhouette!)[0];
    const named = (trial: Trial | undefined): string | null =>
      trial === undefined ? null : trialParts(trial)[1];
    const [own, common] = [best('own'), best('common')];
    return {
      title,
      trials: all.length,
      best_own: named(own),
      own: own?.own.silhouette ?? null,
      best_common: named(common),
      common: common?.common.silhouette ?? null,
    };
  });
}

/** The silhouettes of one model by number of clusters, in columns `k2`, `k3`, … */
export type SilhouetteTableRow = { readonly model: string } & Readonly<
  Record<string, string | number | null>
>;

/** A table of silhouettes as they are usually published: models in rows, numbers of clusters in columns. */
export interface SilhouetteTable {
  readonly rows: readonly SilhouetteTableRow[];
  /** The numbers of clusters that the columns stand for. */
  readonly ks: readonly number[];
}

/**
 * The silhouettes of a space, model by model.
 *
 * @param withPublished below each model's row the values that the reference project published, where it did
 */
export function silhouetteTable(
  results: Pick<TrialResults, 'trials'>,
  space: SpaceName,
  withPublished: boolean,
): SilhouetteTable {
  const ks = triedKs(results);
  const published = withPublished ? publishedSilhouettes.find((each) => each.space === space) : undefined;
  const rows = silhouetteRows(results, space, ks).flatMap(({ model, values }) => {
    const row = (name: string, of: readonly (number | null)[]): SilhouetteTableRow => ({
      model: name,
      ...Object.fromEntries(ks.map((k, i) => [`k${k}`, of[i]])),
    });
    const ours = row(modelTitle(model), values);
    const known = published?.models[model];
    if (published === undefined || known === undefined) return [ours];
    const theirs = ks.map((k) => known[published.ks.indexOf(k)] ?? null);
    return [ours, row(`${modelTitle(model)}, published`, theirs)];
  });
  return { rows, ks };
}

/** What the published silhouettes and ours have in common, as Markdown, space by space. */
export function publishedWords(results: Pick<TrialResults, 'trials'>): string {
  const sentences = publishedSilhouettes.map(({ space, ks, models }) => {
    const parts = Object.entries(models).map(([model, values]) => {
      const off = ks.flatMap((k, i) => {
        const ours = trialAt(results, space, model, k)?.own.silhouette ?? null;
        return ours === null ? [] : [Math.abs(ours - values[i])];
      });
      const most = formatNumber(Math.max(...off), { decimals: Math.max(...off) < 5e-7 ? 6 : 3 });
      return `${modelTitle(model)} ${most}`;
    });
    return `- ${knownSpace(space).title}: ${parts.join(', ')}`;
  });
  return [
    'The largest differences to the published silhouettes:',
    '',
    ...sentences,
    '',
    'Ward on the features has no chance in it, and comes out again to the last published digit where the features do. k-means and mixtures depend on their starts: ours keep the best of several. The published embeddings were made by other programs, from starts that are not known, so their silhouettes can only be compared in kind.',
  ].join('\n');
}

/** A density model, with what it found. */
export interface DensityRow {
  readonly space: string;
  readonly model: string;
  readonly setting: string;
  readonly groups: number;
  readonly noise: number;
  readonly own: number | null;
  readonly common: number | null;
}

/** The density models over their settings. */
export function densityTable({ trials }: TrialResults): DensityRow[] {
  return trials
    .filter(({ spec }) => !clusteringModel(spec.model).byK)
    .map(({ space, spec, k, noiseShare, own, common }) => ({
      space: knownSpace(space).title,
      model: modelTitle(spec.model),
      setting: clusteringModel(spec.model).words.en.setting?.(namedSettings(spec)) ?? '',
      groups: k,
      noise: noiseShare,
      own: own.silhouette,
      common: common.silhouette,
    }));
}

/** What the record of the clusters says of the model that made them. */
export function clusteringDetails(
  settings: Settings,
  { finalist: { trial, title }, selection }: Pick<ModelChoice, 'finalist' | 'selection'>,
): ClusteringDetails {
  const { id, space, scaling, spec, k, common } = trial;
  const { features } = settings.rules.clustering;
  return {
    trial: id,
    title,
    space,
    scaling,
    model: spec.model,
    features,
    k,
    silhouette: common.silhouette,
    selection,
  };
}
