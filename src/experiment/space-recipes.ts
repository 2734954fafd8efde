import { type Preset, type SpaceName } from '../config';
import { type SpaceRecipe } from '../spaces';

/** A space of the run: how it is made, and what people call it. */
export interface NamedRecipe {
  /** As in settings, files and trials, such as `tsne`. */
  readonly name: SpaceName;
  /** As in tables and figures, such as “t-SNE”. */
  readonly title: string;
  readonly recipe: SpaceRecipe;
}

/** What people call the spaces, in the order in which they are shown. */
export const spaceTitles: Readonly<Record<SpaceName, string>> = {
  'min-max': 'Features, min-max',
  log: 'Features, log',
  scaled: 'Features, as scaled',
  pca: 'PCA',
  umap: 'UMAP',
  tsne: 't-SNE',
  leaves: 'Forest leaves',
};

/** The space in which every labelling is compared: ratios between customers are distances in it. */
export const commonSpace: SpaceName = 'log';

/**
 * The spaces that the preset's features are tried in.
 *
 * The feature spaces on min-max and on logarithmic scales are always there, and a third where the preset scales in
 * another way; the embeddings are made of the features as the preset scales them. The
 * leaves are those of a forest which predicts the preset's revenue from the other features: where there is no other
 * feature, there are no leaves.
 */
export function spaceRecipes(preset: Preset): NamedRecipe[] {
  const { features, scaling } = preset.clustering;
  const target = preset.revenue;
  const recipes: Record<SpaceName, SpaceRecipe> = {
    'min-max': { method: 'features', scaling: 'min-max' },
    log: { method: 'features', scaling: 'log-z' },
    scaled: { method: 'features', scaling },
    pca: { method: 'pca', scaling },
    umap: { method: 'umap', scaling },
    tsne: { method: 'tsne', scaling },
    leaves: { method: 'leaves', target },
  };
  const wanted = (name: SpaceName): boolean => {
    if (name === 'scaled') return scaling !== 'min-max' && scaling !== 'log-z';
    return name !== 'leaves' || features.some((feature) => feature !== target);
  };
  return (Object.keys(recipes) as SpaceName[])
    .filter(wanted)
    .map((name) => ({ name, title: spaceTitles[name], recipe: { ...recipes[name], name } }));
}
