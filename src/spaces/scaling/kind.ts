import { type OptionDefinitions } from '../../numeric';
import { type WordsByLanguage } from '../family';

/** What was learnt of a column by a way of scaling; plain JSON. `by` says which formula it belongs to. */
export interface LearntScale {
  readonly by: string;
}

/** A way of scaling: everything that is special to it. `scale` is a method so that all kinds stand in one registry. */
export interface ScalingKind<Scale extends LearntScale = LearntScale> {
  readonly name: string;
  /** At the head of a row or a figure. */
  readonly title: string;
  readonly words: WordsByLanguage;
  readonly options: OptionDefinitions;
  /**
   * Learns one column that has at least two different values.
   *
   * @param values one number a customer
   * @param sorted the same, ascending
   * @param options all that the recipe was given; it reads its own
   */
  readonly fit: (values: Float64Array, sorted: Float64Array, options: object) => Scale;
  /** What one value becomes. Called once a column, for what can be prepared. */
  scale(this: void, learnt: Scale): (value: number) => number;
}
