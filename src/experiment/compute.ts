import { type Preset } from '../config';
import { computeSpaces, type Space } from '../spaces';
import { pickColumns } from '../scoring';
import { type ClusteredCustomers, commonPoints } from './customers';
import { type NamedRecipe } from './space-recipes';

/** How far the spaces are. */
export interface SpacesProgress {
  readonly done: number;
  readonly of: number;
  /** What is being worked on, in words. */
  readonly what: string;
}

/** Options of {@link computeNamed}. */
export interface ComputeOptions {
  readonly seed: number;
  /** k of trustworthiness and continuity; 0 leaves them unmeasured. */
  readonly neighbours: number;
  /** Default: the machine's cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: SpacesProgress) => void;
}

/**
 * Makes the named spaces of the customers in worker threads, the slowest first.
 *
 * All but the leaves know only the preset's features; the leaves know its revenue too, as what is to be predicted.
 *
 * @returns in the order of the recipes
 */
export async function computeNamed(
  customers: ClusteredCustomers,
  recipes: readonly NamedRecipe[],
  preset: Preset,
  options: ComputeOptions,
): Promise<Space[]> {
  const { seed, neighbours, threads, onProgress } = options;
  const { features } = preset.clustering;
  const common = neighbours > 0 ? commonPoints(customers, preset) : undefined;
  let done = 0;
  const compute = async (some: readonly NamedRecipe[], columns: readonly string[]) => {
    const spaces = await computeSpaces(
      pickColumns(customers, columns),
      columns,
      some.map(({ recipe }) => recipe),
      {
        seed,
        neighbours,
        common,
        threads,
        onProgress: ({ recipe, stage, done: steps, of }) =>
          onProgress?.({
            done,
            of: recipes.length,
            what: `${some[recipe].title}: ${stage} ${steps} of ${of}`,
          }),
        onDone: () => {
          done += 1;
          onProgress?.({ done, of: recipes.length, what: '' });
        },
      },
    );
    return spaces.map((space, i) => [some[i].name, space] as const);
  };
  // Threads take the recipes in turn: begun last, the slowest would be waited for alone.
  const slowestFirst = [...recipes].reverse();
  const made = features.includes(preset.revenue)
    ? await compute(slowestFirst, customers.columns)
    : [
        ...(await compute(slowestFirst.filter(supervised), customers.columns)),
        ...(await compute(
          slowestFirst.filter((named) => !supervised(named)),
          features,
        )),
      ];
  const byName = new Map(made);
  return recipes.map(({ name }) => byName.get(name)!);
}

function supervised({ recipe }: NamedRecipe): boolean {
  return recipe.target !== undefined;
}
