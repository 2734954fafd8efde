import { type Language } from '../config';
import { entryNamed, wordsLacking } from './family';
import { type NamedSpace, type SpaceKind } from './kind';
import { features } from './kinds/features';
import { leaves } from './kinds/leaves';
import { pca } from './kinds/pca';
import { tsne } from './kinds/tsne';
import { umap } from './kinds/umap';

const KINDS = [features, pca, umap, tsne, leaves] as const;
type Known = (typeof KINDS)[number];
type Keys<Each> = Each extends unknown ? keyof Each : never;

/** The name of a kind of space that comes with the project. */
export type SpaceMethod = Known['name'];
/** The name of a space that a run is tried in: some kinds make several, on other scales. */
export type SpaceName = Keys<Known['spaces']>;
/** The options of a kind that comes with the project. */
export type KindOptions<Method extends SpaceMethod> = Extract<Known, { name: Method }>['options'];

const kinds = new Map<string, SpaceKind>();

/** Every kind of space, in the order in which they are shown. */
export function spaceKinds(): SpaceKind[] {
  return [...kinds.values()];
}

/** @throws RangeError that names those there are */
export function spaceKind(method: string): SpaceKind {
  return entryNamed('the kind of a space', kinds, method);
}

/** A space of a run, with its kind. */
export interface KnownSpace extends NamedSpace {
  readonly name: SpaceName;
  readonly kind: SpaceKind;
}

/** The spaces that a run may be tried in, in the order in which they are shown. */
export function knownSpaces(): KnownSpace[] {
  return spaceKinds().flatMap((kind) =>
    Object.entries(kind.spaces).map(([name, space]) => ({ ...space, name: name as SpaceName, kind })),
  );
}

/** A space by its name. @throws RangeError that names those there are */
export function knownSpace(name: string): KnownSpace {
  return entryNamed('space', new Map(knownSpaces().map((space) => [space.name, space])), name);
}

/** What a space is called in a sentence. */
export function spaceLabel(name: string, language: Language): string {
  return knownSpace(name).words[language].label;
}

/** Whether the kind comes with the project, and is therefore known in worker threads too. */
export function isOwnKind(method: string): boolean {
  return KINDS.some(({ name }) => name === method);
}

/**
 * Enters a kind of space; from then on recipes, runs and figures know it.
 *
 * @throws Error that says what the entry lacks, or that a name is taken
 */
export function registerSpace(kind: SpaceKind): void {
  const lacking = [
    ...(['name', 'options', 'fit', 'madeOf'] as const).filter((part) => !kind[part]),
    ...(['supervised', 'stochastic', 'axis', 'effort'] as const).filter((part) => kind[part] === undefined),
    ...(Object.keys(kind.spaces ?? {}).length === 0 ? ['spaces'] : []),
    ...Object.entries(kind.spaces ?? {}).flatMap(([name, { title, words }]) =>
      [...(title ? [] : ['title']), ...wordsLacking(words)].map((part) => `spaces.${name}.${part}`),
    ),
  ];
  if (kind.maxFittedRows !== undefined && kind.load === undefined) lacking.push('load, for maxFittedRows');
  if (lacking.length > 0) throw new Error(`the kind of space "${kind.name}" lacks ${lacking.join(', ')}`);
  const taken = Object.keys(kind.spaces).find((name) => knownSpaces().some((known) => known.name === name));
  if (kinds.has(kind.name)) throw new Error(`there is a kind of space "${kind.name}" already`);
  if (taken !== undefined) throw new Error(`there is a space "${taken}" already`);
  kinds.set(kind.name, kind);
}

for (const kind of KINDS) registerSpace(kind);
