import { checkOptions, type OptionsOf } from '../numeric';
import { type PlainValue } from './kind';
import { isOwnKind, spaceKind, type KindOptions, type SpaceMethod } from './registry';
import { isOwnScaling, scalingKind, type ScalingOptions } from './scaling/registry';

/** How a space is made from raw features; plain JSON. */
export interface SpaceRecipe {
  /** The kind of space. */
  readonly method: string;
  readonly name?: string;
  /** How features are scaled first; none where the kind is supervised. */
  readonly scaling?: string;
  /** The column that a supervised kind predicts from the others, which it takes as they are. */
  readonly target?: string;
  /** Those of the kind and of the scaling; see {@link spaceOptions}. */
  readonly options?: Readonly<Record<string, PlainValue>>;
}

/** What a recipe says beside its kind's options. */
export type RecipeBase = Omit<SpaceRecipe, 'method' | 'options'>;

/** Options of the kind and of a scaling; those of a kind that was registered at run time are known only then. */
type OptionsGiven<Method extends string> = Method extends SpaceMethod
  ? OptionsOf<KindOptions<Method>> & ScalingOptions
  : Readonly<Record<string, PlainValue>>;

/**
 * The recipe of a space, checked: `space('umap', { neighbours: 30, minDist: 0.1 })`.
 *
 * @param given options of the kind and of the scaling (default `log-z`); a name; the target of a supervised kind
 * @throws RangeError that names the option, what is allowed, and what was received
 */
export function space<Method extends string>(
  method: Method | SpaceMethod,
  given: RecipeBase & OptionsGiven<Method> = {} as never,
): SpaceRecipe {
  const { name, scaling, target, ...options } = given as RecipeBase & Record<string, PlainValue>;
  const how = spaceKind(method).supervised ? { target } : { scaling: scaling ?? 'log-z' };
  const recipe: SpaceRecipe = { method, ...(name === undefined ? {} : { name }), ...how, options };
  checkRecipe(recipe);
  return recipe;
}

/** The options that a recipe may have: those of its kind and of its scaling, by name. */
function spaceOptions({ method, scaling }: Pick<SpaceRecipe, 'method' | 'scaling'>) {
  return {
    ...(scaling === undefined ? {} : scalingKind(scaling).options),
    ...spaceKind(method).options,
  };
}

/**
 * @param place what stands before an option in messages
 * @throws RangeError when there is no such kind, scaling or option, a value is out of range, or a supervised kind has
 *   no target and any other no scaling
 */
export function checkRecipe(recipe: SpaceRecipe, place = `${recipe.method}.`): void {
  const { supervised } = spaceKind(recipe.method);
  const wanted = supervised ? 'target' : 'scaling';
  if (recipe[wanted] === undefined) throw new RangeError(`a space of ${recipe.method} needs a ${wanted}`);
  checkOptions(spaceOptions(recipe), recipe.options ?? {}, place);
}

/** Whether worker threads can make it: what was registered at run time is known only where it was. */
export function comesAlong({ method, scaling }: SpaceRecipe): boolean {
  return isOwnKind(method) && (scaling === undefined || isOwnScaling(scaling));
}

/** The space's name: the recipe's, or its kind and scaling. */
export function recipeName({ name, method, scaling, target }: SpaceRecipe): string {
  return name ?? (target === undefined ? `${method} of ${scaling}` : `${method} by ${target}`);
}
