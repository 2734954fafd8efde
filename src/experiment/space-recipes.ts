import { type Preset } from '../config';
import {
  checkRecipe,
  knownSpace,
  knownSpaces,
  type KnownSpace,
  type SpaceName,
  type SpaceRecipe,
} from '../spaces';

/** A space of the run: how it is made, and what people call it. */
export interface NamedRecipe {
  /** As in settings, files and trials, such as `tsne`. */
  readonly name: SpaceName;
  /** As in tables and figures, such as “t-SNE”. */
  readonly title: string;
  readonly recipe: SpaceRecipe;
}

/** The space in which every labelling is compared: ratios between customers are distances in it. */
export const commonSpace: SpaceName = 'log';

/**
 * The spaces that the preset's features are tried in: all that are known, each with the preset's options.
 *
 * A space that has no scaling of its own is made of the features as the preset scales them, and is left out where
 * another of its kind stands for that scaling. A supervised one predicts the preset's revenue from the other
 * features: where there is no other feature, there is none.
 *
 * @throws RangeError when the preset names a space, a scaling or an option that there is not, or one is out of range
 */
export function spaceRecipes({ clustering, revenue }: Preset): NamedRecipe[] {
  const { features, scaling, spaces: options = {}, override } = clustering;
  for (const name of Object.keys(options)) knownSpace(name);
  if (override) knownSpace(override.space);
  const wanted = ({ kind, scaling: own }: KnownSpace): boolean => {
    if (kind.supervised) return features.some((feature) => feature !== revenue);
    return own !== undefined || Object.values(kind.spaces).every((each) => each.scaling !== scaling);
  };
  return knownSpaces()
    .filter(wanted)
    .map(({ name, title, kind, scaling: own }) => {
      const how = kind.supervised ? { target: revenue } : { scaling: own ?? scaling };
      const recipe = {
        method: kind.name,
        ...how,
        name,
        ...(name in options ? { options: options[name] } : {}),
      };
      checkRecipe(recipe, `clustering.spaces.${name}.`);
      return { name, title, recipe };
    });
}
