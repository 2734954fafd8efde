import { type Settings } from '../config';
import { feature, featureMatrix } from '../features';
import { arrangedBy, rankShares } from './arranged';
import { loadPca, spaceKind, type SavedPca } from '../spaces';
import { readFit, type RunSpaces } from './spaces';

/** A value that the pictures of the spaces are coloured by. */
export interface SpaceMeasure {
  readonly name: string;
  readonly heading: string;
  /** For each customer the share of customers who have less, 0 to 1. */
  readonly shares: Float64Array;
}

/** The values that the spaces are coloured by: revenue, recency, frequency. */
export async function spaceMeasures(settings: Settings): Promise<SpaceMeasure[]> {
  const names = [settings.rules.revenue, 'recency_days', 'frequency'];
  const { values } = await featureMatrix(settings, names);
  return names.map((name, column) => ({
    name,
    heading: feature(settings.rules, name).heading,
    shares: rankShares(values.getColumn(column)),
  }));
}

/** A space with how well each measure arranges it. */
export interface SpaceRow {
  readonly title: string;
  readonly made_of: string;
  readonly supervised: boolean;
  readonly trustworthiness: number | null;
  readonly continuity: number | null;
  readonly common_trustworthiness: number | null;
  readonly common_continuity: number | null;
  /** One for each measure, by its name: `by_recency_days`. */
  readonly [arranged: `by_${string}`]: number;
}

/** The spaces beside each other: what they are made of, what they keep of it, what they are arranged by. */
export function spaceTable(
  { spaces }: Pick<RunSpaces, 'spaces'>,
  measures: readonly SpaceMeasure[],
): SpaceRow[] {
  return spaces.map((space) => {
    const { title, supervised, trustworthiness, continuity, inCommon } = space;
    const arranged = arrangedBy(
      space.points,
      measures.map(({ shares }) => shares),
    );
    return {
      title,
      made_of: spaceKind(space.recipe.method).madeOf(space),
      supervised,
      trustworthiness: trustworthiness ?? null,
      continuity: continuity ?? null,
      common_trustworthiness: inCommon?.trustworthiness ?? null,
      common_continuity: inCommon?.continuity ?? null,
      ...Object.fromEntries(measures.map(({ name }, m) => [`by_${name}`, arranged[m]])),
    };
  });
}

/** One direction of the PCA space. */
export interface ComponentRow {
  readonly component: string;
  readonly share: number;
  /** One for each feature, by its name: direction times standard deviation along it. */
  readonly [loading: `on_${string}`]: number;
}

/** What the components of the PCA space are made of. */
export async function componentTable(settings: Settings): Promise<ComponentRow[]> {
  const { fit } = await readFit(settings, 'pca');
  const { loadings, explainedShare, columns } = loadPca(fit as SavedPca);
  return explainedShare.map((share, component) => ({
    component: `PC${component + 1}`,
    share,
    ...Object.fromEntries(columns.map((name, column) => [`on_${name}`, loadings.get(column, component)])),
  }));
}
