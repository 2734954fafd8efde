import { type Matrix } from 'ml-matrix';
import { type PlainValue, type SavedFit, type Transform } from './kind';
import { type NeighbourhoodQuality } from './quality/trustworthiness';
import { type SpaceRecipe } from './recipe';
import { type SavedMatrix } from './saved-matrix';
import { type SavedScaler } from './scaling/scaler';

/** What a space is, apart from its points and its transform. */
export interface SpaceDescription {
  readonly name: string;
  readonly recipe: SpaceRecipe;
  /** The raw features that it was made from. */
  readonly columns: readonly string[];
  /** Names of the points' own columns. */
  readonly axes: readonly string[];
  /** All that it was made with, defaults filled in. */
  readonly parameters: Readonly<Record<string, PlainValue>>;
  /** What the method says of its own fit: the divergence of t-SNE, the explained share of PCA, the forest's R². */
  readonly measures: Readonly<Record<string, PlainValue>>;
  /** True when a target took part: the space then shows what predicts the target. */
  readonly supervised: boolean;
  /**
   * Against the space's own input: the scaled features, for leaves the distances between leaves. Not measured where
   * there are too few rows.
   */
  readonly trustworthiness?: number;
  readonly continuity?: number;
  /** Against the common feature space, when one was given; only these can be compared between spaces. */
  readonly inCommon?: NeighbourhoodQuality;
  /** Wall time of the fit, without the measures. */
  readonly seconds: number;
}

/** Customers as points in a space. */
export interface Space extends SpaceDescription {
  /** customers × axes. */
  readonly points: Matrix;
  /**
   * Places new customers by their raw features, columns in any order; absent where the method cannot (t-SNE).
   *
   * @throws RangeError when a column is unknown or missing, or a value is not finite
   */
  readonly transform?: Transform;
  /** Everything needed to load it again, as plain JSON. */
  readonly save: () => SavedSpace;
}

/** A space as plain JSON. */
export interface SavedSpace {
  readonly type: 'space';
  readonly description: SpaceDescription;
  readonly points: SavedMatrix;
  /** Absent for leaves, which take features as they are. */
  readonly scaler?: SavedScaler;
  readonly fit: SavedFit;
}
