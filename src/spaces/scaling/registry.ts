import { type OptionDefinitions, type OptionsOf } from '../../numeric';
import { entryNamed, wordsLacking } from '../family';
import { type ScalingKind } from './kind';
import { logZ } from './kinds/log-z';
import { minMax } from './kinds/min-max';
import { quantileNormal } from './kinds/quantile-normal';
import { quantileUniform } from './kinds/quantile-uniform';
import { robust } from './kinds/robust';

const OWN = [minMax, robust, logZ, quantileUniform, quantileNormal] as const;
type OptionsFor<Each> = Each extends { options: infer Own extends OptionDefinitions }
  ? OptionsOf<Own>
  : never;

/** Options of any way of scaling that comes with the project. */
export type ScalingOptions = OptionsFor<(typeof OWN)[number]>;

const scalings = new Map<string, ScalingKind>();

/** Every way of scaling, in the order in which they are shown. */
export function scalingKinds(): ScalingKind[] {
  return [...scalings.values()];
}

/** @throws RangeError that names those there are */
export function scalingKind(name: string): ScalingKind {
  return entryNamed('scaling', scalings, name);
}

/** Whether the scaling comes with the project, and is therefore known in worker threads too. */
export function isOwnScaling(scaling: string): boolean {
  return OWN.some(({ name }) => name === scaling);
}

/**
 * Enters a way of scaling.
 *
 * @throws Error that says what the entry lacks, or that the name is taken
 */
export function registerScaling(kind: ScalingKind): void {
  const lacking = [
    ...(['name', 'title', 'options', 'fit', 'scale'] as const).filter((part) => !kind[part]),
    ...wordsLacking(kind.words),
  ];
  if (lacking.length > 0) throw new Error(`the scaling "${kind.name}" lacks ${lacking.join(', ')}`);
  if (scalings.has(kind.name)) throw new Error(`there is a scaling "${kind.name}" already`);
  scalings.set(kind.name, kind);
}

for (const kind of OWN) registerScaling(kind);
