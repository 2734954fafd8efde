import { type Settings } from '../config';
import { checkRecipe, type SpaceRecipe } from '../spaces';
import { readClustered } from './customers';
import { computeNamed, type SpacesProgress } from './compute';
import { NEIGHBOURS, type RunSpace } from './spaces';

/**
 * Makes spaces of the run's customers to look at; nothing is written.
 *
 * A recipe that names no scaling takes `log-z`; a supervised one predicts the target that it names.
 *
 * @param recipes by what each is to be called
 * @returns the spaces, judged as the run's own are, in the order given
 * @throws RangeError when a recipe names an option that there is not, or one is out of range
 *
 * @example
 * const [wide] = await trySpaces(settings, { 'UMAP, 50 neighbours': space('umap', { neighbours: 50 }) });
 * spaceTable({ spaces: [...made.spaces, wide] }, measures)
 */
export async function trySpaces(
  settings: Settings,
  recipes: Readonly<Record<string, SpaceRecipe>>,
  { onProgress }: { readonly onProgress?: (progress: SpacesProgress) => void } = {},
): Promise<RunSpace[]> {
  const { rules, seed } = settings;
  const named = Object.entries(recipes).map(([title, recipe]) => {
    checkRecipe(recipe);
    // Its name is the title: no space of the run has it, and no file is named by it.
    return { name: title as RunSpace['name'], title, recipe: { ...recipe, name: title } };
  });
  const customers = await readClustered(settings);
  const made = await computeNamed(customers, named, rules, { seed, neighbours: NEIGHBOURS, onProgress });
  return made.map((space, i) => {
    const { recipe, columns, axes, parameters, measures, supervised, trustworthiness, continuity, inCommon } =
      space;
    const { name, title } = named[i];
    const facts = {
      recipe,
      columns,
      axes,
      parameters,
      measures,
      supervised,
      trustworthiness,
      continuity,
      inCommon,
    };
    return { name, title, ...facts, points: space.points };
  });
}
