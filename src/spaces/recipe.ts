import { type ScalerKind } from './scaling/column-scales';
import { type ForestOptions } from './forest/forest';
import { type PcaOptions } from './pca/pca';
import { type TsneOptions } from './tsne/tsne';
import { type UmapOptions } from './umap/umap';

type Plain<Options> = Omit<Options, 'seed' | 'onProgress'>;

/**
 * How a space is made from raw features; plain JSON.
 *
 * All but `leaves` scale the features first. `leaves` takes one column out as the target, and is supervised by it.
 */
export type SpaceRecipe =
  | { readonly method: 'features'; readonly name?: string; readonly scaling: ScalerKind }
  | {
      readonly method: 'pca';
      readonly name?: string;
      readonly scaling: ScalerKind;
      readonly options?: PcaOptions;
    }
  | {
      readonly method: 'umap';
      readonly name?: string;
      readonly scaling: ScalerKind;
      readonly options?: Plain<UmapOptions>;
    }
  | {
      readonly method: 'tsne';
      readonly name?: string;
      readonly scaling: ScalerKind;
      readonly options?: Plain<TsneOptions>;
    }
  | {
      readonly method: 'leaves';
      readonly name?: string;
      /** The column that the forest predicts from the others. */
      readonly target: string;
      /** `log` predicts its signed logarithm, so that one wholesaler does not draw all the splits; default `log`. */
      readonly targetScale?: 'log' | 'none';
      readonly forest?: Plain<ForestOptions>;
      readonly umap?: Plain<UmapOptions>;
    };

/** The space's name: the recipe's, or its method and scaling. */
export function recipeName(recipe: SpaceRecipe): string {
  if (recipe.name !== undefined) return recipe.name;
  if (recipe.method === 'leaves') return `leaves by ${recipe.target}`;
  return `${recipe.method} of ${recipe.scaling}`;
}
