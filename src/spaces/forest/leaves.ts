import { type Matrix } from 'ml-matrix';
import { childSeed } from '../../numeric';
import { type ReportProgress } from '../progress';
import {
  compareSpaces,
  euclideanSpace,
  type NeighbourhoodQuality,
  type QualityOptions,
} from '../quality/trustworthiness';
import { loadMatrix, saveMatrix, toMatrix, type SavedMatrix } from '../saved-matrix';
import { layOut } from '../umap/layout';
import { readUmapOptions, type UmapOptions, type UmapParameters } from '../umap/options';
import { placeRows } from '../umap/place';
import {
  fitForest,
  loadForest,
  type Forest,
  type ForestOptions,
  type LeafTable,
  type SavedForest,
} from './forest';
import { LeafIndex } from './leaf-index';
import { leafStart } from './leaf-start';

/** Options of {@link fitLeaves}. */
export interface LeavesOptions {
  /** The forest's; here a leaf has at least 20 rows, or a tenth of all where there are under 200. */
  readonly forest?: Omit<ForestOptions, 'seed' | 'onProgress'>;
  /** The embedding's. */
  readonly umap?: Omit<UmapOptions, 'seed' | 'onProgress'>;
  /** Default 1. */
  readonly seed?: number;
  readonly onProgress?: ReportProgress;
}

/** Embedded leaves as plain JSON. */
export interface SavedLeaves {
  readonly type: 'leaves';
  readonly forest: SavedForest;
  readonly parameters: UmapParameters;
  /** rows × trees. */
  readonly leaves: SavedMatrix;
  readonly embedding: SavedMatrix;
}

/** A forest's leaves, embedded. */
export interface LeavesFit {
  /** n × dimensions. */
  readonly points: Matrix;
  readonly forest: Forest;
  readonly leaves: LeafTable;
  readonly parameters: UmapParameters;
  /** Trustworthiness and continuity against the distances between leaves, not between features. */
  readonly quality: (options?: QualityOptions) => NeighbourhoodQuality;
  /** Places new rows by the leaves they fall in; a row with a fitted row's leaves takes its place. */
  readonly transform: (rows: Matrix, columns: readonly string[]) => Matrix;
  readonly save: () => SavedLeaves;
}

/**
 * A space supervised by a target: a forest learns to predict it from the other columns, and two rows are as far
 * apart as the share of trees in which they end in different leaves; UMAP lays these distances out.
 *
 * Neighbours are exact. The start is the spectral embedding of the leaves. The same seed gives the same bytes.
 *
 * @param rows n × d, raw, *without* the target
 * @param columns a name for each column
 * @param target n numbers
 * @throws RangeError as {@link fitForest} and fitUmap do
 */
export function fitLeaves(
  rows: Matrix,
  columns: readonly string[],
  target: Float64Array,
  options: LeavesOptions = {},
): LeavesFit {
  const { seed = 1, onProgress } = options;
  const minLeaf = Math.max(1, Math.min(20, Math.floor(rows.rows / 10)));
  const parameters = readUmapOptions(rows.rows, { ...options.umap, seed: childSeed(seed, 0) });
  const forest = fitForest(rows, columns, target, {
    minLeaf,
    ...options.forest,
    seed: childSeed(seed, 1),
    onProgress,
  });
  const leaves = forest.leaves(rows, columns);
  const index = new LeafIndex(leaves);
  const neighbours = index.nearest(parameters.neighbours - 1);
  const start = leafStart(index, parameters.dimensions, 10, childSeed(seed, 2));
  onProgress?.({ stage: 'neighbours', done: 1, of: 1 });
  const embedding = layOut(neighbours, start, { ...parameters, onProgress });
  return leavesFit(forest, leaves, index, parameters, embedding);
}

/** The embedded leaves that were saved. */
export function loadLeaves(saved: SavedLeaves): LeavesFit {
  if (saved.type !== 'leaves') throw new RangeError(`these are no saved leaves: type ${String(saved.type)}`);
  const table = loadMatrix(saved.leaves);
  const leaves = { leaves: Int32Array.from(table.values), rows: table.rows, trees: table.columns };
  const embedding = loadMatrix(saved.embedding).values;
  return leavesFit(loadForest(saved.forest), leaves, new LeafIndex(leaves), saved.parameters, embedding);
}

function leavesFit(
  forest: Forest,
  leaves: LeafTable,
  index: LeafIndex,
  parameters: UmapParameters,
  embedding: Float64Array,
): LeavesFit {
  const { dimensions } = parameters;
  const flat = { values: embedding, rows: leaves.rows, columns: dimensions };
  return {
    points: toMatrix(flat),
    forest,
    leaves,
    parameters,
    quality: (options) => compareSpaces(index.asSpace(), euclideanSpace(flat), options),
    transform: (rows, columns) => {
      const asked = forest.leaves(rows, columns);
      const settings = {
        ...parameters,
        epochs: Math.ceil(parameters.epochs / 3),
        seed: childSeed(parameters.seed, 1),
      };
      const placed = placeRows(
        index.nearest(parameters.neighbours, asked),
        { embedding, dimensions },
        settings,
      );
      return toMatrix({ values: placed, rows: asked.rows, columns: dimensions });
    },
    save: () => ({
      type: 'leaves',
      forest: forest.save(),
      parameters,
      leaves: saveMatrix({
        values: Float64Array.from(leaves.leaves),
        rows: leaves.rows,
        columns: leaves.trees,
      }),
      embedding: saveMatrix(flat),
    }),
  };
}
