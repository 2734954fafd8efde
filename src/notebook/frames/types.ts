import { type PlainFigure, type PlotKind, type PlotOptions } from '../../charts';

/** Figures of a frame's columns; each is shown at the end of a cell, or by `showFigure`. */
export type FramePlots = Readonly<Record<PlotKind, (options: PlotOptions) => PlainFigure>>;

/** What an aggregation of groups can be, for the columns that it names. */
export type Aggregations = Readonly<Record<string, Aggregation | readonly Aggregation[]>>;
export type Aggregation = 'count' | 'sum' | 'mean' | 'median' | 'std' | 'var' | 'min' | 'max';

/** A column of a frame: danfo's Series, with the methods that are used most. */
export interface FrameColumn {
  readonly values: readonly unknown[];
  readonly shape: readonly number[];
  count(): number;
  sum(): number;
  mean(): number;
  std(): number;
  min(): number;
  max(): number;
  median(): number;
  unique(): FrameColumn;
  valueCounts(): FrameColumn;
  /** Which values are greater (`gt`), at least (`ge`), less (`lt`), at most (`le`), equal, or not equal. */
  gt(other: unknown): FrameColumn;
  ge(other: unknown): FrameColumn;
  lt(other: unknown): FrameColumn;
  le(other: unknown): FrameColumn;
  eq(other: unknown): FrameColumn;
  ne(other: unknown): FrameColumn;
  /** Both, or one of two, columns of true and false. */
  and(other: FrameColumn): FrameColumn;
  or(other: FrameColumn): FrameColumn;
  // danfo has many more, documented at danfo.jsdata.org.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [more: string]: any;
}

/** Groups of a frame's rows. */
export interface FrameGroups {
  /** The groups' sizes, in the column `size`. */
  size(): Frame;
  /** The named aggregations, in columns such as `silhouette_max`. Missing values are left out. */
  agg(aggregations: Aggregations): Frame;
  /** Only the named columns, for `mean()` and the like. */
  col(names: readonly string[]): FrameGroups;
  mean(): Frame;
  sum(): Frame;
  min(): Frame;
  max(): Frame;
  count(): Frame;
  std(): Frame;
  /** The rows of the group that these values of the grouping columns name. */
  getGroup(values: readonly (string | number)[]): Frame;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [more: string]: any;
}

/** What picks rows and columns of a frame. */
export interface Picked<Row> {
  readonly rows?: readonly (Row | boolean)[] | FrameColumn;
  readonly columns?: readonly (string | number)[];
}

/**
 * A danfo DataFrame, with the methods that are used most; the others are there too, and can be found at
 * danfo.jsdata.org.
 *
 * danfo's own types are not named here: they bring those of TensorFlow along, which every cell would check.
 */
export interface Frame {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  /** Rows and columns. */
  readonly shape: readonly [number, number];
  /** Row after row. */
  readonly values: readonly (readonly unknown[])[];
  /** The first rows; default 5. */
  head(rows?: number): Frame;
  /** The last rows; default 5. */
  tail(rows?: number): Frame;
  sample(rows: number, options?: { readonly seed?: number }): Promise<Frame>;
  /** By the index's labels and the columns' names. */
  loc(picked: Picked<string | number>): Frame;
  /** By position. */
  iloc(picked: Picked<string | number>): Frame;
  column(name: string): FrameColumn;
  /** The rows of which the condition holds: `trials.query(trials.column('k').gt(4))`. */
  query(condition: FrameColumn | readonly boolean[]): Frame;
  /** Sorted by a column, missing values last; equals keep their order. */
  sortValues(column: string, options?: { readonly ascending?: boolean }): Frame;
  groupby(columns: readonly string[]): FrameGroups;
  addColumn(name: string, values: readonly unknown[]): Frame;
  drop(options: {
    readonly columns?: readonly string[];
    readonly index?: readonly (string | number)[];
  }): Frame;
  rename(names: Readonly<Record<string, string>>): Frame;
  /** Count, missing, mean, standard deviation (n − 1), extremes and quartiles of every column of numbers. */
  describe(): Frame;
  /** Figures of its columns. */
  readonly plot: FramePlots;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [more: string]: any;
}
